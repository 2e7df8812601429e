// The trace of a call for the GRC: built here at hang-up, copied by one key, sent nowhere, gone with the call.
import { beginCall, endCall } from "./calling.js";
import { copyText } from "./copying.js";
import { caisse, desk, screen } from "./desk.js";
import { byId, longDate } from "./dom.js";
import { themeOf } from "./suggestions.js";

const ANSWERED = { not_found: "Pas dans la base.", needs_facts: "", answered: "" };

export function listenToTrace() {
  byId("hang-up").addEventListener("click", openTrace);
  byId("trace-close").addEventListener("click", () => byId("trace").close());
  byId("trace-end").addEventListener("click", finish);
  byId("trace-copy").addEventListener("click", copyTrace);
  for (const id of ["trace-motif", "trace-next"]) byId(id).addEventListener("change", writeTrace);
}

export function openTrace() {
  if (!desk.call.startedAt) return beginCall();
  if (!desk.call.turns.length) return endCall();
  byId("trace-motif").value = desk.call.motif || likelyMotif();
  byId("trace-next").value = "";
  byId("trace-copied").textContent = "";
  writeTrace();
  byId("trace").showModal();
  byId("trace-copy").focus();
}

// The theme of the first fiche that answered: the advisor changes it in the list.
function likelyMotif() {
  const main = desk.call.turns.flatMap((turn) => turn.card.sources).find((source) => source.cited);
  return main ? themeOf(main.title) : "";
}

async function copyTrace() {
  const isCopied = await copyText(byId("trace-text").value);
  byId("trace-copied").textContent = isCopied ? "Copiée." : "Copie refusée par le navigateur : sélectionnez le texte, puis Ctrl + C.";
  byId(isCopied ? "trace-end" : "trace-text").focus();
}

function finish() {
  byId("trace").close();
  byId("trace-text").value = "";
  endCall();
}

function writeTrace() {
  desk.call.motif = byId("trace-motif").value;
  byId("trace-text").value = traceOf(desk.call, { next: byId("trace-next").value, caisse: screen.caisses[caisse()]?.name ?? "Nationale" });
}

// No identity: the questions are those the guard let through, the facts stay out.
export function traceOf(call, { next, caisse: name }) {
  const asked = call.turns.flatMap((turn, rank) => [`${rank + 1}. ${turn.question}`, ...answerOf(turn)]);
  return [
    `Appel du ${longDate(screen.today)} · ${name}`,
    `Motif : ${call.motif || "non précisé"}`,
    "",
    "Questions et réponses",
    ...asked,
    "",
    `Suite : ${next || "aucune"}`,
    "Réponses données avec ChatDoc.",
  ].join("\n");
}

function answerOf({ card, feedback }) {
  const main = card.sources.find((source) => source.cited);
  const said = feedback === "autre" ? "Autre chose a été dit." : ANSWERED[card.status] || card.a_dire;
  const from = main ? [`   Fiche : ${main.title} (${main.fiche_id}, version ${main.version})`] : [];
  return [`   ${said}`, ...from];
}
