// The same numbers as a table, for those who read rather than look.

import { el, empty } from './dom.js';
import * as words from './words.js';

const SHOWN = 12;
const holder = document.getElementById('countries');
let all = false;

/** One initiative: stories, articles with copies and, for a period, the change over the one before. */
export function show(countries, selected, choose) {
  const most = countries[0]?.stories || 1;
  const compared = countries[0]?.previousStories != null;
  const columns = [column('Stories'), column('Articles', 'Stories and their copies at other outlets'), compared ? column('Change', 'Against as many days before') : null];
  const cells = c => [cell(words.number(c.stories)), cell(words.number(c.articles), 'soft'), compared ? cell(change(c.stories - c.previousStories)) : null];
  table(countries, selected, choose, columns, cells, c => [bar(c.stories / most)]);
}

/** Two initiatives side by side. */
export function compare(pairs, names, selected, choose) {
  const most = Math.max(...pairs.flatMap(p => p.stories), 1);
  const columns = names.map((name, side) => el('th', { scope: 'col', class: 'n name', title: `Stories of ${name}` }, swatch(side), name));
  table(pairs, selected, choose, columns, p => p.stories.map(n => cell(words.number(n))), p => p.stories.map((n, side) => bar(n / most, side)));
}

function table(countries, selected, choose, columns, cells, bars) {
  if (!countries.length) {
    holder.replaceChildren(empty('No countries yet', 'No story of this selection speaks of one.'));
    return;
  }
  const shown = all ? [...countries] : countries.slice(0, SHOWN);
  const chosen = countries.find(c => c.country === selected);
  if (chosen && !shown.includes(chosen)) shown.push(chosen);
  const row = c => el('tr', { class: c.country === selected ? 'selected' : null }, el('th', { scope: 'row' }, name(c.country, c.country === selected, choose), bars(c)), cells(c));
  const head = el('tr', {}, el('th', { scope: 'col' }, 'Country'), columns);
  holder.replaceChildren(el('table', {}, el('thead', {}, head), el('tbody', {}, shown.map(row))));
  if (countries.length > SHOWN) {
    const toggle = () => { all = !all; table(countries, selected, choose, columns, cells, bars); };
    holder.append(el('button', { type: 'button', class: 'more', onclick: toggle }, all ? 'Fewer' : `All ${words.number(countries.length)} countries`));
  }
}

function name(code, selected, choose) {
  return el('button', { type: 'button', 'data-key': code, 'aria-pressed': selected, onclick: () => choose(code) }, words.country(code));
}

const column = (text, title = null) => el('th', { scope: 'col', class: 'n', title }, text);

const cell = (content, kind = '') => el('td', { class: ('n ' + kind).trim() }, content);

/** What stands for the first or the second of two initiatives. */
export const swatch = side => el('i', { class: side ? 'swatch second' : 'swatch', 'aria-hidden': 'true' });

function bar(part, side = 0) {
  const element = el('span', { class: side ? 'bar second' : 'bar', 'aria-hidden': 'true' });
  element.style.setProperty('--part', part);
  return element;
}

function change(difference) {
  if (!difference) return el('span', { class: 'soft' }, '0');
  return el('span', { class: difference > 0 ? 'up' : 'down' }, (difference > 0 ? '+' : '−') + words.number(Math.abs(difference)));
}
