// Files dropped on the zone join the form's own field: what is sent is what the plain form would send.
const form = document.getElementById("drop");
const zone = document.getElementById("zone");
const field = document.getElementById("fichiers");
const chosen = document.getElementById("chosen");
const MEGA = 1024 * 1024;
const french = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

zone.querySelector(".drop-hint").hidden = false;

for (const name of ["dragover", "dragenter"]) {
  zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.toggleAttribute("data-over", true);
  });
}
zone.addEventListener("dragleave", () => zone.removeAttribute("data-over"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  zone.removeAttribute("data-over");
  const kept = new DataTransfer();
  for (const file of [...field.files, ...event.dataTransfer.files]) kept.items.add(file);
  field.files = kept.files;
  show();
});
field.addEventListener("change", show);
// What the server would refuse is said before anything is sent.
form.addEventListener("submit", (event) => {
  const reason = refusal([...field.files]);
  if (reason) event.preventDefault();
  field.setCustomValidity("");
});

function show() {
  const files = [...field.files];
  const list = document.createElement("ul");
  list.className = "chosen-list";
  list.append(...files.map((file) => line("li", `${file.name} (${french.format(file.size / MEGA)} Mo)`)));
  const reason = refusal(files);
  chosen.replaceChildren(list, ...(reason ? [line("p", reason, "error")] : []));
}

function refusal(files) {
  const { most, mostTogether, mostFiles } = form.dataset;
  const large = files.find((file) => file.size > most * MEGA);
  if (large) return `« ${large.name} » dépasse ${most} Mo : découpez-le ou allégez ses images.`;
  if (files.length > mostFiles) return `Plus de ${mostFiles} fichiers à la fois : mettez-les dans une archive zip.`;
  const together = files.reduce((sum, file) => sum + file.size, 0);
  if (together > mostTogether * MEGA) return `Ces fichiers dépassent ensemble ${mostTogether} Mo : déposez-les en plusieurs fois.`;
  return "";
}

function line(tag, words, name = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = words;
  return made;
}
