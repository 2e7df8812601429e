// Elements made from values: text is always text, never markup.
const SVG = "http://www.w3.org/2000/svg";

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  const shown = children.flat(2).filter((child) => child !== null && child !== undefined && child !== false);
  element.append(...shown.map((child) => (typeof child === "string" ? typeset(child) : child)));
  return element;
}

// Texts of the base come as their source typed them: French spaces and apostrophes are set when shown.
export function typeset(text) {
  return text
    .replace(/(\p{L})'(?=[\p{L}\d«])/gu, "$1’")
    .replace(/« /g, "«\u00a0")
    .replace(/ »/g, "\u00a0»")
    .replace(/ :/g, "\u00a0:")
    .replace(/ ([?!;])/g, "\u202f$1")
    .replace(/(\d) (?=\d{3}(?!\d)|[€%])/g, "$1\u202f");
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${document.getElementById("poste").dataset.icons}#${name}`);
  svg.append(use);
  return svg;
}

export function byId(id) {
  return document.getElementById(id);
}

const DAY = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

// « 1er septembre 2026 »
export function longDate(iso) {
  return DAY.format(new Date(`${iso}T00:00:00Z`)).replace(/^1 /, "1er ");
}
