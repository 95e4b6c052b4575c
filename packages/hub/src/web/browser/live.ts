/** Keeps the parts of a page current, and says honestly how old they are when it can't. */
import { ago, showTimes } from './common.ts';

type LiveEvent = { nowMs: number; parts: Record<string, string> };

/** The hub says something at least every six seconds. */
const lostAfterMs = 18_000;

const path = document.body.dataset['live'];
const bar = document.getElementById('age');
const words = bar?.querySelector('[data-age]');
let heardAtMs = Date.now();
let isCut = false;

if (path) {
  const source = new EventSource(path);
  source.addEventListener('message', ({ data }) => {
    const event: LiveEvent = JSON.parse(String(data));
    heardAtMs = Date.now();
    isCut = false;
    for (const [name, markup] of Object.entries(event.parts)) showPart(name, markup);
    showAge();
  });
  source.addEventListener('error', () => {
    isCut = true;
    showAge();
  });
  source.addEventListener('closing', () => {
    isCut = true;
    showAge();
  });
  setInterval(showAge, 1_000);
  showAge();
}

function showPart(name: string, markup: string): void {
  const part = [...document.querySelectorAll('[data-part]')].find(
    (one) => one instanceof HTMLElement && one.dataset['part'] === name,
  );
  if (!part) return;
  const wasOpen = [...part.querySelectorAll('details')].map(({ open }) => open);
  const focused =
    document.activeElement instanceof HTMLAnchorElement && part.contains(document.activeElement)
      ? document.activeElement.href
      : undefined;
  // The hub escaped every text in it.
  part.innerHTML = markup;
  [...part.querySelectorAll('details')].forEach((details, at) => {
    details.open = wasOpen[at] ?? details.open;
  });
  if (focused) [...part.querySelectorAll('a')].find(({ href }) => href === focused)?.focus();
  showTimes(part);
}

function showAge(): void {
  if (!bar || !words) return;
  const silentMs = Date.now() - heardAtMs;
  const isLost = silentMs > lostAfterMs || (isCut && silentMs > 4_000);
  const state = isLost ? 'lost' : 'live';
  if (bar.dataset['state'] !== state) {
    bar.dataset['state'] = state;
    bar.setAttribute('role', isLost ? 'alert' : 'status');
  }
  const text = isLost
    ? `Connection to Herald lost. What you see is from ${new Date(heardAtMs).toLocaleTimeString('en-GB')} (${ago(silentMs)}). Trying again.`
    : `Live, as of ${ago(silentMs)}`;
  if (words.textContent !== text) words.textContent = text;
}
