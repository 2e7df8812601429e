// What is known of the call in progress. It lives in this page's memory, nowhere else, and ends with the call.
export function newCall() {
  return { startedAt: null, motif: "", facts: new Map(), withdrawn: new Set(), kept: new Set(), turns: [], current: -1 };
}

// The last thing said wins; what it replaces stays on the chip, one key away.
export function mergeFacts(call, chips) {
  for (const chip of chips) {
    const known = call.facts.get(chip.key);
    const before = known?.isPending || known?.label === chip.label ? known.replaced : known;
    call.withdrawn.delete(chip.key);
    const replaced = chip.was ?? before; // an age may replace a birth: the server tells
    call.facts.set(chip.key, { ...chip, replaced: replaced && replaced.label !== chip.label ? replaced : undefined });
  }
  for (const key of call.facts.keys()) {
    if (!chips.some((chip) => chip.key === key)) call.facts.delete(key);
  }
}

// A fact clicked or typed by the advisor, until the server has read it. The function given back undoes it.
export function giveFact(call, key, value, name) {
  const before = call.facts.get(key);
  call.withdrawn.delete(key);
  call.facts.set(key, { key, value, label: value, name, isPending: true, replaced: before });
  return () => (before ? call.facts.set(key, before) : call.facts.delete(key));
}

export function withdrawFact(call, key) {
  call.facts.delete(key);
  call.withdrawn.add(key);
}

export function lastReplaced(call) {
  return [...call.facts.values()].findLast((fact) => fact.replaced);
}

export function factValues(call) {
  return Object.fromEntries([...call.facts].map(([key, fact]) => [key, fact.value]));
}

export function questionsBefore(call, rank) {
  return call.turns.slice(0, rank).map((turn) => turn.question);
}

// The facts in which an earlier answer no longer holds.
export function changedFacts(call, turn) {
  const keys = new Set([...call.facts.keys(), ...turn.facts.keys()]);
  return [...keys].filter((key) => call.facts.get(key)?.value !== turn.facts.get(key)?.value);
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
