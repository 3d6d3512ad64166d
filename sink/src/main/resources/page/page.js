// Which view shows what, and when it looks again.

import * as article from './article.js';
import { chooser, name } from './chooser.js';
import * as countries from './countries.js';
import { el, whenChanged } from './dom.js';
import * as feeds from './feeds.js';
import { links } from './links.js';
import { listen, listening } from './live.js';
import * as map from './map.js';
import { pairs } from './pairs.js';
import * as pipeline from './pipeline.js';
import { choose, days, periodDays, read } from './selection.js';
import { ask } from './server.js';
import * as stories from './stories.js';
import * as timeline from './timeline.js';
import * as words from './words.js';

// Looked at again when the server says that something changed, and now and then in case it could not.
const EVERY = { told: 30000, alone: 4000, hidden: 60000 };
const VIEWS = ['world', 'feeds', 'pipeline'];
const at = id => document.getElementById(id);
let mapDrawn = null;
let look = null;
let timer = 0;

const everything = () => choose({ initiative: '', with: '', side: '', country: '', region: '', period: '', from: '', to: '', q: '', order: '' });
const pickCountry = code => choose({ country: read().country === code ? '' : code });
const markDays = (from, to) => choose(read().from === from && read().to === to ? { from: '', to: '' } : { from, to });
const first = chooser(at('chooser'), { label: 'Initiative', none: 'All initiatives', drop: 'All initiatives', choose: id => choose({ initiative: id, ...(id === read().with ? { with: '', side: '' } : {}) }) });
const second = chooser(at('comparer'), { label: 'Compare with', none: 'Compare with…', drop: 'No comparison', choose: id => choose({ with: id, side: '' }) });

async function world(selection, current) {
  mapDrawn ||= map.draw(pickCountry);
  const chosen = selection.with && selection.with !== selection.initiative ? [selection.initiative, selection.with] : [selection.initiative];
  const [catalogue, ...answers] = await Promise.all([ask('initiatives'), ...chosen.map(id => numbers(id, selection)), mapDrawn]);
  if (!current()) return;
  const names = namesOf(catalogue);
  const sides = chosen.map((id, side) => ({ id, name: name(catalogue, id), ...answers[side] }));
  whenChanged(at('world'), [catalogue, ...sides.flatMap(s => [s.places, s.timeline]), location.hash], () => summary(catalogue, sides, selection));
  const side = sides[selection.side ? 1 : 0] || sides[0];
  links({ initiative: side.id, country: selection.country, region: selection.region, q: selection.q }, days(selection));
  await stories.show({ initiative: side.id, country: selection.country, region: selection.region, q: selection.q, order: selection.order, ...days(selection) }, names, everything, current);
  if (current()) await article.show(selection.article, side.id, names, current);
}

/** What map, table and time line show of an initiative. */
async function numbers(initiative, selection) {
  const [places, timeline] = await Promise.all([
    ask('countries', { initiative, ...days(selection) }),
    ask('timeline', { initiative, country: selection.country, ...periodDays(selection) }),
  ]);
  return { places, timeline };
}

function summary(catalogue, sides, selection) {
  first.show(catalogue, selection.initiative);
  second.show(catalogue, selection.with, selection.initiative);
  heading(catalogue, sides, selection);
  chips(selection);
  narrowed(selection);
  if (sides.length > 1) comparison(sides, selection);
  else alone(sides[0], selection);
  choices(sides, selection);
  timeline.show(sides, periodDays(selection), selection, markDays);
}

function alone({ places }, { country }) {
  at('map-title').textContent = 'Stories by country';
  map.show(places.countries, country);
  countries.show(places.countries, country, pickCountry);
}

function comparison(sides, { country }) {
  const names = sides.map(s => s.name);
  const both = pairs(...sides.map(s => s.places.countries));
  at('map-title').textContent = 'Which has more stories';
  map.compare(both, names, country);
  countries.compare(both, names, country, pickCountry);
}

/** Whose stories are listed, where two are compared. */
function choices(sides, { side }) {
  const choice = (s, i) => el('button', { type: 'button', 'aria-pressed': String(Number(side || 0) === i), 'data-key': 'side' + i, onclick: () => choose({ side: i ? '1' : '' }) }, countries.swatch(i), s.name);
  at('sides').replaceChildren(...(sides.length > 1 ? sides.map(choice) : []));
}

let named = { catalogue: null, names: new Map() };

function namesOf(catalogue) {
  if (named.catalogue !== catalogue) named = { catalogue, names: new Map(catalogue.initiatives.map(i => [i.id, i.name])) };
  return named.names;
}

