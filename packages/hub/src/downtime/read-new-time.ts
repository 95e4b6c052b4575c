/** A new time for a window that is planned or runs: "Sunday 22:00-23:30", "until 23:30", "for 3 hours". */
import type { Downtime } from '../domain/downtime.ts';
import { localText } from '../format/zone-time.ts';
import { parseWhen } from './parse-when.ts';

export type NewTime =
  | { kind: 'understood'; startsAtMs: number; endsAtMs: number; readBack: string }
  | { kind: 'unclear'; question: string };

/** What gives only an end keeps the start. A window that runs keeps its start whatever is typed. */
export function readNewTime(typed: string, downtime: Downtime, nowMs: number): NewTime {
  const { startsAtMs, zone, state } = downtime;
  const text = typed.trim();
  const end = /^(?:until|till|to)\s+(.+)$/i.exec(text)?.[1];
  const isLength = /^(?:for\s+)?\d+(?:[.,]\d+)?\s*(?:m|h|min|minutes?|hours?|days?)$/i.test(text);
  const local = localText(startsAtMs, zone).replace('T', ' ');
  const full = end !== undefined ? `${local}-${end}` : isLength ? `${local} for ${text.replace(/^for\s+/i, '')}` : text;
  const keepsStart = end !== undefined || isLength;
  // A window that runs began before now; read as of its start, it is no time of the past.
  const options = { nowMs: keepsStart ? Math.min(nowMs, startsAtMs) : nowMs, zone };
  const asRead = parseWhen(full, options);
  // Without a day it is the window's own.
  const isDayless = asRead.kind === 'asks' && asRead.about === 'day';
  const found = isDayless ? parseWhen(`${local.slice(0, 10)} ${full}`, options) : asRead;
  if (found.kind !== 'understood') {
    const choices = found.kind === 'asks' ? found.choices.map(({ label }) => label) : [];
    return unclear([found.question, ...choices].join('\n- '));
  }
  const { when, readBack } = found;
  if (when.rrule !== undefined)
    return unclear('This changes one window. To repeat it otherwise, cancel it and plan it anew.');
  if (when.endsAtMs <= nowMs) return unclear(`That is over already: ${readBack}. When does it end?`);
  if (state !== 'planned' && !keepsStart)
    return unclear('It has begun, so only its end can change: for example "until 23:30".');
  return { kind: 'understood', startsAtMs: when.startsAtMs, endsAtMs: when.endsAtMs, readBack };
}

function unclear(question: string): NewTime {
  return { kind: 'unclear', question };
}
