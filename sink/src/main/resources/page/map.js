// The world, coloured by stories. One tab stop: arrows walk through the countries that have stories, Enter chooses.

import { el, svg } from './dom.js';
import { ask } from './server.js';
import { ranges, shade, steps } from './scale.js';
import { explain } from './tip.js';
import * as words from './words.js';

const SMALL = 5;
const holder = document.getElementById('map');
const legend = document.getElementById('legend');
const shapes = new Map();
let counts = new Map();
let ranked = [];
let onChoose = () => {};

/** Draws the outlines, once. */
export async function draw(choose) {
  onChoose = choose;
  const outlines = await ask('map');
  const land = svg('g');
  const dots = svg('g');
  const world = svg('svg', { viewBox: '0 0 1009 652', role: 'group', 'aria-label': 'World map. The table of countries holds the same numbers.' }, land, dots);
  holder.replaceChildren(world);
  for (const [code, path] of Object.entries(outlines)) {
    const outline = svg('path', { d: path });
    land.append(outline);
    const box = outline.getBBox();
    const group = [outline];
    if (Math.max(box.width, box.height) < SMALL) group.push(dot(dots, box));
    group.forEach(shape => prepare(shape, code));
    shapes.set(code, group);
  }
  world.addEventListener('keydown', walk);
}

function dot(dots, box) {
  const circle = svg('circle', { cx: box.x + box.width / 2, cy: box.y + box.height / 2, r: 4 });
  dots.append(circle);
  return circle;
}

function prepare(shape, code) {
  shape.dataset.code = code;
  shape.addEventListener('click', () => counts.has(code) && onChoose(code));
  explain(shape, () => label(code));
}

function label(code) {
  const c = counts.get(code);
  return words.country(code) + (c ? `: ${words.counted(c.stories, 'story', 'stories')}, ${words.counted(c.articles, 'article')} with copies` : ': no stories');
}

/** Colours the countries. */
export function show(countries, selected) {
  counts = new Map(countries.map(c => [c.country, c]));
  ranked = countries.map(c => c.country).filter(code => shapes.has(code));
  const bounds = steps(countries.map(c => c.stories));
  const entry = ranked.includes(selected) ? selected : ranked[0];
  for (const [code, group] of shapes) {
    const step = shade(counts.get(code)?.stories, bounds);
    for (const shape of group) {
      shape.setAttribute('class', `shade${step}` + (code === selected ? ' selected' : ''));
    }
    reach(group[group.length - 1], code, step > 0, code === entry);
  }
  showLegend(bounds);
}

function reach(shape, code, reachable, entry) {
  if (!reachable) {
    ['tabindex', 'role', 'aria-label'].forEach(name => shape.removeAttribute(name));
    return;
  }
  shape.setAttribute('tabindex', entry ? '0' : '-1');
  shape.setAttribute('role', 'button');
  shape.setAttribute('aria-label', label(code));
}

function walk(event) {
  const here = ranked.indexOf(event.target.dataset.code);
  if (here < 0) return;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    const group = shapes.get(ranked[(here + step + ranked.length) % ranked.length]);
    group[group.length - 1].focus();
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    onChoose(ranked[here]);
  }
}

function showLegend(bounds) {
  const key = (name, text) => el('span', { class: 'key' }, el('i', { class: name }), text);
  legend.replaceChildren(
    key('shade0', bounds.length ? 'none' : 'no stories'),
    ...ranges(bounds).map(range => key('shade' + range.shade, range.words)),
    bounds.length ? el('span', { class: 'unit' }, 'stories') : '');
}
