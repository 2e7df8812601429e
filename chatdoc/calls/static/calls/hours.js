// Whether the caisse of the call is open: no transfer and no call back is promised while it is closed.
import { caisse, screen } from "./desk.js";
import { byId } from "./dom.js";

const DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const MINUTE = 60_000;

export function watchHours() {
  showHours();
  setInterval(showHours, MINUTE);
}

export function showHours() {
  const known = screen.caisses[caisse()];
  const words = known ? closedWords(known, new Date()) : "";
  byId("closed").hidden = !words;
  byId("closed-words").textContent = words;
}

// « Fermée jusqu’à lundi 8 h : ni transfert ni rappel avant. », or nothing while it is open.
export function closedWords({ hours, zone }, now) {
  if (!hours || !Object.keys(hours).length) return "";
  const here = localTime(now, zone);
  if (periods(hours, here.day).some(([opens, closes]) => opens <= here.time && here.time < closes)) return "";
  const next = nextOpening(hours, here);
  return next ? `Caisse fermée jusqu’à ${next} : ni transfert ni rappel avant.` : "";
}

function nextOpening(hours, here) {
  for (let ahead = 0; ahead <= DAYS.length; ahead += 1) {
    const day = (here.day + ahead) % DAYS.length;
    const next = periods(hours, day).find(([opens]) => ahead > 0 || here.time < opens);
    if (next) return `${["aujourd’hui", "demain"][ahead] ?? DAYS[day]} ${spokenTime(next[0])}`;
  }
  return "";
}

// ["08:00", "12:00", "13:30", "17:00"]: morning and afternoon.
function periods(hours, day) {
  const times = hours[DAYS[day]] ?? [];
  return times.flatMap((time, rank) => (rank % 2 === 0 && times[rank + 1] ? [[time, times[rank + 1]]] : []));
}

function localTime(now, zone) {
  const parts = new Intl.DateTimeFormat("fr-FR", { timeZone: zone, weekday: "long", hour: "2-digit", minute: "2-digit" }).formatToParts(now);
  const part = (type) => parts.find((found) => found.type === type).value;
  return { day: DAYS.indexOf(part("weekday")), time: `${part("hour")}:${part("minute")}` };
}

function spokenTime(time) {
  const [hour, minute] = time.split(":");
  return `${Number(hour)}\u00a0h${minute === "00" ? "" : `\u00a0${minute}`}`;
}
