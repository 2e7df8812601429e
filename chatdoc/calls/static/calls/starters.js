// Themes of the base and example questions: one click asks.
export function listenToStarters(start, ask) {
  start.addEventListener("click", (event) => {
    const starter = event.target.closest("[data-question]");
    if (starter) ask(starter.dataset.question);
    const tab = event.target.closest("[role=tab]");
    if (tab) select(tab);
  });
  start.addEventListener("keydown", (event) => {
    const tab = event.target.closest("[role=tab]");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!tab || !step) return;
    event.preventDefault();
    const tabs = [...tab.parentElement.children];
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    select(next);
    next.focus();
  });
}

// The motif of the call opens the subjects of its theme.
export function chooseTheme(name) {
  const tab = document.querySelector(`[role=tab][data-theme-name="${CSS.escape(name)}"]`);
  if (tab) select(tab);
}

function select(tab) {
  for (const other of tab.parentElement.children) {
    const isSelected = other === tab;
    other.setAttribute("aria-selected", String(isSelected));
    other.tabIndex = isSelected ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).hidden = !isSelected;
  }
}
