// The advisor's screen. It asks, shows one card at a time, and forgets everything when the call ends.
import { askAgain, letItWait } from "./asking.js";
import { beginCall, onEnd, startNewCall, watchCall } from "./calling.js";
import { askTyped, listenToComposer } from "./composer.js";
import { copyWith, listenToCopy } from "./copying.js";
import { LENGTHS, currentTurn, desk, screen } from "./desk.js";
import { byId } from "./dom.js";
import { closeEditor, focusFacts, onFacts, restoreFact, setFact } from "./facts.js";
import { feedbackOf, giveVerdict } from "./feedback.js";
import { reportGap } from "./gap.js";
import { showHours, watchHours } from "./hours.js";
import { listenToKeys } from "./keys.js";
import { closeReader, readRelated } from "./reader.js";
import { goToUnread, onCard, showSimple } from "./showing.js";
import { chooseTheme, listenToStarters } from "./starters.js";
import { close as closeSuggestions, listenToSuggestions, loadSuggestions } from "./suggestions.js";
import { listenToTour } from "./tour.js";
import { listenToTrace, openTrace } from "./trace.js";

const HINTS = { standard: "plus court", bref: "plus complet", complet: "standard" };
const question = byId("question");

function announce(words) {
  byId("announce").textContent = words;
}

function setLength(wanted) {
  desk.length = wanted;
  showLength();
  askAgain();
}

// Of this card only: the next question has its usual one.
function toggleSimple() {
  const turn = currentTurn();
  if (turn) askAgain([], null, { isSimple: !turn.isSimple });
}

function showLength() {
  byId("length-hint").textContent = HINTS[desk.length];
}

function markOtherDay() {
  byId("date-pick").toggleAttribute("data-other-day", byId("date").value !== screen.today);
}

function backToQuestion() {
  if (closeEditor() || closeReader()) return;
  byId("source-side").removeAttribute("data-shown");
  question.focus();
}

function openHelp() {
  byId("help").showModal();
}

onCard({
  setLength,
  toggleSimple,
  feedbackOf,
  copy: copyWith(announce),
  answer: (fact, value, asked) => {
    setFact(fact, value, asked);
    question.focus();
  },
  refresh: (changed) => {
    askAgain(changed);
    question.focus();
  },
  leave: letItWait,
  report: reportGap,
});
onFacts((changed, undo) => {
  askAgain(changed, undo);
  question.focus();
});
onEnd(showLength, () => showSimple(false), markOtherDay, showHours, closeSuggestions);

listenToSuggestions(askTyped);
listenToComposer();
listenToCopy(() => currentTurn()?.card, announce);
listenToTrace();
const askAndStay = (words) => {
  askTyped(words);
  question.focus();
};
listenToStarters(byId("start"), askAndStay);
listenToTour(askAndStay);
byId("date").addEventListener("change", () => {
  if (!byId("date").value) byId("date").value = screen.today;
  markOtherDay();
  askAgain();
});
byId("caisse")?.addEventListener("change", () => {
  showHours();
  askAgain();
});
byId("motif").addEventListener("change", () => {
  desk.call.motif = byId("motif").value;
  chooseTheme(desk.call.motif);
  beginCall();
  question.focus();
});
byId("unread").addEventListener("click", goToUnread);
byId("new-call").addEventListener("click", startNewCall);
byId("help-open").addEventListener("click", openHelp);
byId("help-close").addEventListener("click", () => byId("help").close());
byId("sources-open").addEventListener("click", () => {
  byId("source-side").toggleAttribute("data-shown");
  if (byId("source-side").hasAttribute("data-shown")) byId("source-side").focus();
});
byId("reader-close").addEventListener("click", () => {
  closeReader();
  byId("source-side").focus();
});
byId("sources-close").addEventListener("click", backToQuestion);
listenToKeys({
  F1: openHelp,
  F2: startNewCall,
  F3: () => restoreFact(),
  "Shift+F3": focusFacts,
  F4: () => setLength(LENGTHS[(LENGTHS.indexOf(desk.length) + 1) % LENGTHS.length]),
  F7: toggleSimple,
  F8: openTrace,
  "Alt+ArrowUp": () => giveVerdict("utile"),
  "Alt+ArrowDown": () => giveVerdict("inutile"),
  F9: reportGap,
  F10: goToUnread,
  "Alt+l": readRelated,
  Escape: backToQuestion,
  choose: (key) => {
    const target = byId("card").querySelector(`[data-key="${key}"]`);
    if (target?.matches("input")) target.focus();
    else target?.click();
  },
});
watchCall();
watchHours();
showLength();
markOtherDay();
begin();
(window.requestIdleCallback ?? setTimeout)(() => loadSuggestions(screen.suggestions));
document.addEventListener("chatdoc:published", () => loadSuggestions(screen.suggestions));

// A slow machine shows the page before its script: what was typed meanwhile stays, and Enter is heard now.
function begin() {
  for (const waiting of document.querySelectorAll("#ask :disabled")) waiting.disabled = false;
  const isSent = question.value.trim() && question.value.endsWith("\n");
  if (!byId("adder").contains(document.activeElement)) question.focus();
  if (isSent) {
    question.value = question.value.trim();
    askTyped();
  }
}
