// Ways to take the selection along: a feed to follow it, a table to work on.

const follow = document.getElementById('follow');
const table = document.getElementById('table');
const offered = document.querySelector('link[type="application/atom+xml"]');

/** What goes on is followed without its days; the table is of just these. */
export function links(what, days) {
  follow.href = 'feeds/articles.atom' + query(what);
  offered.href = follow.href;
  table.href = 'api/articles' + query({ ...what, ...days, format: 'csv' });
}

function query(parameters) {
  const given = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
  return given && '?' + given;
}
