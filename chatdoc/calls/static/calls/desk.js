// The state of this page: one call at a time, one length of answer, the day and the caisse it answers for.
import { newCall } from "./call.js";
import { byId } from "./dom.js";

export const LENGTHS = ["standard", "bref", "complet"];
export const screen = JSON.parse(byId("screen-data").textContent);
export const desk = { call: newCall(), length: screen.length, revision: screen.revision };

export function day() {
  return byId("date").value || screen.today;
}

export function caisse() {
  return byId("caisse")?.value ?? screen.own_caisse;
}

export function currentTurn() {
  return desk.call.turns[desk.call.current];
}
