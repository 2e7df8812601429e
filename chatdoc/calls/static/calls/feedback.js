// One key says whether the answer was useful; the reason and a few words come after, if ever.
import { postAbout } from "./asking.js";
import { currentTurn, desk, screen } from "./desk.js";
import { byId, h, icon } from "./dom.js";

const VERDICTS = [
  { verdict: "utile", words: "Utile", drawing: "thumb-up", keys: "Alt+ArrowUp", hint: "Alt + ↑" },
  { verdict: "inutile", words: "Inutile", drawing: "thumb-down", keys: "Alt+ArrowDown", hint: "Alt + ↓" },
  { verdict: "autre", words: "J’ai dit autre chose", drawing: "ask" },
];

// The feedback of one answer, drawn again when it changes.
export function feedbackOf(turn) {
  const place = h("section", { class: "feedback", id: "feedback", "aria-label": "Votre avis sur la réponse" });
  draw(place, turn);
  return place;
}

export function giveVerdict(verdict) {
  const place = byId("feedback");
  if (place) give(place, currentTurn(), { verdict });
}

function draw(place, turn) {
  const { feedback, opinion } = turn;
  const buttons = VERDICTS.map(({ verdict, words, drawing, keys, hint }) =>
    h(
      "button",
      {
        class: "opinion",
        type: "button",
        "aria-pressed": String(feedback === verdict),
        "aria-keyshortcuts": keys,
        title: hint ? `${words} (${hint})` : words,
        onclick: () => give(place, turn, { verdict }),
      },
      icon(drawing),
      words,
    ),
  );
  const wantsMore = feedback === "inutile" || feedback === "autre";
  place.replaceChildren(
    h("div", { class: "opinions", role: "group", "aria-label": "Avis" }, buttons, h("p", { role: "status" }, opinion?.said ?? "")),
    ...(wantsMore ? details(place, turn) : []),
  );
}

function details(place, turn) {
  const { feedback, opinion } = turn;
  const reasons = screen.reasons.map(({ value, label }) =>
    h(
      "button",
      { class: "choice", type: "button", "aria-pressed": String(opinion.raison === value), onclick: () => give(place, turn, { raison: value }) },
      label,
    ),
  );
  const id = "feedback-words";
  const field = h("input", { class: "input", id, maxlength: 500, autocomplete: "off", spellcheck: "false", value: opinion.precision ?? "" });
  const send = (event) => {
    event.preventDefault();
    give(place, turn, { precision: field.value.trim() });
    byId("question").focus();
  };
  const label = feedback === "autre" ? "Ce que vous avez dit, sans donnée personnelle" : "Précision, sans donnée personnelle (facultatif)";
  return [
    feedback === "inutile" ? h("div", { class: "choices", role: "group", "aria-label": "Raison" }, reasons) : null,
    h(
      "form",
      { class: "feedback-words", onsubmit: send },
      h("label", { for: id }, label),
      h("div", {}, field, h("button", { class: "button button-quiet", type: "submit" }, "Envoyer")),
    ),
  ].filter(Boolean);
}

async function give(place, turn, change) {
  const before = [turn.feedback, turn.opinion];
  const isNew = change.verdict && change.verdict !== turn.feedback;
  turn.feedback = change.verdict ?? turn.feedback;
  turn.opinion = { ...(isNew ? { avis: turn.opinion?.avis } : turn.opinion), ...change, said: "" };
  draw(place, turn);
  if (isNew && turn.feedback !== "utile") place.querySelector(".choices button, input")?.focus();
  const main = turn.card.sources.find((source) => source.cited);
  const said = await postAbout(turn, desk.call.turns.indexOf(turn), byId("poste").dataset.feedback, {
    verdict: turn.feedback,
    raison: turn.opinion.raison ?? "",
    precision: turn.opinion.precision ?? "",
    fiche: main?.fiche_id ?? "",
    version: main?.version ?? 0,
    revision: turn.revision,
    avis: turn.opinion.avis,
  });
  if (said) turn.opinion = { ...turn.opinion, avis: said.avis, said: "Avis gardé, merci." };
  else [turn.feedback, turn.opinion] = before;
  if (place.isConnected) mark(place, turn);
}

// What is being typed or chosen keeps the focus: only the marks change.
function mark(place, turn) {
  place.querySelector("[role=status]").textContent = turn.opinion?.said ?? "";
  [...place.querySelectorAll(".opinion")].forEach((button, rank) => button.setAttribute("aria-pressed", String(VERDICTS[rank].verdict === turn.feedback)));
}
