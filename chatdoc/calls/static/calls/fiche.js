// The passage asked for stays marked even when the reader then follows the summary.
const first = location.hash.startsWith("#u") ? document.getElementById(location.hash.slice(1)) : null;
const lines = new URLSearchParams(location.search).get("lignes")?.split(",") ?? [];
for (const line of lines) document.getElementById(`u${line}`)?.classList.add("is-cited");
if (first) {
  first.classList.add("is-cited");
  first.scrollIntoView({ block: "center" });
  first.setAttribute("tabindex", "-1");
  first.focus({ preventScroll: true });
}

document.querySelector("[data-print]")?.addEventListener("click", () => print());
