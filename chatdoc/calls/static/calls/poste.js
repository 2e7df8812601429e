// The advisor's screen. It asks, shows one card at a time, and forgets everything when the call ends.
import { doubtfulWords, duration, factValues, mergeFacts, newCall, questionsBefore } from "./call.js";
import { drawCard } from "./card.js";
import { byId, h } from "./dom.js";
import { drawFacts } from "./facts.js";
import { listenToKeys } from "./keys.js";
import { drawSources, openSource } from "./sources.js";
import { listenToStarters } from "./starters.js";
import { busy, button, notify, showReminder, spoken } from "./status.js";
import { Refused, SessionEnded, askStream, post } from "./stream.js";

const LENGTHS = ["standard", "bref", "complet"];
const HINTS = { standard: "plus court", bref: "plus complet", complet: "standard" };
const MOST_KEPT = 20;
const screen = JSON.parse(byId("screen-data").textContent);
const question = byId("question");

let call = newCall();
let length = "standard";
let waiting = null; // the request in progress
let undo = null; // takes back the fact just given, when it cannot be read
let token = document.querySelector("#ask [name=csrfmiddlewaretoken]").value;

// --- Asking

function ask(words) {
  if (!words.trim()) {
    question.focus();
    return;
  }
  startTimer();
  send(words, call.turns.length);
}

// The same question with other facts, another day or another length: its card is replaced in place.
function askAgain() {
  if (call.turns[call.current]) send(call.turns[call.current].question, call.current);
}

async function send(words, rank) {
  waiting?.abort();
  const mine = new AbortController();
  waiting = mine;
  busy(true);
  notify(null);
  const asked = { words, rank };
  const body = bodyOf(words, rank);
  const onEvent = (name, data) => !mine.signal.aborted && receive[name]?.(data, asked);
  try {
    await askStream(byId("poste").dataset.ask, token, body, { signal: mine.signal, onEvent });
  } catch (error) {
    if (!mine.signal.aborted) failed(error, () => send(asked.words, rank));
  } finally {
    if (waiting === mine) busy(false);
  }
}

function bodyOf(words, rank) {
  return {
    question: words,
    facts: factValues(call),
    retires: [...call.withdrawn],
    historique: questionsBefore(call, rank),
    gardes: [...call.kept].slice(-MOST_KEPT),
    caisse: byId("caisse")?.value ?? "",
    date: byId("date").value,
    length,
  };
}

// « Signaler un manque »: the question as the guard let it through, for the experts.
async function report() {
  const pressed = byId("report-gap");
  const turn = call.turns[call.current];
  if (!pressed || !turn || pressed.disabled) return;
  pressed.disabled = true;
  try {
    const said = await post(byId("poste").dataset.report, token, bodyOf(turn.question, call.current));
    pressed.replaceWith(h("span", { class: "void-reported", role: "status" }, said.message));
    question.focus();
  } catch (error) {
    pressed.disabled = false;
    failed(error, report);
  }
}

const receive = {
  guard(data, asked) {
    const typed = asked.words;
    showReminder(data, doubtfulWords(typed, data.doubtful ?? []), (word) => keepWord(word, typed, data.question, asked.rank));
    undo = null;
    if (data.refused) return;
    // From here on the page holds what was understood: what was typed is gone.
    if (question.value.trim() === asked.words.trim()) question.value = data.question;
    asked.words = data.question;
    mergeFacts(call, data.facts);
    showFacts();
  },
  card(card, { words, rank }) {
    const isRefused = card.status === "refused";
    if (!isRefused) keepTurn(card, words, rank);
    show(card);
    if (!isRefused && question.value.trim() === words.trim()) question.value = "";
  },
  failed(data, { words, rank }) {
    notify(data.message, button("Réessayer", () => send(words, rank)));
  },
};

// The word was masked in doubt: the question is asked again with it. What was typed lives as long as its button.
function keepWord(word, typed, understood, rank) {
  call.kept.add(word);
  if (question.value.trim() === understood.trim()) question.value = "";
  question.focus();
  send(typed, rank);
}

function keepTurn(card, words, rank) {
  // The words kept for the follow-up are those the guard let through.
  call.turns[rank] = { question: card.question || words, card };
  call.current = rank;
  showTurns();
}

function failed(error, again) {
  if (error instanceof Refused) {
    undo?.();
    showFacts();
    return notify(error.message);
  }
  if (error instanceof SessionEnded) {
    const link = h("a", { href: "/connexion/", target: "_blank" }, "Se reconnecter");
    return notify("Votre session est terminée. Reconnectez-vous dans un autre onglet, puis réessayez.", link, button("Réessayer", async () => {
      await refreshToken();
      again();
    }));
  }
  return notify("La liaison est coupée : la dernière réponse reste affichée.", button("Réessayer", again));
}

// Signing in again changes the page's key.
async function refreshToken() {
  const page = await fetch("/").then((response) => response.text()).catch(() => "");
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("#ask [name=csrfmiddlewaretoken]");
  if (fresh) token = fresh.value;
}

// --- Showing

function tools() {
  return { screen, day: byId("date").value || screen.today, length, setLength, answer, report, openSource: showSource };
}

function show(card) {
  byId("start").hidden = true;
  byId("card").hidden = false;
  byId("card").replaceChildren(...[drawCard(card, tools())].flat(2).filter(Boolean));
  byId("stage").scrollTop = 0;
  drawSources(card, tools());
  byId("announce").textContent = spoken(card);
}

