// What is known of the call in progress. It lives in this page's memory, nowhere else, and ends with the call.
export function newCall() {
  return { startedAt: null, facts: new Map(), withdrawn: new Set(), kept: new Set(), turns: [], current: -1 };
}

// The last thing said wins; what it replaces stays readable on the chip.
export function mergeFacts(call, chips) {
  for (const chip of chips) {
    const known = call.facts.get(chip.key);
    const replaced = known && known.label !== chip.label ? known.label : known?.replaced;
    call.withdrawn.delete(chip.key);
    call.facts.set(chip.key, { ...chip, replaced });
  }
  for (const key of call.facts.keys()) {
    if (!chips.some((chip) => chip.key === key)) call.facts.delete(key);
  }
}

export function factValues(call) {
  return Object.fromEntries([...call.facts].map(([key, fact]) => [key, fact.value]));
}

export function questionsBefore(call, rank) {
  return call.turns.slice(0, rank).map((turn) => turn.question);
}

// The words masked in doubt, cut from what was typed: the server gives their places, never the words.
export function doubtfulWords(typed, places) {
  const characters = [...typed];
  const words = places.map(([start, end]) => characters.slice(start, end).join("").replace(/^[\s,]+|[\s,]+$/g, ""));
  return [...new Set(words)].filter(Boolean);
}

export function duration(startedAt) {
  const seconds = Math.floor((Date.now() - startedAt) / 1000);
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
