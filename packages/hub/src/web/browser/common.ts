/** On every page: times in the reader's own zone and words, renewed as they age. */

const formats: Record<string, Intl.DateTimeFormatOptions> = {
  moment: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
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
        : new Date(atMs).toLocaleString('en-GB', formats[style] ?? formats['moment']);
  }
  const zone = document.querySelector('[data-zone]');
  if (zone) zone.textContent = Intl.DateTimeFormat().resolvedOptions().timeZone;
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

showTimes();
setInterval(() => {
  for (const tag of document.querySelectorAll('time[data-style="ago"]')) {
    if (tag instanceof HTMLTimeElement) tag.textContent = ago(Date.now() - Date.parse(tag.dateTime));
  }
}, 1_000);
