// Which view shows what, and when it looks again.

import * as article from './article.js';
import * as chooser from './chooser.js';
import * as countries from './countries.js';
import { el, whenChanged } from './dom.js';
import * as feeds from './feeds.js';
import * as map from './map.js';
import * as pipeline from './pipeline.js';
import { choose, days, periodDays, read } from './selection.js';
import { ask } from './server.js';
import * as stories from './stories.js';
import * as timeline from './timeline.js';
import * as words from './words.js';

const EVERY = 4000;
const VIEWS = ['world', 'feeds', 'pipeline'];
const at = id => document.getElementById(id);
let mapDrawn = null;
let turn = 0;
let timer = 0;

const everything = () => choose({ initiative: '', country: '', period: '', from: '', to: '', q: '' });
const pickCountry = code => choose({ country: read().country === code ? '' : code });

async function world(selection, current) {
  const chosen = days(selection);
  const { initiative, country } = selection;
  mapDrawn ||= map.draw(pickCountry);
  const [catalogue, places, line] = await Promise.all([
    ask('initiatives'),
    ask('countries', { initiative, ...chosen }),
    ask('timeline', { initiative, country, ...periodDays(selection) }),
    mapDrawn,
  ]);
  if (!current()) return;
  const names = namesOf(catalogue);
  whenChanged(at('world'), [catalogue, places, line, location.hash], () => summary(catalogue, places, line, selection));
  await stories.show({ initiative, country, q: selection.q, ...chosen }, names, everything);
  await article.show(selection.article, initiative, names);
}

function summary(catalogue, places, line, selection) {
  const { initiative, country } = selection;
  chooser.show(catalogue, initiative);
  heading(catalogue, places.countries, line, selection);
  chips(selection);
  map.show(places.countries, country);
  countries.show(places.countries, country, pickCountry);
  timeline.show(line, periodDays(selection), selection, (from, to) => choose(read().from === from && read().to === to ? { from: '', to: '' } : { from, to }));
}

let named = { catalogue: null, names: new Map() };

function namesOf(catalogue) {
  if (named.catalogue !== catalogue) named = { catalogue, names: new Map(catalogue.initiatives.map(i => [i.id, i.name])) };
  return named.names;
}

function heading(catalogue, places, line, selection) {
  const entry = catalogue.initiatives.find(i => i.id === selection.initiative);
  const name = chooser.name(selection.initiative);
  at('title').textContent = name + (selection.country ? ` in ${words.country(selection.country)}` : '');
  at('note').textContent = entry?.note || (catalogue.any.stories ? '' : 'Nothing has arrived yet. The first stories appear here as soon as a feed brings them.');
  document.title = `${name} · Silkwire`;
  const marked = line.days.filter(d => !selection.from || (d.date >= selection.from && d.date <= (selection.to || selection.from)));
  const dated = selection.from ? marked : [...marked, line.undated];
  const sum = what => dated.reduce((total, d) => total + d[what], 0);
  const figure = (value, one, many) => el('div', {}, el('dt', {}, value === 1 ? one : many), el('dd', {}, words.number(value)));
  at('figures').replaceChildren(figure(sum('stories'), 'story', 'stories'), figure(sum('articles'), 'article with copies', 'articles with copies'), figure(places.length, 'country', 'countries'));
}

function chips(selection) {
  const chip = (text, changes) => el('button', { type: 'button', class: 'chip', 'aria-label': `Remove ${text}`, onclick: () => choose(changes) }, text, el('span', { 'aria-hidden': 'true' }, '×'));
  const list = [];
  if (selection.country) list.push(chip(words.country(selection.country), { country: '' }));
  if (selection.from) list.push(chip(words.day(selection.from) + (selection.to && selection.to !== selection.from ? ' – ' + words.day(selection.to) : ''), { from: '', to: '' }));
  if (selection.q) list.push(chip(`“${selection.q}”`, { q: '' }));
  at('chips').replaceChildren(...list);
  const period = document.querySelector(`#period input[value="${CSS.escape(selection.period)}"]`);
  if (period) period.checked = true;
  if (document.activeElement !== at('words')) at('words').value = selection.q;
}

async function health() {
  const status = await ask('status');
  const ill = status.feeds.ill || 0;
  at('ill-feeds').hidden = !ill;
  at('ill-feeds').textContent = words.number(ill);
  at('ill-feeds').setAttribute('aria-label', words.counted(ill, 'ill feed'));
  live(status.trouble ? 'late' : 'well', status.lastArticle ? 'Latest story ' + words.ago(status.lastArticle) : 'Waiting for the first story');
  banner(status.trouble ? 'New records cannot be stored for now: ' + status.trouble : '');
}

function live(state, text) {
  at('live').dataset.state = state;
  const shown = at('live').querySelector('.words');
  if (shown.textContent !== text) shown.textContent = text;
}

function banner(text) {
  at('banner').hidden = !text;
  if (at('banner').textContent !== text) at('banner').textContent = text;
}

async function refresh() {
  clearTimeout(timer);
  const mine = ++turn;
  const selection = read();
  const view = VIEWS.includes(selection.view) ? selection.view : 'world';
  for (const name of VIEWS) at(name).hidden = name !== view;
  document.querySelectorAll('nav a').forEach(a => (a.dataset.view === view ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current')));
  try {
    await ({ world, feeds: feeds.show, pipeline: pipeline.show })[view](selection, () => mine === turn);
    await health();
  } catch (problem) {
    live('away', 'Not connected');
    banner(problem.status === 400 ? `This selection cannot be shown: ${problem.message}.` : `The server does not answer (${problem.message}). Trying again every few seconds.`);
  }
  if (mine === turn) timer = setTimeout(refresh, document.hidden ? EVERY * 8 : EVERY);
}

chooser.start(initiative => choose({ initiative }));
at('period').addEventListener('change', event => choose({ period: event.target.value, from: '', to: '' }));
let typing = 0;
at('words').addEventListener('input', event => {
  clearTimeout(typing);
  typing = setTimeout(() => choose({ q: event.target.value.trim() }), 350);
});
addEventListener('hashchange', refresh);
document.addEventListener('visibilitychange', () => document.hidden || refresh());
refresh();
