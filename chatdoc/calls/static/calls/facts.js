// The facts of the call, as chips the advisor can take away.
import { byId, h, icon } from "./dom.js";

export function drawFacts(call, remove) {
  const chips = [...call.facts.values()];
  byId("facts-empty").hidden = chips.length > 0;
  byId("call-side").toggleAttribute("data-facts", chips.length > 0);
  byId("chips").replaceChildren(...chips.map((chip) => drawChip(chip, remove)));
}

function drawChip(chip, remove) {
  return h(
    "li",
    { class: "chip", "data-fact": chip.key },
    h("span", {}, h("small", {}, chip.name), h("b", {}, chip.label), chip.replaced ? [" ", h("s", {}, chip.replaced)] : null),
    h(
      "button",
      { class: "icon-button", type: "button", "aria-label": `Retirer : ${chip.name}, ${chip.label}`, onclick: () => remove(chip.key) },
      icon("close"),
    ),
  );
}
