// The draft is saved as one types. What is refused stays in the page, with the reason: nothing typed is ever lost.
const form = document.getElementById("draft");
const saved = document.getElementById("saved");
const preview = document.getElementById("preview");
const PAUSE = 900;
let pause = 0;
let isStopped = false; // somebody else saved: nothing more is written over their words

async function save() {
  if (isStopped) return;
  const typed = form.texte.value + form.essais.value;
  try {
    const response = await fetch(form.dataset.save, { method: "POST", body: new FormData(form) });
    const said = await response.json();
    if (!response.ok) {
      isStopped = response.status === 409;
      return tell(said.message, true);
    }
    form.revision.value = said.revision;
    preview.innerHTML = said.preview; // our own page's part, escaped by the server
    tell(`Enregistré à ${new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" })}.`, false);
    if (form.texte.value + form.essais.value !== typed) wait();
  } catch {
    tell("Pas enregistré : la liaison est coupée. Le texte reste dans la page ; un nouvel essai suit.", true);
    wait(5000);
  }
}

function tell(words, isRefused) {
  saved.textContent = words;
  saved.toggleAttribute("data-refused", isRefused);
}

function wait(delay = PAUSE) {
  clearTimeout(pause);
  pause = setTimeout(save, delay);
}

form.addEventListener("input", () => wait());
form.addEventListener("submit", () => clearTimeout(pause));
