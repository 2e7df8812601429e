// What the site's model words again, each sentence checked. It comes under the card: nothing above it moves.
import { ref } from "./card.js";
import { h } from "./dom.js";

export function drawWriting(turn, tools) {
  const { written = [], redaction } = turn;
  if (redaction) return h("p", { class: "writing-quiet", id: "writing" }, `${redaction} : la réponse tirée de la base reste entière.`);
  if (!written.length) return null;
  const lines = written.map((sentence) => h("li", {}, h("div", {}, ` ${sentence.text}`, sentence.sources.map((n) => ref(n, tools)))));
  return h(
    "section",
    { class: "card-part", id: "writing" },
    h("h3", { class: "eyebrow" }, "Rédigé par le modèle du site, vérifié phrase par phrase"),
    h("ul", { class: "points" }, lines),
  );
}