function showSource(n) {
  openSource(n);
  byId("source-side").toggleAttribute("data-shown", true);
}

function showFacts() {
  drawFacts(call, withdrawFact);
}

function withdrawFact(key) {
  const fact = call.facts.get(key);
  if (fact.said && call.turns[call.current]) {
    question.value = call.turns[call.current].question;
    notify("Ce fait est dans la question : corrigez-la, puis Entrée.");
  } else {
    call.facts.delete(key);
    call.withdrawn.add(key);
    showFacts();
    askAgain();
  }
  question.focus();
}

function showTurns() {
  byId("turns-empty").hidden = call.turns.length > 0;
  byId("turns").replaceChildren(
    ...call.turns.map((turn, rank) =>
      h(
        "li",
        {},
        h("button", { type: "button", "aria-current": rank === call.current ? "true" : null, onclick: () => goTo(rank) }, turn.question),
      ),
    ),
  );
}

function goTo(rank) {
  waiting?.abort();
  busy(false);
  call.current = rank;
  showTurns();
  show(call.turns[rank].card);
  byId("turns").children[rank].firstChild.focus();
}

// --- What the advisor does

function answer(fact, value, asked) {
  const before = call.facts.get(fact);
  undo = () => (before ? call.facts.set(fact, before) : call.facts.delete(fact));
  call.withdrawn.delete(fact);
  call.facts.set(fact, { key: fact, value, label: value, name: asked });
  showFacts();
  askAgain();
  question.focus();
}

function setLength(wanted) {
  length = wanted;
  byId("length-hint").textContent = HINTS[length];
  askAgain();
}

function startTimer() {
  call.startedAt ??= Date.now();
  tick();
}

function tick() {
  byId("timer").dataset.state = call.startedAt ? "on" : "idle";
  byId("timer-words").textContent = call.startedAt ? `Appel ${duration(call.startedAt)}` : "Pas d’appel";
  document.title = call.startedAt ? "En appel · ChatDoc" : "ChatDoc";
}

function startNewCall() {
  waiting?.abort();
  call = newCall();
  length = LENGTHS[0];
  byId("length-hint").textContent = HINTS[length];
  busy(false);
  notify(null);
  showReminder({ types: [] });
  question.value = "";
  byId("date").value = screen.today;
  markOtherDay();
  byId("card").replaceChildren();
  byId("card").hidden = true;
  byId("start").hidden = false;
  byId("announce").textContent = "Nouvel appel.";
  drawSources({ sources: [] }, tools());
  byId("source-side").removeAttribute("data-shown");
  showFacts();
  showTurns();
  startTimer();
  byId("stage").scrollTop = 0;
  question.focus();
}

function markOtherDay() {
  byId("date-pick").toggleAttribute("data-other-day", byId("date").value !== screen.today);
}

function openHelp() {
  byId("help").showModal();
}

// --- Wiring

byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  ask(question.value);
});
question.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    ask(question.value);
  }
  if (event.key === "ArrowUp" && !question.value && call.turns.length) {
    event.preventDefault();
    question.value = call.turns.at(-1).question;
  }
});
listenToStarters(byId("start"), (words) => {
  ask(words);
  question.focus();
});
byId("add-fact").addEventListener("submit", (event) => {
  event.preventDefault();
  const [key, value] = [byId("fact-key"), byId("fact-value")];
  if (!value.value.trim()) return value.focus();
  answer(key.value, value.value.trim(), key.selectedOptions[0].text);
  value.value = "";
  byId("adder").open = false;
});
const showExample = () => {
  byId("fact-value").placeholder = `ex. ${byId("fact-key").selectedOptions[0].dataset.example}`;
};
byId("fact-key").addEventListener("change", showExample);
byId("date").addEventListener("change", () => {
  if (!byId("date").value) byId("date").value = screen.today;
  markOtherDay();
  askAgain();
});
byId("caisse")?.addEventListener("change", askAgain);
byId("new-call").addEventListener("click", startNewCall);
byId("help-open").addEventListener("click", openHelp);
byId("help-close").addEventListener("click", () => byId("help").close());
byId("sources-open").addEventListener("click", () => {
  byId("source-side").toggleAttribute("data-shown");
  if (byId("source-side").hasAttribute("data-shown")) byId("source-side").focus();
});
byId("sources-close").addEventListener("click", () => {
  byId("source-side").removeAttribute("data-shown");
  question.focus();
});
listenToKeys({
  help: openHelp,
  newCall: startNewCall,
  report,
  nextLength: () => setLength(LENGTHS[(LENGTHS.indexOf(length) + 1) % LENGTHS.length]),
  choose: (key) => byId("card").querySelector(`[data-key="${key}"]`)?.click(),
  back: () => {
    byId("source-side").removeAttribute("data-shown");
    question.focus();
  },
});
setInterval(tick, 1000);
showExample();
markOtherDay();
begin();

// A slow machine shows the page before its script: what was typed meanwhile stays, and Enter is heard now.
function begin() {
  for (const waiting of document.querySelectorAll("#ask :disabled, #add-fact :disabled")) waiting.disabled = false;
  const isSent = question.value.trim() && question.value.endsWith("\n");
  if (!byId("adder").contains(document.activeElement)) question.focus();
  if (isSent) {
    question.value = question.value.trim();
    ask(question.value);
  }
}
