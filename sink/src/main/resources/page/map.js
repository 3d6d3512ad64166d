// The world, coloured by stories or by which of two initiatives has more of them. One tab stop: arrows walk through the countries that have stories, Enter chooses.

import { el, svg } from './dom.js';
import { ask } from './server.js';
import { lean, ranges, shade, steps } from './scale.js';
import { explain } from './tip.js';
import * as words from './words.js';

const SMALL = 5;
const holder = document.getElementById('map');
const legend = document.getElementById('legend');
const shapes = new Map();
let said = new Map();
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
  shape.addEventListener('click', () => said.has(code) && onChoose(code));
  explain(shape, () => label(code));
}

function label(code) {
  return `${words.country(code)}: ${said.get(code) || 'no stories'}`;
}

/** Colours the countries by stories. */
export function show(countries, selected) {
  const bounds = steps(countries.map(c => c.stories));
  colour(countries, selected, c => `shade${shade(c.stories, bounds)}`, c => `${words.counted(c.stories, 'story', 'stories')}, ${words.counted(c.articles, 'article')} with copies`);
  legend.replaceChildren(
    key('shade0', bounds.length ? 'none' : 'no stories'),
    ...ranges(bounds).map(range => key('shade' + range.shade, range.words)),
    bounds.length ? el('span', { class: 'unit' }, 'stories') : '');
}

/** Colours the countries by which of two initiatives has more stories there. */
export function compare(pairs, names, selected) {
  colour(pairs, selected, p => lean(p.stories), p => p.stories.map((n, side) => `${names[side]} ${words.counted(n, 'story', 'stories')}`).join('; '));
  legend.replaceChildren(key('most-first', `mostly ${names[0]}`), key('more-first', 'more'), key('even', 'as many'), key('more-second', 'more'), key('most-second', `mostly ${names[1]}`));
}

function colour(countries, selected, shadeOf, say) {
  const shades = new Map(countries.map(c => [c.country, shadeOf(c)]));
  said = new Map(countries.map(c => [c.country, say(c)]));
  ranked = countries.map(c => c.country).filter(code => shapes.has(code));
  const entry = ranked.includes(selected) ? selected : ranked[0];
  for (const [code, group] of shapes) {
    const kind = (shades.get(code) || 'shade0') + (code === selected ? ' selected' : '');
    group.forEach(shape => shape.setAttribute('class', kind));
    reach(group[group.length - 1], code, shades.has(code), code === entry);
  }
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

const key = (kind, text) => el('span', { class: 'key' }, el('i', { class: kind }), text);
