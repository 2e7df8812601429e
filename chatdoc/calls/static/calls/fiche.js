// The passage asked for stays marked even when the reader then follows the summary.
const unit = location.hash.startsWith("#u") ? document.getElementById(location.hash.slice(1)) : null;
if (unit) {
  unit.classList.add("is-cited");
  unit.scrollIntoView({ block: "center" });
  unit.setAttribute("tabindex", "-1");
  unit.focus({ preventScroll: true });
}
