// Days gathered into stretches that are wide enough to be seen as bars.

import { iso } from './selection.js';

const DAY = 86400000;

/**
 * Days, weeks, months or years, whichever gives bars that can be seen.
 * lines: one list of days, or two to be compared; a bucket has the counts of each.
 */
export function bucketed(lines, period, room) {
  const dates = lines.flatMap(days => days.map(d => d.date)).sort();
  if (!dates.length) return [];
  const first = period.from || dates[0];
  const last = period.to || dates[dates.length - 1];
  const length = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  const unit = length <= room ? 'day' : length <= 7 * room ? 'week' : length <= 31 * room ? 'month' : 'year';
  const buckets = new Map();
  for (let time = Date.parse(start(first, unit)); time <= Date.parse(last); time = Date.parse(following(iso(time), unit))) {
    const to = iso(Date.parse(following(iso(time), unit)) - DAY);
    buckets.set(iso(time), { from: iso(time), to, unit, counts: lines.map(() => ({ stories: 0, articles: 0 })) });
  }
  lines.forEach((days, line) => days.forEach(d => add(buckets.get(start(d.date, unit))?.counts[line], d)));
  return [...buckets.values()];
}

function add(counts, day) {
  if (!counts) return;
  counts.stories += day.stories;
  counts.articles += day.articles;
}

function start(date, unit) {
  if (unit === 'day') return date;
  if (unit === 'month') return date.slice(0, 8) + '01';
  if (unit === 'year') return date.slice(0, 5) + '01-01';
  const weekday = (new Date(date + 'T00:00:00Z').getUTCDay() + 6) % 7;
  return iso(Date.parse(date) - weekday * DAY);
}

function following(date, unit) {
  const next = new Date(date + 'T00:00:00Z');
  if (unit === 'day') next.setUTCDate(next.getUTCDate() + 1);
  else if (unit === 'week') next.setUTCDate(next.getUTCDate() + 7);
  else if (unit === 'month') next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return iso(next.getTime());
}
