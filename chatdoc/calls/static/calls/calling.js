// A call begins, lasts, and ends: then nothing of it is left in the page.
import { stopAsking } from "./asking.js";
import { duration, newCall } from "./call.js";
import { desk, screen } from "./desk.js";
import { byId } from "./dom.js";
import { showFacts } from "./facts.js";
import { showTurns } from "./showing.js";
import { drawSources } from "./sources.js";
import { notify, say, showReminder } from "./status.js";

const IDLE = 30 * 60 * 1000;
const SIGNS_OF_LIFE = ["keydown", "pointerdown", "wheel"];
let lastSign = Date.now();
let cleaners = [];

export function onEnd(...functions) {
  cleaners.push(...functions);
}

export function watchCall() {
  for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, () => (lastSign = Date.now()), { passive: true });
  setInterval(tick, 1000);
  showState();
}

export function beginCall() {
  desk.call.startedAt ??= Date.now();
  showState();
}

export function startNewCall() {
  endCall();
  beginCall();
  byId("announce").textContent = "Nouvel appel.";
}

// Hanging up erases: facts, questions, answers, words kept, day and length.
export function endCall() {
  stopAsking();
  desk.call = newCall();
  desk.length = screen.length;
  for (const clean of cleaners) clean();
  notify(null);
  say(null);
  showReminder({ types: [] });
  byId("question").value = "";
  byId("date").value = screen.today;
  byId("motif").value = "";
  byId("card").replaceChildren();
  byId("card").hidden = true;
  byId("start").hidden = false;
  byId("announce").textContent = "Appel terminé : tout est effacé.";
  drawSources({ sources: [] }, {});
  byId("source-side").removeAttribute("data-shown");
  byId("adder").open = false;
  showFacts();
  showTurns();
  showState();
  byId("stage").scrollTop = 0;
  byId("question").focus();
}

function tick() {
  if (!desk.call.startedAt) return;
  if (Date.now() - lastSign >= IDLE) closeIdleCall();
  else byId("timer-words").textContent = `Appel ${duration(desk.call.startedAt)}`;
}

function closeIdleCall() {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  endCall();
  notify("L’appel a été fermé après 30 minutes sans activité : faits et questions sont effacés.");
}

// The title and the icon of the tab say whether a call is on.
function showState() {
  const isOn = Boolean(desk.call.startedAt);
  byId("timer").dataset.state = isOn ? "on" : "idle";
  byId("timer-words").textContent = isOn ? `Appel ${duration(desk.call.startedAt)}` : "Pas d’appel";
  byId("new-call").hidden = isOn;
  byId("hang-up").hidden = !isOn;
  document.title = isOn ? "En appel · ChatDoc" : "ChatDoc";
  const { icon, iconOn } = byId("poste").dataset;
  document.querySelector("link[rel=icon]").href = isOn ? iconOn : icon;
}