function heading(catalogue, sides, selection) {
  const entry = catalogue.initiatives.find(i => i.id === selection.initiative);
  const where = selection.country ? ` in ${words.country(selection.country)}` : '';
  const title = sides.map(s => s.name).join(' and ');
  at('title').textContent = title + where;
  const none = catalogue.any.stories ? '' : 'Nothing has arrived yet. The first stories appear here as soon as a feed brings them.';
  at('note').textContent = sides.length > 1 ? 'Where, when and by how many stories each of the two is spoken of.' : entry?.note || none;
  document.title = `${title} · Silkwire`;
  at('figures').replaceChildren(...(sides.length > 1 ? sides.map((s, i) => figure(figures(s, selection).stories, s.name, s.name, countries.swatch(i))) : [...three(figures(sides[0], selection))]));
}

function* three({ stories, articles, places }) {
  yield figure(stories, 'story', 'stories');
  yield figure(articles, 'article with copies', 'articles with copies');
  yield figure(places, 'country', 'countries');
}

function figures({ places, timeline }, selection) {
  const marked = timeline.days.filter(d => !selection.from || (d.date >= selection.from && d.date <= (selection.to || selection.from)));
  const dated = selection.from ? marked : [...marked, timeline.undated];
  const sum = what => dated.reduce((total, d) => total + d[what], 0);
  return { stories: sum('stories'), articles: sum('articles'), places: places.countries.length };
}

const figure = (value, one, many, mark = null) => el('div', {}, el('dt', {}, mark, value === 1 ? one : many), el('dd', {}, words.number(value)));

function chips(selection) {
  const chip = (text, changes) => el('button', { type: 'button', class: 'chip', 'aria-label': `Remove ${text}`, onclick: () => choose(changes) }, text, el('span', { 'aria-hidden': 'true' }, '×'));
  const list = [];
  if (selection.country) list.push(chip(words.country(selection.country), { country: '' }));
  if (selection.region) list.push(chip(`Stories that name ${words.region(selection.region)}`, { region: '' }));
  if (selection.from) list.push(chip(words.day(selection.from) + (selection.to && selection.to !== selection.from ? ' – ' + words.day(selection.to) : ''), { from: '', to: '' }));
  if (selection.q) list.push(chip(`“${selection.q}”`, { q: '' }));
  at('chips').replaceChildren(...list);
  check('period', selection.period);
  check('order', selection.order);
  if (document.activeElement !== at('words')) at('words').value = selection.q;
}

/** Counts are kept by initiative, country and day: what else is chosen narrows the list only, which is said beside them. */
function narrowed({ region, q }) {
  const by = [region ? words.region(region) : '', q ? `“${q}”` : ''].filter(Boolean).join(' and ');
  at('narrowed').hidden = !by;
  at('narrowed').textContent = by && `Only the stories listed below are narrowed to ${by}; figures, map and days count all of the selection.`;
}

function check(group, value) {
  const choice = document.querySelector(`#${group} input[value="${CSS.escape(value)}"]`);
  if (choice) choice.checked = true;
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

/** Looks again; while a look at the same selection is under way, once more after it. A new address ends a look at once: it is told of later. */
async function refresh() {
  if (look?.hash === location.hash) {
    look.again = true;
    return;
  }
  clearTimeout(timer);
  const mine = (look = { hash: location.hash, again: false });
  await show(read(), () => look === mine && mine.hash === location.hash);
  if (look !== mine) return;
  look = null;
  timer = setTimeout(refresh, mine.again ? 0 : document.hidden ? EVERY.hidden : listening() ? EVERY.told : EVERY.alone);
}

async function show(selection, current) {
  const view = VIEWS.includes(selection.view) ? selection.view : 'world';
  for (const name of VIEWS) at(name).hidden = name !== view;
  document.querySelectorAll('nav a').forEach(a => (a.dataset.view === view ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current')));
  try {
    await ({ world, feeds: feeds.show, pipeline: pipeline.show })[view](selection, current);
    await health();
  } catch (problem) {
    if (current()) away(problem);
  }
}

function away(problem) {
  live('away', 'Not connected');
  banner(problem.status === 400 ? `This selection cannot be shown: ${problem.message}.` : `The server does not answer (${problem.message}). Trying again every few seconds.`);
}

at('period').addEventListener('change', event => choose({ period: event.target.value, from: '', to: '' }));
at('order').addEventListener('change', event => choose({ order: event.target.value }));
let typing = 0;
at('words').addEventListener('input', event => {
  clearTimeout(typing);
  typing = setTimeout(() => choose({ q: event.target.value.trim() }), 350);
});
addEventListener('hashchange', refresh);
document.addEventListener('visibilitychange', () => document.hidden || refresh());
listen(refresh);
refresh();
