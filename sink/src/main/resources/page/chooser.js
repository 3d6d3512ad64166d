// Choosing an initiative: families, numbers and a search over the catalogue.

import { el } from './dom.js';
import * as words from './words.js';

const SEARCH = 'Search the catalogue';

/** The name of an initiative, as the catalogue has it. */
export function name(catalogue, id) {
  if (!id) return 'All initiatives';
  return catalogue.initiatives.find(i => i.id === id)?.name || id;
}

/**
 * A chooser in a holder.
 * label says what is chosen; none stands there while nothing is, drop in the list for choosing nothing.
 */
export function chooser(holder, { label, none, drop, choose }) {
  let catalogue = { initiatives: [], families: [] };
  let selected = '';
  let left = '';
  const value = el('span', { class: 'value' }, none);
  const button = el('button', { type: 'button', class: 'chosen', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', onclick: () => (popup.hidden ? open() : close()) },
    el('span', { class: 'label' }, label), value);
  const search = el('input', { type: 'search', placeholder: SEARCH, 'aria-label': SEARCH, autocomplete: 'off', spellcheck: 'false', oninput: render });
  const entries = el('div', { class: 'entries' });
  const popup = el('div', { class: 'popup', role: 'dialog', 'aria-label': label, hidden: true, onkeydown: walk }, search, entries);
  holder.replaceChildren(button, popup);
  document.addEventListener('pointerdown', event => !holder.contains(event.target) && close(false));
  holder.addEventListener('focusout', event => event.relatedTarget && !holder.contains(event.relatedTarget) && close(false));

  function show(answer, chosen, without = '') {
    const changed = answer !== catalogue || chosen !== selected || without !== left;
    [catalogue, selected, left] = [answer, chosen, without];
    value.textContent = chosen ? name(answer, chosen) : none;
    if (changed && !popup.hidden) render();
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
    choose(id);
  }

  function render() {
    const wanted = search.value.trim().toLowerCase();
    const fits = i => !wanted || [i.name, i.id, i.family, i.note].some(t => (t || '').toLowerCase().includes(wanted));
    const found = catalogue.initiatives.filter(i => i.id !== left && fits(i));
    const groups = [...catalogue.families, null]
      .map(family => [family, found.filter(i => (i.family || null) === family)])
      .filter(([, list]) => list.length);
    const all = wanted ? null : option({ id: '', name: drop, counts: drop === none ? catalogue.any : null });
    const nothing = found.length ? null : el('p', { class: 'soft' }, catalogue.initiatives.length ? 'Nothing in the catalogue fits.' : 'The catalogue is empty. Import one with: silkwire catalogue import FILE');
    entries.replaceChildren(...[all, nothing].filter(Boolean), ...groups.map(([family, list]) => group(family, list)));
  }

  function group(family, list) {
    const most = [...list].sort((a, b) => b.counts.stories - a.counts.stories || a.name.localeCompare(b.name));
    return el('section', {}, el('h3', {}, title(family || 'other')), most.map(option));
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
      event.preventDefault(); // or it would press the button that gets the focus back
      entries.querySelector('button')?.click();
    } else if (step) {
      event.preventDefault();
      const stops = [search, ...entries.querySelectorAll('button')];
      stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(document.activeElement) + step))].focus();
    }
  }

  return { show };
}

function title(family) {
  const text = family.replace(/[-_]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
