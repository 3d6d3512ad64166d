// Stories by day as bars; dragging over them marks a stretch of days.

import { empty, svg } from './dom.js';
import { iso } from './selection.js';
import { explain } from './tip.js';
import * as words from './words.js';

const HEIGHT = 150;
const FOOT = 22;
const LEFT = 34;
const DAY = 86400000;
const holder = document.getElementById('timeline');
const heading = document.getElementById('timeline-title');
const note = document.getElementById('timeline-note');
let shown = null;

export function show(timeline, period, selection, choose) {
  shown = { timeline, period, selection, choose };
  const buckets = bucketed(timeline.days, period, (holder.clientWidth - LEFT) / 5);
  note.textContent = remark(timeline, selection);
  heading.textContent = 'Stories by ' + (buckets[0]?.unit || 'day');
  if (!buckets.length) {
    holder.replaceChildren(empty('No dated stories', 'Nothing of this selection has a day.'));
    return;
  }
  holder.replaceChildren(chart(buckets, selection, choose));
}

addEventListener('resize', () => shown && show(shown.timeline, shown.period, shown.selection, shown.choose));

function remark(timeline, selection) {
  if (selection.from) {
    const to = selection.to && selection.to !== selection.from ? ' to ' + words.day(selection.to) : '';
    return 'Marked: ' + words.day(selection.from) + to;
  }
  const undated = timeline.undated.stories;
  if (!undated && !timeline.days.length) return '';
  return undated ? `and ${words.counted(undated, 'story', 'stories')} without a date` : 'Drag over the bars to narrow the days';
}

/** Days, weeks, months or years, whichever gives bars that can be seen. */
function bucketed(days, period, room) {
  if (!days.length) return [];
  const first = period.from || days[0].date;
  const last = period.to || days[days.length - 1].date;
  const length = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  const unit = length <= room ? 'day' : length <= 7 * room ? 'week' : length <= 31 * room ? 'month' : 'year';
  const buckets = new Map();
  for (let time = Date.parse(start(first, unit)); time <= Date.parse(last); time = Date.parse(following(iso(time), unit))) {
    buckets.set(iso(time), { from: iso(time), to: iso(Date.parse(following(iso(time), unit)) - DAY), unit, stories: 0, articles: 0 });
  }
  for (const d of days) {
    const bucket = buckets.get(start(d.date, unit));
    if (bucket) {
      bucket.stories += d.stories;
      bucket.articles += d.articles;
    }
  }
  return [...buckets.values()];
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

function chart(buckets, selection, choose) {
  const width = Math.max(280, holder.clientWidth);
  const most = Math.max(...buckets.map(b => b.stories), 1);
  const step = (width - LEFT) / buckets.length;
  const y = stories => (HEIGHT - FOOT - 10) * (1 - stories / most) + 10;
  const bars = buckets.map((b, i) => bar(b, LEFT + i * step, step, y, selection));
  const brush = svg('rect', { class: 'brush', y: 4, height: HEIGHT - FOOT - 4, width: 0 });
  const plot = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: 'group', 'aria-label': 'Stories by day' },
    grid(most, y, width), bars, brush, labels(buckets, step, width));
  brushing(plot, brush, buckets, step, choose);
  walking(plot, bars, buckets, choose);
  return plot;
}

function bar(bucket, x, step, y, selection) {
  const inside = !selection.from || (bucket.to >= selection.from && bucket.from <= (selection.to || selection.from));
  const gap = step > 6 ? 1.5 : step > 3 ? 0.6 : 0;
  const top = bucket.stories ? Math.min(y(bucket.stories), HEIGHT - FOOT - 2) : HEIGHT - FOOT;
  const group = svg('g', { class: inside ? 'bar' : 'bar out', tabindex: '-1', role: 'button', 'aria-label': name(bucket) },
    svg('rect', { class: 'area', x, y: 0, width: step, height: HEIGHT - FOOT }),
    svg('rect', { class: 'ink', x: x + gap, y: top, width: Math.max(step - 2 * gap, 0.8), height: HEIGHT - FOOT - top }));
  explain(group, () => name(bucket));
  return group;
}

function name(b) {
  const when = b.unit === 'day' ? words.day(b.from) : b.unit === 'year' ? b.from.slice(0, 4) : words.day(b.from) + ' to ' + words.day(b.to);
  return `${when}: ${words.counted(b.stories, 'story', 'stories')}, ${words.counted(b.articles, 'article')}`;
}

function grid(most, y, width) {
  const marks = most > 1 ? [Math.ceil(most / 2), most] : [most];
  return marks.map(mark => svg('g', { class: 'grid' },
    svg('line', { x1: LEFT, x2: width, y1: y(mark), y2: y(mark) }),
    svg('text', { x: LEFT - 6, y: y(mark) + 4, 'text-anchor': 'end' }, words.number(mark))));
}

function labels(buckets, step, width) {
  const room = Math.max(1, Math.ceil(86 / step));
  const texts = [];
  for (let i = 0; i < buckets.length; i += room) {
    const x = LEFT + i * step;
    if (x > width - 60) break;
    texts.push(svg('text', { x, y: HEIGHT - 6 }, buckets[i].unit === 'year' ? buckets[i].from.slice(0, 4) : words.day(buckets[i].from)));
  }
  return svg('g', { class: 'labels', 'aria-hidden': 'true' }, texts);
}

function brushing(plot, brush, buckets, step, choose) {
  const at = event => {
    const x = (event.clientX - plot.getBoundingClientRect().x - LEFT) / step;
    return Math.min(buckets.length - 1, Math.max(0, Math.floor(x)));
  };
  let begun = null;
  plot.addEventListener('pointerdown', event => { begun = at(event); });
  plot.addEventListener('pointermove', event => {
    if (begun === null || !event.buttons) return;
    const [a, b] = [begun, at(event)].sort((m, n) => m - n);
    brush.setAttribute('x', LEFT + a * step);
    brush.setAttribute('width', (b - a + 1) * step);
  });
  plot.addEventListener('pointerup', event => {
    if (begun === null) return;
    const [a, b] = [begun, at(event)].sort((m, n) => m - n);
    begun = null;
    choose(buckets[a].from, buckets[b].to);
  });
}

/** One tab stop: arrows walk, Enter marks. */
function walking(plot, bars, buckets, choose) {
  const last = bars.length - 1;
  bars[last].setAttribute('tabindex', '0');
  plot.addEventListener('keydown', event => {
    const here = bars.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -last, End: last }[event.key];
    if (here >= 0 && step) {
      event.preventDefault();
      bars[Math.min(last, Math.max(0, here + step))].focus();
    } else if (here >= 0 && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      choose(buckets[here].from, buckets[here].to);
    }
  });
}
