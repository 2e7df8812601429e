// Suggestions while typing: searched in this page, in a list loaded once. No keystroke is sent.
import { byId, h } from "./dom.js";

const MOST = 5;
const SHORTEST = 2;
const LONGEST = 60; // a long sentence is no title
const KINDS = { fiche: "Fiche", sigle: "Sigle", question: "Question fréquente" };

const field = byId("question");
const list = byId("suggestions");
let known = []; // { kind, text, detail, folded, words }
let shown = [];
let chosen = -1;
let askNow = () => {};

export async function loadSuggestions(address) {
  try {
    const response = await fetch(address);
    if (!response.ok) return;
    known = (await response.json()).suggestions.map(prepare);
  } catch {
    known = []; // the question zone works without them
  }
}

export function listenToSuggestions(ask) {
  askNow = ask;
  field.addEventListener("input", refresh);
  field.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the question keeps the focus
    const option = event.target.closest("[role=option]");
    if (option) take(Number(option.dataset.rank), true);
  });
}

// True when the key was for the list.
export function suggestionKey(event) {
  if (list.hidden) return false;
  const handled = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Tab: () => take(Math.max(chosen, 0), false),
    Enter: () => (chosen < 0 ? close() : take(chosen, true)),
    Escape: close,
  }[event.key];
  if (!handled || (event.key === "Tab" && event.shiftKey)) return false;
  const isTaken = event.key !== "Enter" || chosen >= 0;
  handled();
  if (isTaken) {
    event.preventDefault();
    event.stopPropagation();
  }
  return isTaken;
}

// The theme of a fiche, the likely motif of the call.
export function themeOf(title) {
  return known.find((entry) => entry.kind === "fiche" && entry.text === title)?.detail ?? "";
}

export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’']/g, " ");
}

function prepare([kind, text, detail]) {
  const folded = fold(text);
  const searched = kind === "sigle" ? `${folded} ${fold(detail)}` : folded;
  return { kind, text, detail, folded, words: searched.split(/[^a-z0-9]+/) };
}

export function matches(typed, entries = known) {
  const wanted = fold(typed).split(/[^a-z0-9]+/).filter(Boolean);
  if (!wanted.length) return [];
  const found = [];
  for (const entry of entries) {
    if (wanted.every((word) => entry.words.some((own) => own.startsWith(word)))) found.push(entry);
  }
  const start = wanted.join(" ");
  const rank = (entry) => (entry.folded === start ? 0 : entry.folded.startsWith(start) ? 1 : 2);
  return found.sort((one, other) => rank(one) - rank(other) || one.text.length - other.text.length).slice(0, MOST);
}

function refresh() {
  const typed = field.value.trim();
  shown = typed.length < SHORTEST || typed.length > LONGEST || typed.includes("\n") ? [] : matches(typed);
  if (shown.length === 1 && shown[0].text === typed) shown = [];
  chosen = -1;
  draw();
}

function draw() {
  list.hidden = shown.length === 0;
  list.replaceChildren(...shown.map(drawOption));
  field.removeAttribute("aria-activedescendant");
  byId("suggestions-count").textContent = shown.length ? `${shown.length} suggestion${shown.length > 1 ? "s" : ""}, Tab pour accepter` : "";
}

function drawOption({ kind, text, detail }, rank) {
  return h(
    "li",
    { role: "option", id: `suggestion-${rank}`, "data-rank": String(rank), "aria-selected": "false" },
    h("span", { class: "suggestion-text" }, text, kind === "sigle" ? h("small", {}, detail) : null),
    h("span", { class: "suggestion-kind" }, KINDS[kind]),
    rank === 0 ? h("kbd", { class: "kbd", "aria-hidden": "true" }, "Tab") : null,
  );
}

function move(step) {
  const last = chosen + step;
  chosen = last < -1 ? shown.length - 1 : last >= shown.length ? -1 : last;
  [...list.children].forEach((option, rank) => option.setAttribute("aria-selected", String(rank === chosen)));
  if (chosen < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `suggestion-${chosen}`);
}

function take(rank, isAsked) {
  const { text } = shown[rank];
  close();
  field.value = text;
  if (isAsked) askNow(text);
}

export function close() {
  shown = [];
  chosen = -1;
  draw();
}
