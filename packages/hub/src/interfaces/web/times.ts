/** Times on pages: written in the registry's zone with its name, and as data, so that the browser can show the reader's own. */
import { type Html, html } from './html.ts';

export type TimeStyle = 'moment' | 'exact' | 'clock' | 'ago' | 'date';

export function timeTag(atMs: number, style: TimeStyle, zone: string): Html {
  if (!Number.isFinite(atMs)) return html`an unknown time`;
  return html`<time datetime="${new Date(atMs).toISOString()}" data-style="${style}">${timeWords(atMs, style, zone)}</time>`;
}

const moment = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;
const options: Readonly<Record<TimeStyle, Intl.DateTimeFormatOptions>> = {
  moment,
  exact: { ...moment, second: '2-digit' },
  ago: moment,
  clock: { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  date: { weekday: 'short', day: 'numeric', month: 'short' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** `Mon, 2 Mar, 10:00 CET`. */
export function timeWords(atMs: number, style: TimeStyle, zone: string): string {
  const key = `${style} ${zone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { ...options[style], timeZone: zone });
    formats.set(key, format);
  }
  return format.format(atMs);
}

/** `Tue 3 Mar` of `2026-03-03`. */
export function dayInWords(date: string): string {
  return timeWords(Date.parse(`${date}T12:00:00Z`), 'date', 'UTC').replace(',', '');
}

/** `March 2026`. */
export function monthInWords(atMs: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'long', year: 'numeric' }).format(atMs);
}
