// The five-minute tour: real questions, asked on the real screen, one thing to look at each time.
import { byId } from "./dom.js";

let steps = [];
let rank = 0;

export function listenToTour(ask) {
  steps = [...byId("tour").querySelectorAll("li")];
  for (const button of document.querySelectorAll("[data-tour]")) button.addEventListener("click", start);
  byId("tour-back").addEventListener("click", () => show(rank - 1));
  byId("tour-next").addEventListener("click", () => (rank === steps.length - 1 ? stop() : show(rank + 1)));
  byId("tour-close").addEventListener("click", stop);
  byId("tour").addEventListener("click", (event) => {
    const example = event.target.closest("[data-question]");
    if (example) ask(example.dataset.question);
  });
}

function start() {
  byId("help").close();
  byId("tour").hidden = false;
  show(0);
  byId("tour-next").focus();
}

function show(wanted) {
  rank = Math.max(0, wanted);
  steps.forEach((step, n) => (step.hidden = n !== rank));
  byId("tour-rank").textContent = `${rank + 1} sur ${steps.length}`;
  byId("tour-back").disabled = rank === 0;
  byId("tour-next").textContent = rank === steps.length - 1 ? "Terminer" : "Suivant";
}

function stop() {
  byId("tour").hidden = true;
  byId("question").focus();
}
