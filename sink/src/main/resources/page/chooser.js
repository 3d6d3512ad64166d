// Choosing an initiative: families, numbers and a search over the catalogue.

import { el } from './dom.js';
import * as words from './words.js';

const root = document.getElementById('chooser');
const button = root.querySelector('.chosen');
const popup = root.querySelector('.popup');
const search = popup.querySelector('input');
const entries = popup.querySelector('.entries');
let catalogue = { initiatives: [], families: [] };
let selected = '';
let onChoose = () => {};

export function start(choose) {
  onChoose = choose;
  button.addEventListener('click', () => (popup.hidden ? open() : close()));
  search.addEventListener('input', render);
  popup.addEventListener('keydown', walk);
  document.addEventListener('pointerdown', event => !root.contains(event.target) && close(false));
  root.addEventListener('focusout', event => event.relatedTarget && !root.contains(event.relatedTarget) && close(false));
}

export function show(answer, chosen) {
  const changed = answer !== catalogue || chosen !== selected;
  catalogue = answer;
  selected = chosen;
  button.querySelector('.value').textContent = name(chosen);
  if (changed && !popup.hidden) render();
}

export function name(id) {
  if (!id) return 'All initiatives';
  return catalogue.initiatives.find(i => i.id === id)?.name || id;
}

function open() {
  popup.hidden = false;
  button.setAttribute('aria-expanded', 'true');
  search.value = '';
  render();
  search.focus();
}

function close(refocus = true) {
  if (popup.hidden) return;
  popup.hidden = true;
  button.setAttribute('aria-expanded', 'false');
  if (refocus) button.focus();
}

function pick(id) {
  close();
  onChoose(id);
}

function render() {
  const wanted = search.value.trim().toLowerCase();
  const fits = i => !wanted || [i.name, i.id, i.family, i.note].some(t => (t || '').toLowerCase().includes(wanted));
  const found = catalogue.initiatives.filter(fits);
  const groups = [...catalogue.families, null]
    .map(family => [family, found.filter(i => (i.family || null) === family)])
    .filter(([, list]) => list.length);
  const all = wanted ? null : option({ id: '', name: 'All initiatives', counts: catalogue.any });
  const none = found.length ? null : el('p', { class: 'soft' }, catalogue.initiatives.length ? 'Nothing in the catalogue fits.' : 'The catalogue is empty. Import one with: silkwire catalogue import FILE');
  entries.replaceChildren(...[all, none].filter(Boolean), ...groups.map(([family, list]) => group(family, list)));
}

function group(family, list) {
  const most = [...list].sort((a, b) => b.counts.stories - a.counts.stories || a.name.localeCompare(b.name));
  return el('section', {}, el('h3', {}, title(family || 'other')), most.map(option));
}

function title(family) {
  const text = family.replace(/[-_]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function option(i) {
  return el('button', { type: 'button', 'aria-pressed': i.id === selected, onclick: () => pick(i.id) },
    el('span', {}, i.name), el('span', { class: 'n' }, i.counts ? words.number(i.counts.stories) : ''));
}

function walk(event) {
  if (event.key === 'Escape') {
    event.preventDefault();
    close();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Enter' && event.target === search) {
    entries.querySelector('button')?.click();
  } else if (step) {
    event.preventDefault();
    const stops = [search, ...entries.querySelectorAll('button')];
    stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(document.activeElement) + step))].focus();
  }
}
