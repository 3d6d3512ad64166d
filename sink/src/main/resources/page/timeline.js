// Stories by day as bars, of two initiatives above and below a line; dragging over them marks a stretch of days.

import { bucketed } from './buckets.js';
import { empty, svg } from './dom.js';
import { explain } from './tip.js';
import * as words from './words.js';

const FOOT = 22;
const LEFT = 34;
const TOP = 10;
const UP = 118;
const holder = document.getElementById('timeline');
const heading = document.getElementById('timeline-title');
const note = document.getElementById('timeline-note');
let shown = null;

/** sides: one or two of {name, timeline}. */
export function show(sides, period, selection, choose) {
  shown = [sides, period, selection, choose];
  const buckets = bucketed(sides.map(s => s.timeline.days), period, (holder.clientWidth - LEFT) / 5);
  note.textContent = remark(sides[0].timeline, selection);
  heading.textContent = 'Stories by ' + (buckets[0]?.unit || 'day');
  if (!buckets.length) {
    holder.replaceChildren(empty('No dated stories', 'Nothing of this selection has a day.'));
    return;
  }
  holder.replaceChildren(chart(buckets, sides.map(s => s.name), selection, choose));
}

addEventListener('resize', () => shown && show(...shown));

function remark(timeline, selection) {
  if (selection.from) {
    const to = selection.to && selection.to !== selection.from ? ' to ' + words.day(selection.to) : '';
    return 'Marked: ' + words.day(selection.from) + to;
  }
  const undated = timeline.undated.stories;
  if (!undated && !timeline.days.length) return '';
  return undated ? `and ${words.counted(undated, 'story', 'stories')} without a date` : 'Drag over the bars to narrow the days';
}

/** Where things stand in the drawing, in pixels. */
function room(buckets, sides) {
  const width = Math.max(280, holder.clientWidth);
  const most = Math.max(...buckets.flatMap(b => b.counts.map(c => c.stories)), 1);
  const base = TOP + UP;
  const foot = sides > 1 ? base + UP : base;
  return { width, most, base, foot, step: (width - LEFT) / buckets.length, length: stories => (stories ? Math.max(2, UP * stories / most) : 0) };
}

function chart(buckets, names, selection, choose) {
  const space = room(buckets, names.length);
  const bars = buckets.map((b, i) => bar(b, LEFT + i * space.step, space, names, selection));
  const brush = svg('rect', { class: 'brush', y: 4, height: space.foot - 4, width: 0 });
  const height = space.foot + FOOT;
  const plot = svg('svg', { viewBox: `0 0 ${space.width} ${height}`, width: space.width, height, role: 'group', 'aria-label': heading.textContent },
    grid(space, names.length), bars, brush, labels(buckets, space));
  brushing(plot, brush, buckets, space.step, choose);
  walking(plot, bars, buckets, choose);
  return plot;
}

function bar(bucket, x, space, names, selection) {
  const inside = !selection.from || (bucket.to >= selection.from && bucket.from <= (selection.to || selection.from));
  const gap = space.step > 6 ? 1.5 : space.step > 3 ? 0.6 : 0;
  const inks = bucket.counts.map((c, side) => {
    const height = space.length(c.stories);
    return svg('rect', { class: side ? 'ink second' : 'ink', x: x + gap, y: side ? space.base : space.base - height, width: Math.max(space.step - 2 * gap, 0.8), height });
  });
  const group = svg('g', { class: inside ? 'bar' : 'bar out', tabindex: '-1', role: 'button', 'aria-label': said(bucket, names) },
    svg('rect', { class: 'area', x, y: 0, width: space.step, height: space.foot }), inks);
  explain(group, () => said(bucket, names));
  return group;
}

function said(b, names) {
  const when = b.unit === 'day' ? words.day(b.from) : b.unit === 'year' ? b.from.slice(0, 4) : words.day(b.from) + ' to ' + words.day(b.to);
  const stories = c => words.counted(c.stories, 'story', 'stories');
  return names.length > 1
    ? `${when}: ${b.counts.map((c, side) => `${names[side]} ${stories(c)}`).join('; ')}`
    : `${when}: ${stories(b.counts[0])}, ${words.counted(b.counts[0].articles, 'article')}`;
}

function grid(space, sides) {
  const marks = space.most > 1 ? [Math.ceil(space.most / 2), space.most] : [space.most];
  const heights = marks.map(mark => [mark, space.base - space.length(mark)]);
  const below = sides > 1 ? [[0, space.base], ...marks.map(mark => [mark, space.base + space.length(mark)])] : [];
  return [...heights, ...below].map(([mark, y]) => svg('g', { class: 'grid' },
    svg('line', { x1: LEFT, x2: space.width, y1: y, y2: y }),
    svg('text', { x: LEFT - 6, y: y + 4, 'text-anchor': 'end' }, words.number(mark))));
}

function labels(buckets, { step, width, foot }) {
  const apart = Math.max(1, Math.ceil(86 / step));
  const texts = [];
  for (let i = 0; i < buckets.length; i += apart) {
    const x = LEFT + i * step;
    if (x > width - 60) break;
    texts.push(svg('text', { x, y: foot + FOOT - 6 }, buckets[i].unit === 'year' ? buckets[i].from.slice(0, 4) : words.day(buckets[i].from)));
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
