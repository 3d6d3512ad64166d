// Which feeds answer, and what the others say.

import { el, empty, outward, whenChanged } from './dom.js';
import { ask } from './server.js';
import * as words from './words.js';

const KINDS = [['any', 'All'], ['ill', 'Ill'], ['silent', 'Silent'], ['gone', 'Gone'], ['waiting', 'Not yet polled'], ['well', 'Well']];
const holder = document.getElementById('feed-list');
let health = 'any';
let limit = 200;

export async function show() {
  const asked = { health, limit };
  const answer = await ask('feeds', asked);
  if (asked.health !== health || asked.limit !== limit) return;
  whenChanged(holder, [answer, Math.floor(Date.now() / 30000)], () => render(answer));
}

function render(answer) {
  const total = Object.values(answer.counts).reduce((sum, n) => sum + n, 0);
  if (!total) {
    holder.replaceChildren(empty('There are no feeds', 'Add some with: silkwire feeds import FILE.opml, or silkwire feeds add URL'));
    return;
  }
  const filter = el('div', { class: 'filter', role: 'group', 'aria-label': 'Health' }, KINDS.map(([kind, name]) =>
    el('button', { type: 'button', 'data-key': kind, 'aria-pressed': kind === health, onclick: () => { health = kind; show(); } }, name, el('span', { class: 'count' }, words.number(kind === 'any' ? total : answer.counts[kind] || 0)))));
  const table = el('table', { class: 'feeds' },
    el('thead', {}, el('tr', {}, ['Feed', 'State', 'Last poll', 'Next poll', 'Last new story', 'Read', 'New', 'Known', 'Skipped'].map((h, i) => el('th', { scope: 'col', class: i > 4 ? 'n' : null }, h)))),
    el('tbody', {}, answer.feeds.map(row)));
  const more = answer.next && limit < 1000 ? el('button', { type: 'button', class: 'more', onclick: () => { limit = 1000; show(); } }, 'More feeds') : '';
  holder.replaceChildren(filter, answer.feeds.length ? table : empty('No feed is in this state', 'Choose another above.'), more);
}

function row(f) {
  const cell = (name, value, kind = '') => el('td', { 'data-name': name, class: kind }, value);
  const p = f.polls;
  return el('tr', {},
    el('th', { scope: 'row' }, el('span', { class: 'strong' }, f.title || words.outlet(f.outlet)), outward(f.url, f.url)),
    el('td', { 'data-name': 'State' }, el('span', { class: 'health ' + f.health }, f.health === 'waiting' ? 'not yet polled' : f.health), reason(f)),
    cell('Last poll', words.ago(f.lastPoll)),
    cell('Next poll', f.health === 'gone' ? 'no more' : f.nextPoll ? words.ago(f.nextPoll) : 'soon'),
    cell('Last new story', words.ago(f.lastNewArticle)),
    ...(p ? [cell('Read', words.number(p.seen), 'n'), cell('New', words.number(p.published), 'n'), cell('Known', words.number(p.unchanged), 'n'), cell('Skipped', words.number(p.skipped), 'n')] : ['Read', 'New', 'Known', 'Skipped'].map(n => cell(n, '–', 'n'))));
}

function habit(seconds) {
  return seconds ? `, usually every ${words.span(seconds)}` : '';
}

function reason(f) {
  const parts = [f.note || (f.outcome && f.health !== 'silent' && f.outcome !== 'ok' ? f.outcome.replace(/-/g, ' ') : null), f.failures > 1 ? `${f.failures} times in a row` : null, f.health === 'silent' ? `last had something new ${words.ago(f.silentSince)}${habit(f.habit)}` : null];
  const text = parts.filter(Boolean).join(', ');
  return text ? el('span', { class: 'soft' }, text) : null;
}
