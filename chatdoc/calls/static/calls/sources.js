// The panel of sources: the passage a line comes from, then its fiche.
import { badges } from "./badges.js";
import { byId, h, icon } from "./dom.js";

export function drawSources(card, tools) {
  const cited = card.sources.filter((source) => source.cited);
  const others = card.sources.filter((source) => !source.cited);
  byId("sources-empty").hidden = card.sources.length > 0;
  byId("sources").replaceChildren(...cited.map((source) => drawSource(source, tools)), ...more(others, cited, tools));
  byId("sources-open").hidden = card.sources.length === 0;
  byId("sources-open").textContent = `Sources (${cited.length || others.length})`;
  if (cited.length) openSource(cited[0].n);
}

export function openSource(n) {
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
  const list = h("ol", { class: "source-list" }, others.map((source) => drawSource(source, tools)));
  const title = cited.length ? "Autres fiches trouvées" : "Fiches les plus proches";
  return [h("li", {}, h("details", { class: "source-more", open: !cited.length }, h("summary", {}, `${title} (${others.length})`), list))];
}

function drawSource(source, tools) {
  const button = h(
    "button",
    { class: "source-button", type: "button", "aria-expanded": "false", onclick: () => openSource(source.n) },
    h("span", { class: "source-n" }, String(source.n)),
    h("span", { class: "source-title" }, source.title),
    source.section ? h("span", { class: "source-path" }, source.section) : null,
  );
  return h(
    "li",
    { class: "source", "data-n": source.n, "data-cited": source.cited },
    button,
    badges(source, tools.screen, tools.day),
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
      h("a", { href: ficheAddress(source), target: "_blank", rel: "noopener" }, "Lire dans la fiche"),
      source.url ? h("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, "Texte d’origine", icon("external")) : null,
    ),
  );
}

function ficheAddress(source) {
  const anchor = source.unit === undefined || source.unit === null ? "" : `#u${source.unit}`;
  return `/base/fiches/${encodeURIComponent(source.fiche_id)}/?version=${source.version}${anchor}`;
}
