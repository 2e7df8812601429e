// From a question to its card: the request, its events, and what to do when it fails.
import { doubtfulWords, factValues, mergeFacts, questionsBefore } from "./call.js";
import { currentTurn, day, desk } from "./desk.js";
import { byId, h } from "./dom.js";
import { showFacts } from "./facts.js";
import { endWriting, keepSentence, keepTurn } from "./showing.js";
import { busy, button, notify, say, showReminder } from "./status.js";
import { Refused, SessionEnded, askStream, post } from "./stream.js";

const MOST_KEPT = 20;
const SLOW = 2000;
const RETRIES = [2, 5, 10, 20, 30]; // seconds
const question = byId("question");
const isOpen = (asked) => pending === asked;

let pending = null; // the question in progress
let tries = 0;
let retry = 0;
let token = document.querySelector("#ask [name=csrfmiddlewaretoken]").value;

export function ask(words) {
  return send({ words, rank: desk.call.turns.length, corrected: new Set(), isSimple: false });
}

// The same question with other facts, another day, another length or plainer words: its card is replaced in place.
export function askAgain(changed = [], undo = null, more = {}) {
  const isNew = pending && pending.rank === desk.call.turns.length;
  const turn = currentTurn();
  if (!isNew && !turn) return;
  const same = isNew ? pending : aboutTurn(turn, desk.call.current);
  const { words, rank, isSimple } = same;
  send({ words, rank, isSimple, corrected: new Set([...same.corrected, ...changed]), undo, ...more });
}

function aboutTurn(turn, rank) {
  return { words: turn.question, rank, corrected: turn.corrected, isSimple: turn.isSimple };
}

export function stopAsking() {
  pending?.request.abort();
  pending = null;
  clearTimeout(retry);
  busy(false);
  say(null);
}

// The advisor reads an earlier card: the answer in progress will wait behind a count.
export function letItWait() {
  if (pending) pending.isQuiet = true;
}

async function send(asked) {
  stopAsking();
  asked.request = new AbortController();
  pending = asked;
  busy(true);
  notify(null);
  asked.isAnswered = false;
  const slow = setTimeout(() => isOpen(asked) && !asked.isAnswered && say("Recherche plus longue que d’habitude."), SLOW);
  const onEvent = (name, data) => isOpen(asked) && receive[name]?.(data, asked);
  try {
    await askStream(byId("poste").dataset.ask, token, body(asked), { signal: asked.request.signal, onEvent });
    tries = 0;
  } catch (error) {
    if (isOpen(asked)) failed(error, asked);
  } finally {
    clearTimeout(slow);
    if (isOpen(asked)) {
      pending = null;
      busy(false);
      say(null);
    }
  }
}

// A short act about a question of the call, with the same body as the question itself.
export async function postAbout(turn, rank, address, more = {}) {
  try {
    return await post(address, token, { ...body(aboutTurn(turn, rank)), ...more });
  } catch (error) {
    if (error instanceof Refused) notify(error.message);
    else if (error instanceof SessionEnded) sayEnded(refreshToken);
    else notify("La liaison est coupée : réessayez dans un instant.");
    return null;
  }
}

function body(asked) {
  const { call } = desk;
  return {
    question: asked.words,
    facts: factValues(call),
    retires: [...call.withdrawn],
    corriges: [...asked.corrected],
    historique: questionsBefore(call, asked.rank),
    gardes: [...call.kept].slice(-MOST_KEPT),
    caisse: byId("caisse")?.value ?? "",
    date: day(),
    length: desk.length,
    simple: asked.isSimple,
  };
}

const receive = {
  guard(data, asked) {
    const typed = asked.words;
    showReminder(data, doubtfulWords(typed, data.doubtful ?? []), (word) => keepWord(word, typed, data.question, asked));
    asked.undo = null;
    if (data.refused) return;
    // From here on the page holds what was understood: what was typed is gone.
    if (question.value.trim() === asked.words.trim()) question.value = data.question;
    asked.words = data.question;
    mergeFacts(desk.call, data.facts);
    showFacts();
  },
  card(card, asked) {
    if (card.revision) noticePublication(card.revision);
    asked.isAnswered = true;
    say(null);
    keepTurn(card, asked);
    if (card.status !== "refused" && question.value.trim() === asked.words.trim()) question.value = "";
  },
  sentence(data, asked) {
    keepSentence(asked, data);
  },
  done(data, asked) {
    endWriting(asked, data);
  },
  failed(data, asked) {
    notify(data.message, button("Réessayer", () => send(asked)));
  },
};

function noticePublication(revision) {
  if (revision === desk.revision) return;
  desk.revision = revision;
  notify("La base vient d’être publiée : cette réponse en tient compte. Revérifiez les précédentes.");
  document.dispatchEvent(new CustomEvent("chatdoc:published"));
}

// The word was masked in doubt: the question is asked again with it. What was typed lives as long as its button.
function keepWord(word, typed, understood, asked) {
  desk.call.kept.add(word);
  if (question.value.trim() === understood.trim()) question.value = "";
  question.focus();
  send({ ...asked, words: typed });
}

function failed(error, asked) {
  if (error instanceof Refused) {
    asked.undo?.();
    showFacts();
    return notify(error.message);
  }
  if (error instanceof SessionEnded) return sayEnded(() => send(asked));
  return tryLater(asked);
}

function tryLater(asked) {
  const seconds = RETRIES[Math.min(tries, RETRIES.length - 1)];
  tries += 1;
  clearTimeout(retry);
  retry = setTimeout(() => send(asked), seconds * 1000);
  notify(
    `La liaison est coupée : la dernière réponse reste affichée. Nouvel essai dans ${seconds} s.`,
    button("Réessayer", () => send(asked)),
  );
}

function sayEnded(again) {
  const link = h("a", { href: "/connexion/", target: "_blank" }, "Se reconnecter");
  const retry = button("Réessayer", async () => {
    await refreshToken();
    notify(null);
    again();
  });
  notify("Votre session est terminée. Reconnectez-vous dans un autre onglet, puis réessayez.", link, retry);
}

// Signing in again changes the page's key.
async function refreshToken() {
  const page = await fetch("/").then((response) => response.text()).catch(() => "");
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("#ask [name=csrfmiddlewaretoken]");
  if (fresh) token = fresh.value;
}
