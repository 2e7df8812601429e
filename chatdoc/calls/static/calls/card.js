// The card of one answer. Order of use: say, ask, details, rights not to forget, then the rest.
import { badges, capital } from "./badges.js";
import { sayToCopy, withSource } from "./copying.js";
import { h, icon, longDate } from "./dom.js";
import { readHere } from "./reader.js";

const LENGTHS = { bref: "Brève", standard: "Standard", complet: "Complète" };
const LAST_KEY = 9;

// The order, and what is shown, come from the published instructions.
const PARTS = { demander: asks, essentiel: points, offres: offers, liens: related };

export function drawCard(card, tools) {
  if (card.status === "refused") return refused(card);
  if (card.status === "not_found") return notFound(card, tools);
  const main = card.sources.find((source) => source.cited) ?? card.sources[0];
  return [
    head(card, main, tools),
    card.a_dire ? say(card, main, tools) : null,
    ...card.parts.map((name) => PARTS[name](card, tools)),
    warnings(card),
    foot(card, tools),
    tools.feedbackOf(tools.turn),
  ];
}

function head(card, main, tools) {
  return h(
    "header",
    { class: "card-head" },
    h("h2", {}, main?.title ?? card.question),
    main ? badges(main, tools.screen, tools.day) : null,
    otherDay(tools),
    ambiguity(card),
  );
}

// « PR » is a reversion or a point: the advisor asks before saying one or the other.
function ambiguity(card) {
  if (!card.ambiguous?.length) return null;
  const said = card.ambiguous.map(({ sigle, meanings }) => `${sigle}\u00a0: ${meanings.join(" ou ")}\u202f?`);
  return h("p", { class: "ambiguous" }, icon("ask"), h("span", {}, said.join(" ")));
}

// Not today's rules: said in words, above everything that the card says.
function otherDay(tools) {
  if (tools.day === tools.screen.today) return null;
  return h("p", { class: "other-day" }, icon("calendar"), h("span", {}, `Règles à la date du ${longDate(tools.day)}`));
}

function say(card, main, tools) {
  const numbers = card.a_dire_sources ?? [];
  return h(
    "section",
    { class: "say" },
    h("h3", { class: "eyebrow" }, "À dire"),
    h("p", {}, card.a_dire, numbers.map((n) => ref(n, tools))),
    copyButton("Copier la phrase et sa source (Ctrl + C)", () => tools.copy(sayToCopy(card))),
  );
}

function copyButton(words, onclick) {
  return h("button", { class: "icon-button copy", type: "button", "aria-label": words, title: words, onclick }, icon("copy"));
}

function asks(card, tools) {
  if (!card.ask.length) return null;
  let key = 0;
  const nextKey = () => (key < LAST_KEY ? ++key : null);
  const questions = card.ask.map((ask) => h("li", {}, oneAsk(ask, tools, nextKey)));
  const title = card.status === "needs_facts" ? "À demander d’abord" : "À demander";
  const hint = key ? h("small", { "aria-hidden": "true" }, "Alt + chiffre") : null;
  return part([title, hint], h("ul", { class: "questions" }, questions));
}

function oneAsk(ask, tools, nextKey) {
  if (!ask.choices.length) return freeAnswer(ask, tools, nextKey());
  const name = h("span", { class: "ask-words" }, ask.question);
  const choices = ask.choices.map((choice) => {
    const key = nextKey();
    return h(
      "button",
      {
        class: "choice",
        type: "button",
        "data-key": key,
        "aria-keyshortcuts": key ? `Alt+${key}` : null,
        onclick: (event) => {
          event.currentTarget.setAttribute("aria-pressed", "true"); // seen at once, before the card follows
          tools.answer(ask.fact, choice, ask.question);
        },
      },
      choice,
      key ? h("kbd", { class: "kbd", "aria-hidden": "true" }, String(key)) : null,
    );
  });
  return h("div", { role: "group", "aria-label": ask.question }, name, h("div", { class: "choices" }, choices));
}

