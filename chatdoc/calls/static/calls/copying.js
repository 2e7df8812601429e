// A sentence leaves ChatDoc with its source.
import { longDate } from "./dom.js";
import { notify } from "./status.js";

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

// A page served without HTTPS on the site's network has no clipboard of its own.
function copyByHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}

export function withSource(text, numbers, card) {
  const cited = card.sources.filter((source) => numbers.includes(source.n));
  const sources = [...new Set(cited.map(sourceLine))];
  return sources.length ? `${text}\n${sources.join("\n")}` : text;
}

function sourceLine(source) {
  const since = source.en_vigueur_du ? `, depuis le ${longDate(source.en_vigueur_du)}` : "";
  return `Source : ${source.title} (${source.fiche_id}, version ${source.version}${since})`;
}

export function sayToCopy(card) {
  return withSource(card.a_dire, card.a_dire_sources ?? [], card);
}

// Ctrl + C with nothing selected: what is to be said, with its source.
export function listenToCopy(currentCard, announce) {
  document.addEventListener("copy", (event) => {
    const card = currentCard();
    if (!card?.a_dire || hasSelection()) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", sayToCopy(card));
    announce("Phrase copiée avec sa source.");
  });
}

function hasSelection() {
  const field = document.activeElement;
  const isField = field?.matches("input, textarea") && field.selectionStart !== field.selectionEnd;
  return isField || !getSelection().isCollapsed;
}

export function copyWith(announce) {
  return async (text) => {
    if (await copyText(text)) announce("Phrase copiée avec sa source.");
    else notify("Copie refusée par le navigateur : sélectionnez la phrase, puis Ctrl + C.");
  };
}
