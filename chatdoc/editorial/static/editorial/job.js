// Follows an import: the part that changes is asked again until the import is over. The page never moves the focus.
const place = document.getElementById("job");
const told = document.getElementById("told");
const PAUSE = 1000;
let last = 0; // when the status was last told: a screen reader is not interrupted at each document
const QUIET = 5000;

async function look() {
  try {
    const response = await fetch(place.dataset.state, { headers: { Accept: "text/html" } });
    if (response.ok) show(await response.text());
  } catch {
    // The link is cut: the next look tells more.
  }
  if (!place.querySelector("[data-over]")) setTimeout(look, PAUSE);
}

function show(text) {
  const focused = document.activeElement?.id;
  const inside = place.contains(document.activeElement);
  const over = text.includes("data-over");
  if (inside && !focused && !over) return; // someone is reading there with the keyboard
  place.innerHTML = text; // our own page's part, escaped by the server
  if (inside && focused) document.getElementById(focused)?.focus();
  tell(over);
}

function tell(over) {
  if (!over && Date.now() - last < QUIET) return;
  last = Date.now();
  const words = [...place.querySelectorAll(".job-line > :not(.since)")].map((part) => part.textContent.trim());
  told.textContent = words.join(" : ");
}

if (!place.querySelector("[data-over]")) setTimeout(look, PAUSE);
