// A fiche read in the panel beside the card: the passage marked, the procédure next to the law.
import { byId } from "./dom.js";
import { notify } from "./status.js";

let asked = 0;

// A plain click reads here; the browser's own gestures (Ctrl, middle button) still open a tab.
export function readHere(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  openReader(event.currentTarget.href);
}

// The next of the fiches « Voir aussi », then the first again.
export function readRelated() {
  const links = [...byId("card").querySelectorAll(".related a")];
  const current = byId("reader").hidden ? -1 : links.findIndex((link) => link.href === byId("reader-open").href);
  if (links.length) openReader(links[(current + 1) % links.length].href);
  else notify("Cette réponse ne renvoie à aucune autre fiche.");
}

async function openReader(href) {
  const address = new URL(href);
  const own = ++asked;
  const text = await fetchPart(address);
  if (own !== asked) return; // closed, or another one asked for, while this one was on its way
  if (text === null) return notify("La fiche n’a pas pu être lue : réessayez, ou ouvrez-la par le menu « Base ».");
  byId("reader-text").innerHTML = text; // our own page's part, escaped by the server
  const marked = mark(address);
  byId("reader-open").href = href;
  show(true);
  byId("source-side").toggleAttribute("data-shown", true);
  byId("source-side").scrollTop = marked ? marked.offsetTop - 120 : 0;
  byId("source-side").focus({ preventScroll: true });
}

export function closeReader() {
  asked += 1;
  if (byId("reader").hidden) return false;
  show(false);
  byId("reader-text").replaceChildren();
  return true;
}

function show(isReading) {
  byId("reader").hidden = !isReading;
  byId("sources").hidden = isReading;
}

async function fetchPart(address) {
  try {
    const response = await fetch(address.pathname + address.search, { headers: { "X-Part": "fiche" } });
    return response.ok && !response.redirected ? await response.text() : null;
  } catch {
    return null;
  }
}

function mark(address) {
  const first = address.hash.slice(1);
  const lines = address.searchParams.get("lignes")?.split(",").map((line) => `u${line}`) ?? [];
  const cited = [first, ...lines].filter(Boolean).map((id) => byId("reader-text").querySelector(`#${CSS.escape(id)}`));
  for (const unit of cited) unit?.classList.add("is-cited");
  return cited.find(Boolean);
}
