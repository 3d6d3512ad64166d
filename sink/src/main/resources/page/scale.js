// Five shades for numbers that differ a thousandfold: steps by quantile, so that one giant does not pale the rest.

const SHADES = 5;

/** The lower bounds of the shades, rising, at most five. */
export function steps(values) {
  const sorted = values.filter(v => v > 0).sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= SHADES) return distinct;
  const bounds = [0, 0.3, 0.55, 0.75, 0.9].map(q => sorted[Math.floor(q * sorted.length)]);
  return [...new Set(bounds)];
}

/** Which shade a number gets: 1 to 5 with the last for the most, 0 for none. */
export function shade(value, bounds) {
  if (!value) return 0;
  const step = bounds.filter(bound => value >= bound).length;
  return Math.max(1, SHADES - bounds.length + step);
}

/** The shades in words, such as 2–4. */
export function ranges(bounds) {
  return bounds.map((bound, i) => {
    const end = i + 1 < bounds.length ? bounds[i + 1] - 1 : null;
    const words = end === null ? `${bound}+` : end > bound ? `${bound}–${end}` : `${bound}`;
    return { shade: SHADES - bounds.length + i + 1, words };
  });
}

/** Which of two has more: 'first' and 'second' with most (over nine in ten) or more (over six in ten), 'even', or 'shade0' for neither. */
export function lean([first, second]) {
  if (!first && !second) return 'shade0';
  const part = first / (first + second);
  if (part > 0.4 && part < 0.6) return 'even';
  const most = part >= 0.9 || part <= 0.1 ? 'most' : 'more';
  return `${most}-${part > 0.5 ? 'first' : 'second'}`;
}
