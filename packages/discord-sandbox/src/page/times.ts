/** Times as Discord shows them, in the reader's own zone and locale. */

const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const date = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: '2-digit', day: '2-digit' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const styles: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** `Today at 10:23`, `Yesterday at 10:23`, or the date. */
export function messageTime(iso: string, nowMs: number = Date.now()): string {
  const at = new Date(iso);
  const days = daysBetween(at, new Date(nowMs));
  if (days === 0) return `Today at ${time.format(at)}`;
  if (days === 1) return `Yesterday at ${time.format(at)}`;
  return `${date.format(at)} ${time.format(at)}`;
}

export function shortTime(iso: string): string {
  return time.format(new Date(iso));
}

export function longDate(iso: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(new Date(iso));
}

export function fullTime(epochSeconds: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' }).format(
    new Date(epochSeconds * 1000),
  );
}

/** `<t:SECONDS:STYLE>` in words. Without a style Discord uses `f`. */
export function stampText(epochSeconds: number, style: string, nowMs: number = Date.now()): string {
  if (style === 'R') return relativeText(epochSeconds * 1000 - nowMs);
  return new Intl.DateTimeFormat(undefined, styles[style] ?? styles['f']).format(new Date(epochSeconds * 1000));
}

function relativeText(ms: number): string {
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_536_000_000],
    ['month', 2_592_000_000],
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ];
  for (const [unit, size] of steps) if (Math.abs(ms) >= size) return relative.format(Math.round(ms / size), unit);
  return relative.format(Math.round(ms / 1000), 'second');
}

export function isSameDay(a: string, b: string): boolean {
  return daysBetween(new Date(a), new Date(b)) === 0;
}

function daysBetween(earlier: Date, later: Date): number {
  const midnight = (value: Date) => new Date(value.getFullYear(), value.getMonth(), value.getDate()).getTime();
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}
