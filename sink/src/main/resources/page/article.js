// One article, whole, with everything that was recognised in it marked.

import { el, empty, outward } from './dom.js';
import { marked, paragraphs } from './evidence.js';
import { address, choose } from './selection.js';
import { ask } from './server.js';
import * as words from './words.js';

const dialog = document.getElementById('article');
dialog.addEventListener('close', () => choose({ article: '' }));
dialog.addEventListener('click', event => event.target === dialog && dialog.close());

/** Opens the article of an id; no id closes. An answer that came too late is dropped. */
export async function show(id, chosen, names, current) {
  if (!id) {
    if (dialog.open) dialog.close();
    return;
  }
  if (dialog.dataset.id === id && dialog.open) return;
  const content = await whole(id, chosen, names);
  if (current()) open(id, content);
}

async function whole(id, chosen, names) {
  try {
    return body(await ask('articles/' + encodeURIComponent(id)), chosen, names);
  } catch (problem) {
    return empty('This article cannot be shown', problem.message);
  }
}

function open(id, content) {
  dialog.dataset.id = id;
  dialog.replaceChildren(closing(), content);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

function closing() {
  return el('button', { type: 'button', class: 'close', 'aria-label': 'Close', onclick: () => dialog.close() }, '×');
}

function body(a, chosen, names) {
  const text = { lang: a.language, dir: words.direction(a.language) };
  const spans = spansOf(a, chosen, names);
  return el('article', { class: 'whole' },
    el('p', { class: 'by' },
      el('span', { class: 'outlet' }, words.outlet(a.outlet)),
      el('span', {}, words.published(a.published)),
      a.language ? el('span', {}, words.language(a.language)) : null,
      outward(a.url, 'Read at the outlet')),
    el('h2', { ...text, id: 'article-title' }, marked(a.title, spans('title'))),
    a.authors.length ? el('p', { class: 'soft' }, a.authors.join(', ')) : null,
    initiatives(a, chosen, names),
    el('div', { ...text, class: 'text' }, paragraphs(a.text, spans('text')).map(nodes => el('p', {}, nodes))),
    a.captions.length ? el('section', { class: 'aside' }, el('h3', {}, 'Captions'), a.captions.map((c, i) => el('p', text, marked(c, spans('caption', i))))) : null,
    countries(a),
    regions(a),
    copies(a),
    provenance(a));
}

function spansOf(a, chosen, names) {
  const all = a.initiatives.flatMap(i => i.mentions.map(m => ({ ...m, kind: !chosen || i.id === chosen ? 'said' : 'other', title: names.get(i.id) || i.id })));
  return (field, index = null) => all.filter(m => m.field === field && (m.index ?? null) === index);
}

function initiatives(a, chosen, names) {
  if (!a.initiatives.length) return el('p', { class: 'soft' }, 'No initiative of the catalogue is named in it.');
  return el('p', { class: 'tags' }, a.initiatives.map(i =>
    el('a', { class: 'tag' + (i.id === chosen ? ' focus' : ''), href: address({ initiative: i.id, article: '' }) }, `${names.get(i.id) || i.id} ${i.count}×`)));
}

function countries(a) {
  if (!a.countries.length) return null;
  const row = c => el('li', {}, el('a', { href: address({ country: c.code, article: '' }) }, words.country(c.code)), ' ',
    el('span', { class: 'soft' }, [c.focus ? 'what it is about' : null, c.count ? words.counted(c.count, 'mention') : null, ...c.roles.filter(r => r !== 'mentioned')].filter(Boolean).join(', ')));
  return el('section', { class: 'aside' }, el('h3', {}, 'Countries'), el('ul', { class: 'plain' }, a.countries.map(row)));
}

function regions(a) {
  if (!a.regions.length) return null;
  return el('section', { class: 'aside' }, el('h3', {}, 'Regions'), el('p', { class: 'tags' }, a.regions.map(r => el('a', { class: 'tag', href: address({ region: r.id, article: '' }) }, `${words.region(r.id)} ${r.count}×`))));
}

function copies(a) {
  if (!a.copies.length) return null;
  const row = c => el('li', {}, el('span', { class: 'outlet' }, words.outlet(c.outlet)), ' ', outward(c.url, c.title || c.url), ' ',
    el('span', { class: 'soft' }, c.kind === 'same-text' ? 'same text' : `${Math.round(c.similarity * 100)} % similar`));
  return el('section', { class: 'aside' }, el('h3', {}, `Also carried by ${words.counted(a.copies.length, 'outlet')}`), el('ul', { class: 'plain' }, a.copies.map(row)));
}

function provenance(a) {
  const date = a.published.date ? `${words.day(a.published.date)}${a.published.offset ? ' (' + a.published.offset + ')' : ''}, to the ${a.published.precision}, from ${a.published.source || 'an unknown source'}${a.published.suspect ? '; doubtful, so counted as undated' : ''}` : 'not known; counted as undated';
  const line = (name, value) => [el('dt', {}, name), el('dd', {}, value)];
  return el('dl', { class: 'provenance' },
    line('Published', date), line('Arrived', words.moment(a.fetchedAt)), line('Revision', String(a.revision)),
    line('Address', outward(a.canonicalUrl, a.canonicalUrl)), line('Id', a.id));
}
