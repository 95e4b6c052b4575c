/** On every page: times in the reader's own zone and words, renewed as they age. */

const moment = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
const formats: Record<string, Intl.DateTimeFormatOptions> = {
  moment,
  exact: { ...moment, second: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit' },
  date: { weekday: 'short', day: 'numeric', month: 'short' },
};

export function showTimes(root: ParentNode = document): void {
  for (const tag of root.querySelectorAll('time[data-style]')) {
    if (!(tag instanceof HTMLTimeElement)) continue;
    const atMs = Date.parse(tag.dateTime);
    const style = tag.dataset['style'] ?? 'moment';
    if (!Number.isFinite(atMs)) continue;
    const whole = new Date(atMs).toLocaleString('en-GB', { ...formats['moment'], timeZoneName: 'short' });
    tag.title = whole;
    tag.textContent =
      style === 'ago'
        ? ago(Date.now() - atMs)
        : style === 'moment' && dayOf(atMs) === dayOf(Date.now())
          ? `${isFirst(tag) ? 'Today, ' : ''}${new Date(atMs).toLocaleString('en-GB', formats['clock'])}`
          : new Date(atMs).toLocaleString('en-GB', formats[style] ?? formats['moment']);
  }
  const zone = document.querySelector('[data-zone]');
  if (zone) zone.textContent = Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function dayOf(atMs: number): string {
  return new Date(atMs).toDateString();
}

/** Whether nothing stands before it, such as "since". */
function isFirst({ previousSibling }: HTMLTimeElement): boolean {
  return (previousSibling?.textContent ?? '').trim() === '';
}

export function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 1) return 'just now';
  for (const [unit, size, until] of [
    ['second', 1, 90],
    ['minute', 60, 7_200],
    ['hour', 3_600, 172_800],
    ['day', 86_400, Number.POSITIVE_INFINITY],
  ] as const) {
    if (seconds >= until) continue;
    const count = Math.round(seconds / size);
    return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
  }
  return '';
}

/** Puts fresh markup of the hub, which escaped every text in it, into a place of the page; what a reader had opened, focused or scrolled to stays. */
export function renew(place: HTMLElement, markup: string): void {
  const wasOpen = [...place.querySelectorAll('details')].map(({ open }) => open);
  const wasScrolled = [...place.querySelectorAll('.scroll')].map(({ scrollLeft }) => scrollLeft);
  const focused =
    document.activeElement instanceof HTMLAnchorElement && place.contains(document.activeElement)
      ? document.activeElement.href
      : undefined;
  place.innerHTML = markup;
  [...place.querySelectorAll('details')].forEach((details, at) => {
    details.open = wasOpen[at] ?? details.open;
  });
  [...place.querySelectorAll('.scroll')].forEach((scroll, at) => {
    scroll.scrollLeft = wasScrolled[at] ?? 0;
  });
  if (focused) [...place.querySelectorAll('a')].find(({ href }) => href === focused)?.focus();
  showTimes(place);
}

showTimes();
let shownOn = dayOf(Date.now());
setInterval(() => {
  // What was today is yesterday.
  if (dayOf(Date.now()) !== shownOn) showTimes();
  shownOn = dayOf(Date.now());
  for (const tag of document.querySelectorAll('time[data-style="ago"]')) {
    if (tag instanceof HTMLTimeElement) tag.textContent = ago(Date.now() - Date.parse(tag.dateTime));
  }
}, 1_000);
