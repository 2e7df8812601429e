// The facts of the call, as chips: one click corrects, takes away, or goes back to what was said before.
import { giveFact, lastReplaced, withdrawFact } from "./call.js";
import { desk, screen } from "./desk.js";
import { byId, h, icon } from "./dom.js";

const WITHOUT_EDITOR = "cas"; // its choices are those of one card
let changed = () => {};

export function onFacts(handler) {
  changed = handler;
  byId("fact-key").addEventListener("change", () => drawField(byId("fact-field"), byId("fact-key").value, closeAdder));
  byId("adder").addEventListener("toggle", () => {
    if (byId("adder").open) drawField(byId("fact-field"), byId("fact-key").value, closeAdder);
  });
}

export function showFacts() {
  const facts = [...desk.call.facts.values()];
  byId("facts-empty").hidden = facts.length > 0;
  byId("call-side").toggleAttribute("data-facts", facts.length > 0);
  byId("chips").replaceChildren(...facts.map(drawChip));
  const last = lastReplaced(desk.call);
  byId("restore-hint").hidden = !last;
  if (last) byId("restore-value").textContent = last.replaced.label;
  closeEditor();
}

export function setFact(key, value, name) {
  const undo = giveFact(desk.call, key, value, name);
  showFacts();
  changed([key], undo);
}

export function restoreFact(key = lastReplaced(desk.call)?.key) {
  const fact = desk.call.facts.get(key);
  if (!fact?.replaced) return;
  const before = fact.replaced;
  if (before.key !== key) desk.call.facts.delete(key);
  const undo = giveFact(desk.call, before.key, before.value, fact.name);
  Object.assign(desk.call.facts.get(before.key), { label: before.label, replaced: fact });
  showFacts();
  changed([key, before.key], undo);
}

export function focusFacts() {
  const chip = byId("chips").querySelector(".chip-name");
  if (chip) return chip.focus();
  byId("adder").open = true;
  byId("fact-key").focus();
}

function takeAway(key) {
  withdrawFact(desk.call, key);
  showFacts();
  changed([key]);
}

function drawChip(fact) {
  const words = [h("small", {}, fact.name), h("b", {}, fact.label)];
  const edit = { class: "chip-name", type: "button", "aria-expanded": "false", "aria-controls": "fact-editor", onclick: () => toggleEditor(fact) };
  const canEdit = fact.key !== WITHOUT_EDITOR;
  return h(
    "li",
    { class: "chip", "data-fact": fact.key },
    canEdit ? h("button", { ...edit, "aria-label": `Corriger : ${fact.name}, ${fact.label}` }, words) : h("span", { class: "chip-name" }, words),
    h(
      "button",
      { class: "icon-button", type: "button", "aria-label": `Retirer : ${fact.name}, ${fact.label}`, onclick: () => takeAway(fact.key) },
      icon("close"),
    ),
    fact.replaced ? restoreButton(fact) : null,
  );
}

function restoreButton(fact) {
  const words = `Revenir à ${fact.replaced.label}`;
  return h(
    "button",
    { class: "chip-before", type: "button", "aria-label": `${words} (F3)`, title: `${words} (F3)`, onclick: () => restoreFact(fact.key) },
    icon("undo"),
    h("s", {}, fact.replaced.label),
  );
}

function toggleEditor(fact) {
  const isOpen = byId("fact-editor").dataset.fact === fact.key;
  closeEditor();
  if (isOpen) return;
  byId("fact-editor").dataset.fact = fact.key;
  byId("fact-editor").hidden = false;
  byId("chips").querySelector(`[data-fact="${fact.key}"] .chip-name`).setAttribute("aria-expanded", "true");
  drawField(byId("fact-editor"), fact.key, closeEditor);
  byId("fact-editor").querySelector("input, button").focus();
}

export function closeEditor() {
  const editor = byId("fact-editor");
  if (editor.hidden) return false;
  const chip = byId("chips").querySelector(`[data-fact="${editor.dataset.fact}"] .chip-name`);
  const hadFocus = editor.contains(document.activeElement);
  editor.hidden = true;
  delete editor.dataset.fact;
  editor.replaceChildren();
  chip?.setAttribute("aria-expanded", "false");
  if (hadFocus) chip?.focus();
  return true;
}

function closeAdder() {
  byId("adder").open = false;
  byId("fact-field").replaceChildren();
}

// The fact's own question, then its choices in one click, or a field.
function drawField(place, key, close) {
  const fact = screen.facts.find((candidate) => candidate.key === key);
  const give = (value) => {
    close();
    setFact(key, value, fact.label);
  };
  place.replaceChildren(...(fact.choices.length ? choices(fact, give) : field(fact, place.id, give)));
}

function choices(fact, give) {
  const buttons = fact.choices.map((choice) => h("button", { class: "choice", type: "button", onclick: () => give(choice.value) }, choice.label));
  return [h("p", { class: "fact-question" }, fact.question), h("div", { class: "choices", role: "group", "aria-label": fact.question }, buttons)];
}

function field(fact, place, give) {
  const id = `${place}-value`;
  const value = desk.call.facts.get(fact.key)?.value ?? "";
  const input = h("input", { class: "input", id, maxlength: 40, spellcheck: "false", autocomplete: "off", value, placeholder: `ex. ${fact.example}` });
  const send = (event) => {
    event.preventDefault();
    if (input.value.trim()) give(input.value.trim());
    else input.focus();
  };
  const label = h("label", { class: "fact-question", for: id }, fact.question);
  const go = h("button", { class: "button button-quiet button-small", type: "submit" }, "Valider");
  return [h("form", { class: "fact-form", autocomplete: "off", onsubmit: send }, label, input, go)];
}
