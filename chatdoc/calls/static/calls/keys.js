// Every action has a key: the mouse is slow and one ear is taken.
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
  if (byId("help").open) return null; // the dialog has its own keys
  if (event.altKey && /^Digit[1-9]$/.test(event.code)) return () => actions.choose(event.code.slice(5));
  if (event.key === "?" && !isTyping(event.target)) return actions.help;
  const named = {
    F1: actions.help,
    F2: actions.newCall,
    F4: event.altKey ? null : actions.nextLength, // Alt + F4 closes the window
    F9: actions.report,
    F6: () => nextZone(event.shiftKey ? -1 : 1),
    Escape: actions.back,
  };
  return named[event.key];
}

function isTyping(element) {
  return element.matches("input, textarea, select");
}

function nextZone(step) {
  const zones = ZONES.map(byId).filter((zone) => zone.checkVisibility({ visibilityProperty: true }));
  const current = zones.findIndex((zone) => zone.contains(document.activeElement));
  zones[(current + step + zones.length) % zones.length].focus();
}
