// What the screen says of itself: working, failed, read aloud, and the reminder on personal data.
import { byId, h } from "./dom.js";

const KEEP = "Ce mot n’est pas un nom de personne : reposer la question avec lui";
const REMINDER = "Données personnelles : interdites et inutiles.";

export function spoken(card) {
  if (card.status === "not_found") return "Pas dans la base.";
  if (card.status === "refused") return `Question non traitée. ${card.guard.reminder ?? ""}`;
  const asked = card.ask.length ? ` À demander : ${card.ask[0].question}` : "";
  return `À dire : ${card.a_dire}${asked}`;
}

export function showReminder(data, doubtful = [], keep = null) {
  const reminder = byId("reminder");
  reminder.toggleAttribute("data-found", data.types.length > 0);
  reminder.querySelector("span").textContent = (data.types.length > 0 && data.reminder) || REMINDER;
  const understood = byId("understood");
  understood.hidden = !data.types.length || !data.question;
  const words = h("span", { class: "understood-words" }, h("b", {}, "Compris :"), ` « ${data.question} »`);
  understood.replaceChildren(...(understood.hidden ? [] : [words, ...doubtful.map((word) => keepButton(word, keep))]));
}

function keepButton(word, keep) {
  return h("button", { class: "button button-quiet keep", type: "button", title: KEEP, onclick: () => keep(word) }, `Garder « ${word} »`);
}

export function notify(words, ...actions) {
  const notice = byId("notice");
  notice.hidden = !words;
  notice.replaceChildren(...(words ? [h("span", {}, words), ...actions] : []));
}

// One quiet line: what is going on, without alarm.
export function say(words) {
  byId("quiet-line").hidden = !words;
  byId("quiet-line").textContent = words ?? "";
}

export function counted(number, one, several) {
  return `${number} ${number > 1 ? several : one}`;
}

export function button(words, onclick) {
  return h("button", { class: "button button-quiet button-small", type: "button", onclick }, words);
}

export function busy(isBusy) {
  byId("progress").hidden = !isBusy;
  byId("stage").setAttribute("aria-busy", String(isBusy));
}
