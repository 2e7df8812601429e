// One card at a time: the answer on the stage, its sources, the list of the call's questions.
import { changedFacts } from "./call.js";
import { drawCard } from "./card.js";
import { currentTurn, day, desk, screen } from "./desk.js";
import { byId, h } from "./dom.js";
import { drawSources, openSource } from "./sources.js";
import { button, counted, spoken } from "./status.js";
import { drawWriting } from "./writing.js";

let actions = {}; // what the card's buttons do

export function onCard(handlers) {
  actions = handlers;
}

export function keepTurn(card, asked) {
  const turn = {
    question: card.question || asked.words, // the words kept for the follow-up are those the guard let through
    corrected: asked.corrected,
    facts: new Map(desk.call.facts),
    revision: desk.revision,
    length: desk.length,
    isSimple: asked.isSimple,
    day: day(),
    isUnread: Boolean(asked.isQuiet),
    card,
  };
  if (card.status === "refused") return show(turn);
  desk.call.turns[asked.rank] = turn;
  if (!turn.isUnread) desk.call.current = asked.rank;
  showTurns();
  if (!turn.isUnread) show(turn);
}

export function show(turn) {
  const tools = { ...actions, screen, day: turn.day, length: turn.length, turn, openSource: showSource };
  byId("start").hidden = true;
  byId("card").hidden = false;
  const parts = [standing(turn), drawCard(turn.card, tools), drawWriting(turn, tools)];
  byId("card").replaceChildren(...parts.flat(2).filter(Boolean));
  byId("stage").scrollTop = 0;
  drawSources(turn.card, tools);
  byId("announce").textContent = spoken(turn.card);
  showSimple(turn.isSimple);
}

export function showSimple(isSimple) {
  byId("simple-hint").textContent = isSimple ? "carte habituelle" : "plus simple";
}

// A sentence of the site's model, or the end of them: a failed one takes its sentences back.
export function keepSentence(asked, sentence) {
  const turn = desk.call.turns[asked.rank];
  if (!turn) return;
  turn.written = [...(turn.written ?? []), sentence];
  showWriting(turn);
}

export function endWriting(asked, { redaction }) {
  const turn = desk.call.turns[asked.rank];
  if (!turn || !redaction) return;
  turn.redaction = redaction;
  showWriting(turn);
}

function showWriting(turn) {
  if (turn !== currentTurn()) return;
  byId("writing")?.remove();
  const section = drawWriting(turn, { openSource: showSource });
  if (section) byId("card").append(section);
}

export function showSource(n) {
  openSource(n);
  byId("source-side").toggleAttribute("data-shown", true);
}

// An earlier answer says for whom it was given, and is brought up to date in one click.
function standing(turn) {
  const changed = turn === currentTurn() ? changedFacts(desk.call, turn) : [];
  const isOld = turn.revision !== desk.revision;
  if (!changed.length && !isOld) return null;
  const reason = isOld ? "Réponse d’avant la dernière publication de la base." : "Réponse donnée avec d’autres faits.";
  return h("p", { class: "standing", id: "standing" }, h("span", {}, reason), button("Actualiser", () => actions.refresh(changed)));
}

export function showTurns() {
  const { call } = desk;
  byId("turns-empty").hidden = call.turns.length > 0;
  byId("turns").replaceChildren(...call.turns.map(drawTurn));
  const unread = call.turns.filter((turn) => turn.isUnread).length;
  byId("unread").hidden = unread === 0;
  byId("unread").textContent = counted(unread, "réponse prête", "réponses prêtes");
}

function drawTurn(turn, rank) {
  const mark = turn.isUnread ? h("b", { class: "unread-mark" }, "Prête ") : null;
  const isCurrent = rank === desk.call.current ? "true" : null;
  return h("li", {}, h("button", { type: "button", "aria-current": isCurrent, onclick: () => goTo(rank) }, mark, turn.question));
}

export function goTo(rank) {
  const turn = desk.call.turns[rank];
  if (!turn) return;
  actions.leave();
  turn.isUnread = false;
  desk.call.current = rank;
  showTurns();
  show(turn);
  byId("turns").children[rank].firstChild.focus();
}

export function goToUnread() {
  goTo(desk.call.turns.findLastIndex((turn) => turn.isUnread));
}