function freeAnswer(ask, tools, key) {
  const keys = { "data-key": key, "aria-keyshortcuts": key ? `Alt+${key}` : null };
  const field = h("input", { class: "input", id: `answer-${ask.fact}`, maxlength: 40, autocomplete: "off", spellcheck: "false", ...keys });
  const send = (event) => {
    event.preventDefault();
    if (field.value.trim()) tools.answer(ask.fact, field.value.trim(), ask.question);
  };
  return h(
    "div",
    {},
    h("label", { class: "ask-words", for: field.id }, ask.question),
    h("form", { class: "ask-form", onsubmit: send }, field, key ? h("kbd", { class: "kbd", "aria-hidden": "true" }, String(key)) : null, h("button", { class: "button button-quiet", type: "submit" }, "Répondre")),
  );
}

// What a line is shows in its first words: a caution, a service, a plain point.
const KINDS = [
  { name: "never", drawing: "alert", label: /^À ne pas dire$/ },
  { name: "caution", drawing: "alert", label: /^(Attention|Rappel)$/ },
  { name: "local", drawing: "local", label: /^Consigne de la caisse$/ },
  { name: "national", drawing: "national", label: /^Règle nationale$/ },
  { name: "coming", drawing: "coming", label: /^À partir du .*\d{4}$/ },
  { name: "example", drawing: "example", label: /^Exemple$/ },
  { name: "service", drawing: "service", label: /^(Téléservice|Formulaire|Simulateur|Contact|Service en ligne|Modèle|Outil)\b/ },
];
const WARNING = /^Avertissement[\u00a0\u202f ]:/;

function points(card, tools) {
  const lines = card.points.filter((point) => !WARNING.test(point.text));
  if (!lines.length) return null;
  return part("L’essentiel", h("ul", { class: "points" }, lines.map((point) => drawPoint(point, card, tools))));
}

function warnings(card) {
  const lines = card.points.filter((point) => WARNING.test(point.text));
  return lines.map((point) => h("p", { class: "warning" }, icon("info"), h("span", {}, point.text.replace(WARNING, "").trim())));
}

function drawPoint(point, card, tools) {
  const { label, rest } = labelled(point.text);
  const kind = KINDS.find((candidate) => candidate.label.test(label));
  const refs = point.sources.map((n) => ref(n, tools));
  const words = [label ? h("span", { class: "branch" }, `${label}\u00a0:`) : null, ...withLists(rest, refs)];
  const copy = copyButton("Copier la ligne et sa source", () => tools.copy(withSource(point.text, point.sources, card)));
  return h("li", { class: kind ? `point-${kind.name}` : null }, kind ? icon(kind.drawing) : null, h("div", {}, words), copy);
}

// « Né en 1966 : 63 ans et 3 mois »: the branch first, so that the eye finds its line.
function labelled(text) {
  const found = /^([^\n:.;]{3,90}?)[\u00a0\u202f ]:[\u00a0\u202f \n]/.exec(text);
  return found ? { label: found[1], rest: text.slice(found[0].length) } : { label: "", rest: text };
}

function withLists(text, refs) {
  const lines = text.split("\n");
  const items = lines.filter((line) => line.startsWith("- "));
  const words = lines.filter((line) => !line.startsWith("- ")).join("\n");
  if (!items.length) return [` ${words}`, ...refs];
  return [words ? ` ${words}` : null, ...refs, h("ul", { class: "sub" }, items.map((item) => h("li", {}, item.slice(2))))];
}

function offers(card) {
  if (!card.offers.length) return null;
  const lines = card.offers.map((offer) =>
    h(
      "li",
      { class: "offer" },
      icon("gift"),
      h(
        "div",
        {},
        ficheLink(offer),
        offer.why ? h("p", {}, offer.why) : null,
        offer.question ? h("p", { class: "offer-ask" }, `« ${offer.question} »`) : null,
      ),
    ),
  );
  return part("À ne pas oublier", h("ul", { class: "offers" }, lines));
}

