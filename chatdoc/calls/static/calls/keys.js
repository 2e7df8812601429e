// Every action has a key: the mouse is slow and one ear is taken. The list of them is in the help.
import { byId } from "./dom.js";

const ZONES = ["question", "call-side", "stage", "source-side"];

export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    const action = actionFor(event, actions);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function actionFor(event, actions) {
  if (document.querySelector("dialog[open]")) return null; // a dialog has its own keys
  if (event.altKey && /^Digit[1-9]$/.test(event.code)) return () => actions.choose(event.code.slice(5));
  if (event.altKey && event.key === "F4") return null; // closes the window
  if (event.key === "?" && !isTyping(event.target)) return actions.F1;
  if (event.key === "F6") return () => nextZone(event.shiftKey ? -1 : 1);
  const held = `${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}`;
  return actions[`${held}${event.key}`];
}

function isTyping(element) {
  return element.matches("input, textarea, select");
}

function nextZone(step) {
  const zones = ZONES.map(byId).filter((zone) => zone.checkVisibility({ visibilityProperty: true }));
  const current = zones.findIndex((zone) => zone.contains(document.activeElement));
  zones[(current + step + zones.length) % zones.length].focus();
}
