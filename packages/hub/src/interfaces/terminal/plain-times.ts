/** Times as a terminal shows them: wall clock in one zone, named once, or an age. */
import { plainText, type Text } from '../../format/text.ts';
import { durationInWords } from '../../format/words.ts';
import { safeLine } from './terminal-text.ts';

export type TimeWords = {
  zone: string;
  nowMs: number;
  /** Told of each time that is shown by the clock: what has one says of which zone it is. */
  onClock?(): void;
};

/** Text without markup, on one line; `moment` as "Tue 3 Mar 14:02", `ago` as "3 seconds ago". */
export function toPlain(text: Text, words: TimeWords): string {
  return safeLine(plainText(text, ({ atMs, style }) => timeInWords(atMs, style, words)));
}

function timeInWords(atMs: number, style: string, { zone, nowMs, onClock }: TimeWords): string {
  if (style === 'ago') {
    const seconds = (nowMs - atMs) / 1000;
    if (Math.abs(seconds) < 1) return 'just now';
    return seconds > 0 ? `${durationInWords(seconds)} ago` : `in ${durationInWords(-seconds)}`;
  }
  if (style !== 'date') onClock?.();
  const isSameDay = dayOf(atMs, zone) === dayOf(nowMs, zone);
  if (style === 'clock' || (style === 'moment' && isSameDay)) return clockOf(atMs, zone);
  return style === 'date' ? dayOf(atMs, zone) : `${dayOf(atMs, zone)}, ${clockOf(atMs, zone)}`;
}

function clockOf(atMs: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(atMs);
}

function dayOf(atMs: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
    .format(atMs)
    .replace(',', '');
}
