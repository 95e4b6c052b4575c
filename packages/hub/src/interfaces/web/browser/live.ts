/** Keeps the parts of a page current, and says honestly how old they are when it can't. */
import { ago, renew } from './common.ts';

type LiveEvent = { nowMs: number; parts: Record<string, string> };

/** The hub says something at least every six seconds. */
const lostAfterMs = 18_000;
/** Where too many pages are open, each asks again after half a minute. */
const lostAfterMsInTurn = 60_000;

const path = document.body.dataset['live'];
const bar = document.getElementById('age');
const words = bar?.querySelector('[data-age]');
const paper = bar?.querySelector('[data-paper-age]');
/** Such a page stays as it was opened; only notes about the hub are renewed. */
const isKept = document.body.dataset['renews'] === 'notes';
const openedAtMs = Date.now();
let heardAtMs = Date.now();
let isCut = false;
let isInTurn = false;
/** Since when the hub could have been heard. */
let followedAtMs = Date.now();

if (path) {
  let source = follow(path);
  // A browser opens six connections to a site, for all tabs together: one that nobody looks at leaves its own to the others.
  document.addEventListener('visibilitychange', () => {
    source.close();
    if (document.hidden) return;
    followedAtMs = Date.now();
    isCut = false;
    source = follow(path);
    showAge();
  });
  setInterval(showAge, 1_000);
  showAge();
}

function follow(from: string): EventSource {
  const source = new EventSource(from);
  source.addEventListener('message', ({ data }) => {
    const event: LiveEvent = JSON.parse(String(data));
    heardAtMs = Date.now();
    isCut = false;
    isInTurn = false;
    for (const [name, markup] of Object.entries(event.parts)) showPart(name, markup);
    showAge();
  });
  source.addEventListener('full', () => {
    isInTurn = true;
  });
  // Who signed out in another tab, or lost a role, sees what they may see now.
  source.addEventListener('ended', () => location.reload());
  for (const end of ['error', 'closing'])
    source.addEventListener(end, () => {
      isCut = true;
      showAge();
    });
  return source;
}

function showPart(name: string, markup: string): void {
  const part = [...document.querySelectorAll('[data-part]')].find(
    (one) => one instanceof HTMLElement && one.dataset['part'] === name,
  );
  if (!(part instanceof HTMLElement)) return;
  const before = part.textContent;
  renew(part, markup);
  followBanner(part);
  if (part.textContent !== before) document.dispatchEvent(new CustomEvent('herald:renewed', { detail: name }));
}

/** The tab says what the banner says. */
function followBanner(part: HTMLElement): void {
  const banner = part.querySelector('[data-title]');
  if (!(banner instanceof HTMLElement)) return;
  document.title = banner.dataset['title'] ?? document.title;
  const icon = document.querySelector('link[rel=icon]');
  if (icon instanceof HTMLLinkElement && banner.dataset['icon']) icon.href = banner.dataset['icon'];
}

function showAge(): void {
  if (!bar || !words) return;
  const silentMs = Date.now() - heardAtMs;
  const waitedMs = Date.now() - Math.max(heardAtMs, followedAtMs);
  const isLost = waitedMs > (isInTurn ? lostAfterMsInTurn : lostAfterMs) || (isCut && !isInTurn && waitedMs > 4_000);
  const state = isLost ? 'lost' : 'live';
  if (bar.dataset['state'] !== state) {
    bar.dataset['state'] = state;
    bar.setAttribute('role', isLost ? 'alert' : 'status');
  }
  const seenAtMs = isKept ? openedAtMs : heardAtMs;
  const text = isLost
    ? `Connection lost. What you see is from ${new Date(seenAtMs).toLocaleTimeString('en-GB')} (${ago(Date.now() - seenAtMs)}). Trying again.`
    : isKept
      ? `Updated ${clockOf(seenAtMs)}`
      : `Live, as of ${ago(silentMs)}`;
  if (words.textContent !== text) words.textContent = text;
  if (paper)
    paper.textContent = `As of ${new Date(seenAtMs).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`;
}

function clockOf(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
