// What the database holds, how far it is behind, and what could not be processed.

import { el, empty, whenChanged } from './dom.js';
import { ask } from './server.js';
import * as words from './words.js';

const holder = document.getElementById('pipeline-state');

export async function show() {
  const [status, letters] = await Promise.all([ask('status'), ask('dead-letters')]);
  whenChanged(holder, [status, letters, Math.floor(Date.now() / 30000)], () =>
    holder.replaceChildren(figures(status), lag(status), dead(letters.deadLetters, status.deadLetters)));
}

function figures(s) {
  const feeds = Object.values(s.feeds).reduce((sum, n) => sum + n, 0);
  const items = [['Stories', s.articles], ['Copies', s.duplicates], ['Mentions', s.mentions], ['Initiatives', s.initiatives], ['Feeds', feeds], ['Recent polls', s.polls], ['Dead letters', s.deadLetters]];
  return el('dl', { class: 'figures wide' }, items.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, words.number(value)))));
}

function lag(s) {
  const rows = Object.entries(s.lag).map(([topic, n]) => el('tr', {}, el('th', { scope: 'row' }, topic), el('td', { class: 'n' }, words.number(n))));
  const total = Object.values(s.lag).reduce((sum, n) => sum + n, 0);
  const says = s.trouble ? 'Nothing can be stored for now: ' + s.trouble : total ? `${words.counted(total, 'record')} still to be stored` : 'Everything that was published is stored';
  return el('div', { class: 'panel' },
    el('div', { class: 'row' }, el('h2', {}, 'Into ' + s.database), el('p', { class: s.trouble ? 'hint bad' : 'hint' }, says)),
    rows.length ? el('table', { class: 'lag' }, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Topic'), el('th', { scope: 'col', class: 'n' }, 'Records behind'))), el('tbody', {}, rows)) : el('p', { class: 'soft' }, 'This process reads no topic just now.'),
    el('p', { class: 'soft' }, 'Latest article: ' + (s.lastArticle ? `${words.ago(s.lastArticle)} (${words.moment(s.lastArticle)})` : 'none yet')));
}

function dead(letters, total) {
  const item = l => el('li', {},
    el('p', {}, el('span', { class: 'strong' }, l.reason)),
    el('p', { class: 'soft' }, `refused by ${l.stage} ${words.ago(l.refusedAt)}; ${l.topic}, partition ${l.partition}, offset ${l.offset}${l.key ? ', key ' + l.key : ''}${l.valueBytes === null ? '' : ', ' + words.counted(l.valueBytes, 'byte')}`),
    l.preview ? el('pre', { tabindex: '0' }, l.preview) : null);
  return el('div', { class: 'panel' },
    el('div', { class: 'row' }, el('h2', {}, 'Dead letters'), el('p', { class: 'hint' }, total > letters.length ? `the latest ${letters.length} of ${words.number(total)}` : '')),
    letters.length ? el('ol', { class: 'letters' }, letters.map(item)) : empty('None', 'Every record could be processed.'));
}
