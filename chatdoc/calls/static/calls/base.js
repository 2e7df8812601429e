// The list follows what is typed. The words are posted: they stay out of the address and of the history.
const form = document.getElementById("filter");
const field = document.getElementById("titre");
const list = document.getElementById("list");
const PAUSE = 120;
let pause = 0;
let waiting = null;

async function refresh() {
  waiting?.abort();
  waiting = new AbortController();
  try {
    const response = await fetch(location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Part": "list" },
      signal: waiting.signal,
    });
    if (!response.ok) throw new Error("not refreshed");
    list.innerHTML = await response.text(); // our own page's part, escaped by the server
  } catch (error) {
    if (error.name !== "AbortError") form.requestSubmit();
  }
}

field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(refresh, PAUSE);
});
