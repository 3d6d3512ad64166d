// Asking the server. What has not changed is not sent again: answers are kept with their tags.

const KEPT = 60;
const PATIENCE = 30000;
const answers = new Map();

/** The answer to a question; the same object as before where nothing has changed. */
export async function ask(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const query = new URLSearchParams(given).toString();
  const url = 'api/' + path + (query ? '?' + query : '');
  const known = answers.get(url);
  const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE), headers: known ? { 'If-None-Match': known.tag } : {} });
  if (response.status === 304) return known.body;
  const body = await response.json().catch(() => ({ error: `the server answers ${response.status}` }));
  if (!response.ok) throw Object.assign(new Error(body.error), { status: response.status });
  keep(url, { tag: response.headers.get('ETag'), body });
  return body;
}

function keep(url, answer) {
  answers.delete(url);
  if (answer.tag) answers.set(url, answer);
  if (answers.size > KEPT) answers.delete(answers.keys().next().value);
}
