// Loaded before the page is drawn: the chosen theme never flashes. Only this choice is kept in the browser.
(() => {
  const KEY = "chatdoc-theme";
  const NAMES = { light: "thème clair", dark: "thème sombre", contrast: "contraste renforcé" };
  const ORDER = Object.keys(NAMES);
  const root = document.documentElement;
  const asked = (feature) => matchMedia(feature).matches;
  const ofSystem = () => (asked("(prefers-contrast: more)") ? "contrast" : asked("(prefers-color-scheme: dark)") ? "dark" : "light");
  let chosen = null;

  try {
    const kept = localStorage.getItem(KEY);
    if (ORDER.includes(kept)) chosen = kept;
  } catch {
    // A browser that keeps nothing follows the system.
  }

  const current = () => chosen ?? ofSystem();
  const next = () => ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length];
  const show = () => {
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
    else delete root.dataset.theme;
    root.toggleAttribute("data-contrast", current() === "contrast");
  };
  show();

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const name = () => {
      button.setAttribute("aria-label", `Passer au ${NAMES[next()]}`);
      button.title = `Passer au ${NAMES[next()]}`;
    };
    name();
    button.addEventListener("click", () => {
      chosen = next();
      try {
        localStorage.setItem(KEY, chosen);
      } catch {
        // The choice then lasts as long as the page.
      }
      show();
      name();
    });
  });
})();
