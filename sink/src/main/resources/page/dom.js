// Building elements. Text only ever becomes text nodes, so nothing that feeds say can become markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes, listeners (on…) and children; null children are left out. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || (value === false && !name.startsWith('aria-'))) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

/** A link that leaves the page; anything but http(s) stays plain text. */
export function outward(url, ...children) {
  return /^https?:\/\//i.test(url || '')
    ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children)
    : el('span', {}, ...children);
}

/** What is said where there is nothing to show, and what helps. */
export function empty(title, help, ...more) {
  return el('div', { class: 'empty' }, el('p', { class: 'strong' }, title), el('p', {}, help), ...more);
}

const shown = new WeakMap();

/**
 * Renders into a holder only where one of the parts is another than last time, so that a page that
 * looks again every few seconds leaves selections, focus and scrolling alone.
 */
export function whenChanged(holder, parts, render) {
  const before = shown.get(holder);
  if (before && before.length === parts.length && parts.every((part, i) => part === before[i])) return;
  shown.set(holder, parts);
  const key = holder.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  render();
  if (key) holder.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}
