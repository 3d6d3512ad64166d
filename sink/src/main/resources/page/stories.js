// The latest or most carried stories, each with the sentence that says it.

import { el, empty, whenChanged } from './dom.js';
import { marked } from './evidence.js';
import { address } from './selection.js';
import { ask } from './server.js';
import * as words from './words.js';

const SENTENCES = 2;
const COUNTRIES = 6;
const holder = document.getElementById('stories');
let list = [];
let next = null;
let asked = '';
let seen = null;

/** Shows the newest; what was paged in below stays while the question is the same. An answer that came too late is dropped. */
export async function show(question, names, reset, current) {
  const page = await ask('articles', question);
  if (!current()) return;
  whenChanged(holder, [page, names, location.hash], () => take(page, question, names, reset));
}

function take(page, question, names, reset) {
  const key = JSON.stringify(question);
  const same = key === asked;
  if (!same) {
    list = [];
    seen = null;
  }
  const fresh = new Set(page.articles.map(a => a.id));
  const older = same && list.length > page.articles.length ? list.filter(a => !fresh.has(a.id)) : [];
  if (!older.length) next = page.next;
  list = [...page.articles, ...older];
  asked = key;
  render(question, names, reset);
  seen = new Set(list.map(a => a.id));
}

function render(question, names, reset) {
  if (!list.length) {
    holder.replaceChildren(nothing(question, reset));
    return;
  }
  const items = list.map(a => el('li', { class: seen && !seen.has(a.id) ? 'new' : null }, story(a, names)));
  const more = next ? el('button', { type: 'button', class: 'more', onclick: () => older(question, names, reset) }, 'Older stories') : null;
  holder.replaceChildren(el('ol', { class: 'list' }, items), more || '');
}

function nothing(question, reset) {
  if (question.order) return empty('No story of this selection was carried by another outlet', 'The latest ones are listed all the same.', el('a', { class: 'more', href: address({ order: '' }) }, 'Show the latest'));
  const narrowed = question.initiative || question.country || question.region || question.from || question.q;
  return narrowed
    ? empty('No story fits this selection', 'Take something away from it, or look at everything.', el('button', { type: 'button', class: 'more', onclick: reset }, 'Show everything'))
    : empty('Nothing has arrived yet', 'The first stories appear here as soon as a feed brings them. The Feeds page says which feeds answer.', el('a', { class: 'more', href: '#view=feeds' }, 'Look at the feeds'));
}

async function older(question, names, reset) {
  const page = await ask('articles', { ...question, before: next });
  if (asked !== JSON.stringify(question)) return;
  next = page.next;
  const known = new Set(list.map(a => a.id));
  list.push(...page.articles.filter(a => !known.has(a.id)));
  seen = null;
  render(question, names, reset);
  seen = new Set(list.map(a => a.id));
}

function story(a, names) {
  const text = { lang: a.language, dir: words.direction(a.language) };
  const quotes = a.initiatives.slice(0, SENTENCES).map(i => quote(i, text, names)).filter(Boolean);
  const unquoted = a.initiatives.filter((i, nth) => nth >= SENTENCES || !beyondTitle(i));
  return el('article', {},
    el('p', { class: 'by' },
      el('span', { class: 'outlet' }, words.outlet(a.outlet)),
      el('time', { datetime: a.published.at || a.fetchedAt, title: 'Arrived ' + words.moment(a.fetchedAt) }, words.published(a.published)),
      a.language ? el('span', {}, words.language(a.language)) : null,
      a.copies ? el('span', { class: 'copies' }, 'also at ' + words.counted(a.copies, 'other outlet')) : null,
      a.revision > 1 ? el('span', {}, `revision ${a.revision}`) : null),
    el('h3', text, el('a', { href: address({ article: a.id }), 'data-key': a.id }, a.title ? marked(a.title, titleSpans(a)) : '(without a title)')),
    quotes.length ? quotes : el('p', { ...text, class: 'lead' }, a.lead),
    el('p', { class: 'tags' }, unquoted.map(i => tag(names.get(i.id) || i.id, { initiative: i.id })), places(a)));
}

/** The title is shown anyway, with its marks; what is quoted is the first sentence below it. */
const beyondTitle = initiative => initiative.sentences.find(s => s.field !== 'title');

function titleSpans(a) {
  return a.initiatives.flatMap(i => i.sentences.filter(s => s.field === 'title')
    .flatMap(s => s.highlights.map(h => ({ start: s.start + h.start, end: s.start + h.end, kind: 'said' }))));
}

function quote(initiative, text, names) {
  const sentence = beyondTitle(initiative);
  if (!sentence) return null;
  const spans = sentence.highlights.map(h => ({ ...h, kind: 'said' }));
  return el('div', { class: 'quote' },
    el('blockquote', text, marked(sentence.text, spans)),
    el('p', {}, tag(names.get(initiative.id) || initiative.id, { initiative: initiative.id }), initiative.count > 1 ? el('span', { class: 'soft' }, `${initiative.count} mentions`) : null));
}

function places(a) {
  const mentioned = a.countries.filter(c => c.roles.includes('mentioned'));
  const shown = mentioned.slice(0, COUNTRIES).map(c => tag(words.country(c.code), { country: c.code }, c.focus ? 'focus' : ''));
  const rest = mentioned.length - shown.length;
  return [...shown, rest > 0 ? el('span', { class: 'soft' }, `+${rest}`) : null];
}

function tag(name, changes, kind = '') {
  return el('a', { class: 'tag ' + kind, href: address(changes), title: kind ? 'What the article is about' : null }, name);
}
