// While the base is read, one line is asked again until it is done. The list itself never moves under the eye.
const place = document.getElementById("reading");
const PAUSE = 1500;
let shown = place.innerHTML;

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
  if (text === shown) return;
  shown = text;
  place.innerHTML = text; // our own page's part, escaped by the server
}

if (!place.querySelector("[data-over]")) setTimeout(look, PAUSE);
