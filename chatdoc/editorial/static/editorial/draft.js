// The draft is saved as one types. What is refused stays in the page, with the reason: nothing typed is ever lost.
const form = document.getElementById("draft");
const saved = document.getElementById("saved");
const preview = document.getElementById("preview");
const PAUSE = 900;
let pause = 0;
let isStopped = false; // somebody else saved: nothing more is written over their words

async function save() {
  if (isStopped) return;
  const sent = new FormData(form);
  try {
    const response = await fetch(form.dataset.save, { method: "POST", body: sent });
    const said = await response.json();
    if (!response.ok) {
      isStopped = response.status === 409;
      return tell(said.message, true);
    }
    form.revision.value = said.revision;
    preview.innerHTML = said.preview; // our own page's part, escaped by the server
    settle(sent, said);
    tell(`Enregistré à ${new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" })}.`, false);
    if (hasMore(sent, said)) wait();
  } catch {
    tell("Pas enregistré : la liaison est coupée. Le texte reste dans la page ; un nouvel essai suit.", true);
    wait(5000);
  }
}

// The server wrote the descriptions in the text: the page takes it, unless someone typed in it meanwhile.
function settle(sent, said) {
  if (said.text !== undefined) {
    if (form.texte.value !== sent.get("texte")) return; // sent again with what was typed
    form.texte.value = said.text;
  }
  for (const part of form.querySelectorAll("fieldset.picture")) {
    const { image } = part.dataset;
    form[`etait-${image}`].value = sent.get(`description-${image}`);
    const box = part.querySelector(".read");
    if (box && !said.pictures.find((each) => each.image === image)?.to_review) {
      if (box.contains(document.activeElement)) part.querySelector("textarea").focus();
      box.remove();
    }
  }
}

function hasMore(sent, said) {
  if (form.texte.value !== (said.text ?? sent.get("texte"))) return true;
  const fields = form.querySelectorAll("textarea:not(#texte), [type=checkbox]:checked");
  return [...fields].some((field) => field.value !== sent.get(field.name));
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
