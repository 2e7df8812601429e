// The question zone: Enter asks, the arrows go through the questions of this call, and of this call only.
import { ask } from "./asking.js";
import { beginCall } from "./calling.js";
import { desk } from "./desk.js";
import { byId } from "./dom.js";
import { suggestionKey } from "./suggestions.js";

const question = byId("question");
let back = 0; // how many questions ago

export function askTyped(words = question.value) {
  back = 0;
  if (!words.trim()) return question.focus();
  beginCall();
  ask(words);
}

export function listenToComposer() {
  byId("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    askTyped();
  });
  question.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || suggestionKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      askTyped();
    }
    if (event.key === "ArrowUp") recall(event, 1);
    if (event.key === "ArrowDown") recall(event, -1);
  });
  question.addEventListener("input", () => (back = 0));
}

function recall(event, step) {
  const asked = desk.call.turns.map((turn) => turn.question);
  const isMine = !question.value || (back && question.value === asked.at(-back));
  const wanted = back + step;
  if (!isMine || wanted < 0 || wanted > asked.length) return;
  event.preventDefault();
  back = wanted;
  question.value = back ? asked.at(-back) : "";
}
