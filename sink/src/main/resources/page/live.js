// The server says when something has changed. A browser has few lines to one server, so a page that nobody sees gives its line back.

const APART = 800;
let source = null;
let last = 0;
let waiting = 0;

/** Calls back after a change and when the line breaks, at most about once a second. */
export function listen(changed) {
  const call = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      last = Date.now();
      changed();
    }, Math.max(0, last + APART - Date.now()));
  };
  const attend = () => (document.hidden ? close() : open(call));
  document.addEventListener('visibilitychange', attend);
  addEventListener('pageshow', attend);
  addEventListener('pagehide', close);
  attend();
}

/** Whether the line is open; the browser opens one that broke again by itself. */
export const listening = () => source?.readyState === EventSource.OPEN;

function open(call) {
  close();
  source = new EventSource('api/events');
  source.addEventListener('changed', call);
  source.addEventListener('error', call); // a lost server shows at once, not at the next look
}

function close() {
  source?.close();
  source = null;
}
