// One question, and its events as they arrive. The words travel in the body of a POST: no address ever holds them.
export class SessionEnded extends Error {}
export class Interrupted extends Error {}
export class Refused extends Error {}

export async function askStream(url, token, body, { signal, onEvent }) {
  const response = await send(url, token, body, signal);
  if (response.status === 401 || response.status === 403) throw new SessionEnded();
  if (response.status === 400) throw new Refused((await readJson(response)).message);
  if (!response.ok || !response.body) throw new Interrupted();
  const seen = await readEvents(response.body, onEvent, signal);
  if (!seen.has("done")) throw new Interrupted();
}

// A short act of the call: its answer in one piece.
export async function post(url, token, body) {
  const response = await send(url, token, body, new AbortController().signal);
  if (response.status === 401 || response.status === 403) throw new SessionEnded();
  const said = await readJson(response);
  if (response.status === 400) throw new Refused(said.message);
  if (!response.ok) throw new Interrupted();
  return said;
}

async function send(url, token, body, signal) {
  try {
    return await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream", "X-CSRFToken": token },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Interrupted();
  }
}

async function readJson(response) {
  try {
    return await response.json();
  } catch {
    throw new Interrupted();
  }
}

async function readEvents(stream, onEvent, signal) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  const seen = new Set();
  let waiting = "";
  for (;;) {
    const { value, done } = await readSome(reader, signal);
    if (done) return seen;
    const blocks = (waiting + value).split("\n\n");
    waiting = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      seen.add(event.name);
      onEvent(event.name, event.data);
    }
  }
}

async function readSome(reader, signal) {
  try {
    return await reader.read();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Interrupted();
  }
}

function parse(block) {
  const field = (name) => block.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? "";
  return { name: field("event"), data: JSON.parse(field("data") || "{}") };
}
