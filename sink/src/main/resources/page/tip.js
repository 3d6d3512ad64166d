// One line of explanation beside the pointer or the focus.

const tip = document.getElementById('tip');

export function show(text, x, y) {
  tip.textContent = text;
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, x - width / 2), innerWidth - width - 8);
  const top = y - height - 14 < 8 ? y + 18 : y - height - 14;
  tip.style.left = left + 'px';
  tip.style.top = top + 'px';
}

export function hide() {
  tip.hidden = true;
}

/** Explains an element on hover and focus. */
export function explain(element, words) {
  element.addEventListener('pointermove', event => show(words(), event.clientX, event.clientY));
  element.addEventListener('pointerleave', hide);
  element.addEventListener('focus', () => {
    const box = element.getBoundingClientRect();
    show(words(), box.x + box.width / 2, box.y);
  });
  element.addEventListener('blur', hide);
}