// The procédure of a law, the law of a procédure: said before the title, and read beside the card with one key.
function related(card, tools) {
  if (!card.related.length) return null;
  const lines = card.related.map((fiche) => h("li", {}, nature(fiche, tools), ficheLink(fiche)));
  const hint = h("small", { "aria-hidden": "true" }, "Alt + L");
  return part(["Voir aussi", hint], h("ul", { class: "related" }, lines));
}

function nature(fiche, tools) {
  const words = tools.screen.natures[fiche.nature];
  return words ? [icon(`nature-${fiche.nature}`), h("span", { class: "nature" }, `${capital(words)}\u00a0:`)] : null;
}

function foot(card, tools) {
  const lengths = Object.entries(LENGTHS).map(([length, words]) =>
    h(
      "button",
      { type: "button", "aria-pressed": String(length === tools.length), onclick: () => tools.setLength(length) },
      words,
    ),
  );
  const simple = h(
    "button",
    { type: "button", "aria-pressed": String(tools.turn.isSimple), "aria-keyshortcuts": "F7", onclick: tools.toggleSimple },
    "Plus simple",
  );
  const engine = card.engine === "model" ? "Rédigée par le modèle du site, vérifiée ligne à ligne" : "Tirée de la base";
  return h(
    "footer",
    { class: "card-foot" },
    h("p", {}, `${engine} · ${Math.max(1, Math.round(card.ms))} ms`),
    h("div", { class: "lengths", role: "group", "aria-label": "Longueur de la réponse" }, lengths),
    h("div", { class: "lengths" }, simple),
  );
}

function notFound(card, tools) {
  const nearest = [...new Map(card.sources.map((source) => [source.fiche_id, source])).values()].slice(0, 5);
  const shown = new Set(nearest.map((source) => source.fiche_id));
  const others = { related: card.related.filter((fiche) => !shown.has(fiche.fiche_id)) };
  return [
    otherDay(tools),
    ambiguity(card),
    h(
      "section",
      { class: "void" },
      h("p", { class: "eyebrow" }, "Pas dans la base"),
      h("h2", {}, /autre organisme/.test(card.text) ? "À un autre organisme de répondre" : "Rien de sûr à dire"),
      h("p", { class: "void-say" }, card.a_dire || card.text || "Dites que vous vous renseignez : mieux vaut rappeler que se tromper."),
      reportButton(tools),
    ),
    asks(card, tools),
    nearest.length
      ? part(
          "Fiches les plus proches",
          h("ul", { class: "points" }, nearest.map((source) => h("li", {}, h("div", {}, ficheLink(source), ref(source.n, tools))))),
        )
      : null,
    related(others, tools),
    tools.feedbackOf(tools.turn),
  ];
}

function reportButton(tools) {
  return h(
    "p",
    { class: "void-report" },
    h(
      "button",
      { class: "button button-quiet", type: "button", id: "report-gap", "aria-keyshortcuts": "F9", onclick: tools.report },
      "Signaler un manque",
      h("kbd", { class: "kbd", "aria-hidden": "true" }, "F9"),
    ),
  );
}

function refused(card) {
  return h(
    "section",
    { class: "void void-refused" },
    h("p", { class: "eyebrow" }, "Question non traitée"),
    h("h2", {}, "Reformulez la question"),
    h("p", { class: "void-say" }, card.guard.reminder ?? "Posez la question sans donnée personnelle."),
  );
}

function part(title, ...content) {
  return h("section", { class: "card-part" }, h("h3", { class: "eyebrow" }, title), ...content);
}

export function ref(n, tools) {
  return h(
    "button",
    { class: "ref", type: "button", "data-ref": n, "aria-label": `Source ${n}`, onclick: () => tools.openSource(n) },
    String(n),
  );
}

function ficheLink(fiche) {
  const version = fiche.version ? `?version=${fiche.version}` : "";
  const href = `/base/fiches/${encodeURIComponent(fiche.fiche_id)}/${version}`;
  return h("a", { href, target: "_blank", rel: "noopener", onclick: readHere }, fiche.title);
}
