// The panel of sources: the passage a line comes from, then its fiche.
import { badges } from "./badges.js";
import { byId, h, icon } from "./dom.js";
import { closeReader, readHere } from "./reader.js";

export function drawSources(card, tools) {
  closeReader();
  const cited = card.sources.filter((source) => source.cited);
  const others = card.sources.filter((source) => !source.cited);
  byId("sources-empty").hidden = card.sources.length > 0;
  byId("sources").replaceChildren(...drawFiches(cited, tools), ...more(others, cited, tools));
  byId("sources-open").hidden = card.sources.length === 0;
  byId("sources-open").textContent = `Sources (${cited.length || others.length})`;
  if (cited.length) openSource(cited[0].n);
  byId("source-side").scrollTop = 0;
}

export function openSource(n) {
  closeReader();
  for (const item of byId("sources").querySelectorAll(".source")) {
    const isOpen = item.dataset.n === String(n);
    item.toggleAttribute("data-open", isOpen);
    item.querySelector(".source-button").setAttribute("aria-expanded", String(isOpen));
    item.querySelector(".passage").hidden = !isOpen;
    if (isOpen) {
      const details = item.closest("details");
      if (details) details.open = true;
      item.scrollIntoView({ block: "nearest" });
    }
  }
  for (const button of document.querySelectorAll("[data-ref]")) {
    button.setAttribute("aria-pressed", String(button.dataset.ref === String(n)));
  }
}

function more(others, cited, tools) {
  if (!others.length) return [];
  const list = h("ol", { class: "source-list" }, drawFiches(others, tools));
  const title = cited.length ? "Autres fiches trouvées" : "Fiches les plus proches";
  return [h("li", {}, h("details", { class: "source-more" }, h("summary", {}, `${title} (${others.length})`), list))];
}

// Several passages of one fiche stand under its name, said once.
function drawFiches(sources, tools) {
  const fiches = Map.groupBy(sources, (source) => `${source.fiche_id} ${source.version}`);
  return [...fiches.values()].map((passages) =>
    h(
      "li",
      { class: "source-fiche" },
      h("h3", { class: "source-title" }, passages[0].title),
      badges(passages[0], tools.screen, tools.day),
      h("p", { class: "since" }, `Version ${passages[0].version} · ${passages[0].fiche_id}`),
      h("ol", { class: "source-passages" }, passages.map(drawPassage)),
    ),
  );
}

function drawPassage(source) {
  const place = source.section ? source.section.replaceAll(" > ", " › ") : "En tête de la fiche";
  return h(
    "li",
    { class: "source", "data-n": source.n, "data-cited": source.cited },
    h(
      "button",
      { class: "source-button", type: "button", "aria-expanded": "false", onclick: () => openSource(source.n) },
      h("span", { class: "source-n" }, String(source.n)),
      h("span", { class: "source-path" }, place),
    ),
    passage(source),
  );
}

function passage(source) {
  return h(
    "div",
    { class: "passage", hidden: true },
    source.excerpt ? h("blockquote", {}, source.excerpt) : null,
    h(
      "p",
      { class: "passage-links" },
      h("a", { href: ficheAddress(source), target: "_blank", rel: "noopener", onclick: readHere }, "Lire dans la fiche"),
      isWebAddress(source.url) ? h("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, "Texte d’origine", icon("external")) : null,
    ),
  );
}

// The first line of the passage is the target, all of them are marked.
function ficheAddress(source) {
  const lines = source.units ?? [];
  const marked = lines.length > 1 ? `&lignes=${lines.join(",")}` : "";
  const anchor = lines.length ? `#u${lines[0]}` : "";
  return `/base/fiches/${encodeURIComponent(source.fiche_id)}/?version=${source.version}${marked}${anchor}`;
}

function isWebAddress(text) {
  return /^https?:\/\//.test(text);
}
