// Nature, scope and standing of a source: a word and a shape each.
import { h, icon, longDate } from "./dom.js";

export function standing(source, day) {
  if (source.en_vigueur_au && source.en_vigueur_au < day) return "past";
  if (source.en_vigueur_du && source.en_vigueur_du > day) return "coming";
  return "current";
}

export function badges(source, screen, day) {
  const scope = source.caisse
    ? badge("badge-local", "local", `Local : ${screen.caisses[source.caisse]?.name ?? source.caisse}`)
    : badge("", "national", "National");
  const state = { past: badge("badge-past", "past", "Remplacée"), coming: badge("badge-coming", "coming", "À venir") };
  return h(
    "p",
    { class: "badges" },
    badge("", `nature-${source.nature}`, capital(screen.natures[source.nature] ?? source.nature)),
    scope,
    state[standing(source, day)],
    h("span", { class: "since" }, period(source)),
  );
}

function period(source) {
  if (source.en_vigueur_au && source.en_vigueur_du) {
    return `du ${longDate(source.en_vigueur_du)} au ${longDate(source.en_vigueur_au)}`;
  }
  if (source.en_vigueur_au) return `jusqu’au ${longDate(source.en_vigueur_au)}`;
  return source.en_vigueur_du ? `depuis le ${longDate(source.en_vigueur_du)}` : "date d’effet non précisée";
}

function badge(look, drawing, words) {
  return h("span", { class: `badge ${look}` }, icon(drawing), words);
}

export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
