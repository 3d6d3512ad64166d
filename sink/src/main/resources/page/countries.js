// The same numbers as a table, for those who read rather than look.

import { el, empty } from './dom.js';
import * as words from './words.js';

const SHOWN = 12;
const holder = document.getElementById('countries');
let all = false;

export function show(countries, selected, choose) {
  if (!countries.length) {
    holder.replaceChildren(empty('No countries yet', 'No story of this selection speaks of one.'));
    return;
  }
  const most = countries[0].stories || 1;
  const compared = countries[0].previousStories !== null;
  const shown = all ? countries : countries.slice(0, SHOWN);
  const chosen = countries.find(c => c.country === selected);
  if (chosen && !shown.includes(chosen)) shown.push(chosen);
  const rows = shown.map(c => row(c, most, compared, c.country === selected, choose));
  const head = el('tr', {}, el('th', { scope: 'col' }, 'Country'), el('th', { scope: 'col', class: 'n' }, 'Stories'),
    el('th', { scope: 'col', class: 'n', title: 'Stories and their copies at other outlets' }, 'Articles'),
    compared ? el('th', { scope: 'col', class: 'n', title: 'Against as many days before' }, 'Change') : null);
  holder.replaceChildren(el('table', {}, el('thead', {}, head), el('tbody', {}, rows)));
  if (countries.length > SHOWN) {
    const toggle = () => { all = !all; show(countries, selected, choose); };
    holder.append(el('button', { type: 'button', class: 'more', onclick: toggle }, all ? 'Fewer' : `All ${words.number(countries.length)} countries`));
  }
}

function row(c, most, compared, selected, choose) {
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--part', c.stories / most);
  const name = el('button', { type: 'button', 'data-key': c.country, 'aria-pressed': selected, onclick: () => choose(c.country) }, words.country(c.country));
  return el('tr', { class: selected ? 'selected' : null },
    el('th', { scope: 'row' }, name, bar),
    el('td', { class: 'n' }, words.number(c.stories)),
    el('td', { class: 'n soft' }, words.number(c.articles)),
    compared ? el('td', { class: 'n' }, change(c.stories - c.previousStories)) : null);
}

function change(difference) {
  if (!difference) return el('span', { class: 'soft' }, '0');
  return el('span', { class: difference > 0 ? 'up' : 'down' }, (difference > 0 ? '+' : '−') + words.number(Math.abs(difference)));
}
