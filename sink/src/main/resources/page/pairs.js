// The numbers of two initiatives, country by country.

/** Countries of either, with the stories of both, most stories first. */
export function pairs(first, second) {
  const stories = new Map();
  [first, second].forEach((countries, side) => countries.forEach(c => {
    if (!stories.has(c.country)) stories.set(c.country, [0, 0]);
    stories.get(c.country)[side] = c.stories;
  }));
  const sum = p => p.stories[0] + p.stories[1];
  return [...stories].map(([country, both]) => ({ country, stories: both })).sort((a, b) => sum(b) - sum(a) || a.country.localeCompare(b.country));
}
