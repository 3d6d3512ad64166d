// Text with its evidence marked. Offsets are Unicode code points, as in the topics.

import { el } from './dom.js';

/**
 * Nodes of a text in which spans are marked.
 * spans: [{start, end, kind, title}], by code points; of overlapping ones the first stands.
 */
export function marked(text, spans) {
  const points = Array.from(text);
  const nodes = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < at || span.end > points.length) continue;
    if (span.start > at) nodes.push(points.slice(at, span.start).join(''));
    nodes.push(el('mark', { class: span.kind, title: span.title }, points.slice(span.start, span.end).join('')));
    at = span.end;
  }
  if (at < points.length) nodes.push(points.slice(at).join(''));
  return nodes;
}

/** The paragraphs of a text, each with the spans that lie in it. */
export function paragraphs(text, spans) {
  let start = 0;
  return text.split('\n').map(line => {
    const length = Array.from(line).length;
    const within = spans
      .filter(s => s.start >= start && s.end <= start + length)
      .map(s => ({ ...s, start: s.start - start, end: s.end - start }));
    start += length + 1;
    return marked(line, within);
  });
}
