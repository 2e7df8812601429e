// « Signaler un manque »: the question as the guard let it through, for the experts.
import { postAbout } from "./asking.js";
import { currentTurn, desk } from "./desk.js";
import { byId, h } from "./dom.js";

export async function reportGap() {
  const pressed = byId("report-gap");
  const turn = currentTurn();
  if (!pressed || !turn || pressed.disabled) return;
  pressed.disabled = true;
  const said = await postAbout(turn, desk.call.current, byId("poste").dataset.report);
  pressed.disabled = false;
  if (!said) return;
  pressed.replaceWith(h("span", { class: "void-reported", role: "status" }, said.message));
  byId("question").focus();
}
