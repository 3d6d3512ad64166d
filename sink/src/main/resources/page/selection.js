// What is chosen lives in the address, so that a link keeps the whole selection.

const NAMES = ['view', 'initiative', 'with', 'side', 'country', 'region', 'period', 'from', 'to', 'q', 'order', 'article'];
const DAY = 86400000;

/** The selection that the address holds. */
export function read() {
  const given = new URLSearchParams(location.hash.replace(/^#/, ''));
  return Object.fromEntries(NAMES.map(name => [name, given.get(name) || '']));
}

/** The address of a selection with some of it changed. */
export function address(changes) {
  const next = { ...read(), ...changes };
  return '#' + new URLSearchParams(NAMES.filter(name => next[name]).map(name => [name, next[name]]));
}

export function choose(changes) {
  location.hash = address(changes);
}

/** The days of the chosen period, up to the latest that any clock on Earth shows; {} for all. */
export function periodDays(selection, now = Date.now()) {
  const length = Number(selection.period);
  if (!length) return {};
  const to = now + 14 * 3600000;
  return { from: iso(to - (length - 1) * DAY), to: iso(to) };
}

/** The days that lists and map speak of: those marked in the time line, else the period's. */
export function days(selection) {
  return selection.from ? { from: selection.from, to: selection.to || selection.from } : periodDays(selection);
}

export const iso = time => new Date(time).toISOString().slice(0, 10);
