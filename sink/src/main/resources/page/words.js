// Numbers, days, countries and languages as people read them.

const NUMBERS = new Intl.NumberFormat('en');
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const REGIONS = new Intl.DisplayNames('en', { type: 'region' });
const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)/;
const UNITS = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

export const number = value => NUMBERS.format(value);

/** "1 story", "2 stories". */
export function counted(value, one, many = one + 's') {
  return `${number(value)} ${value === 1 ? one : many}`;
}

export const day = date => DAY.format(new Date(date + 'T00:00:00Z'));
export const moment = instant => MOMENT.format(new Date(instant));

export function ago(instant, now = Date.now()) {
  if (!instant) return 'never';
  const seconds = (new Date(instant) - now) / 1000;
  const [unit, size] = UNITS.find(([, s]) => Math.abs(seconds) >= s) || UNITS[UNITS.length - 1];
  return AGO.format(Math.round(seconds / size), unit);
}

// How long so many seconds are, in the unit that fits: "3 hours".
export function span(seconds) {
  const [unit, size] = UNITS.find(([, s]) => seconds >= s) || UNITS[UNITS.length - 1];
  return counted(Math.round(seconds / size), unit);
}

export function country(code) {
  try {
    return REGIONS.of(code) || code;
  } catch {
    return code;
  }
}

const ABBREVIATED = /^(asean|brics|ecowas|eu|g20|g7|gcc|nato|opec|sco)$/;

// A region by its id: "Central Asia", "EU".
export function region(id) {
  return ABBREVIATED.test(id) ? id.toUpperCase() : id.split('-').map(part => part === 'of' ? part : part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
}

export function language(tag) {
  try {
    return LANGUAGES.of(tag) || tag;
  } catch {
    return tag;
  }
}

export const direction = tag => (tag ? (RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr') : 'auto');

export const outlet = o => o.name || o.domain || 'Unknown outlet';

/** The day as the outlet prints it; what is unknown or doubtful says so. */
export function published(p) {
  if (!p.date) return 'undated';
  return day(p.date) + (p.suspect ? ' (doubtful)' : '');
}
