/** A wish about a window that is planned or runs, read back before it is carried out. */
import type { Downtime } from '../domain/downtime.ts';
import { moment, say, strong, type Text } from '../format/text.ts';
import { localText } from '../format/zone-time.ts';
import type { Draft } from './planning.ts';
import { readNewTime } from './read-new-time.ts';

export type Wish =
  | { kind: 'change'; when: string }
  | { kind: 'extend'; minutes: number }
  /** The work is done before its end. */
  | { kind: 'end' }
  /** It will not take place. */
  | { kind: 'cancel' };

export type WishReading =
  | { kind: 'ready'; draft: Draft; words: Text; yes: string }
  | { kind: 'unclear'; question: string };

/** Pure. `words` say what would be announced, `yes` what the button or answer that confirms it is called. */
export function readWish(wish: Wish, downtime: Downtime, nowMs: number): WishReading {
  const { id: downtimeId, title, startsAtMs, endsAtMs, state } = downtime;
  const hasBegun = state !== 'planned';
  // "Now" is the next full minute: work that is done before that minute has come needs no window any more.
  const isAboutToBegin = !hasBegun && startsAtMs - nowMs <= 60_000;
  if (!hasBegun && (wish.kind === 'cancel' || (wish.kind === 'end' && isAboutToBegin))) {
    const words = say`${strong(`Cancel ${title}?`)} It is planned for ${moment(startsAtMs)}. I'll say so in the channels.`;
    return { kind: 'ready', draft: { kind: 'cancel', downtimeId }, words, yes: 'Cancel it' };
  }
  if (wish.kind === 'cancel' || wish.kind === 'end') {
    if (!hasBegun) return { kind: 'unclear', question: `${title} has not begun. Cancel it, or give it another time.` };
    const words = say`${strong(`End ${title} now?`)} It has run since ${moment(startsAtMs)}. I'll say so in the channels.`;
    return { kind: 'ready', draft: { kind: 'end', downtimeId }, words, yes: 'End it now' };
  }
  const time = wish.kind === 'extend' ? longer(downtime, wish.minutes, nowMs) : readNewTime(wish.when, downtime, nowMs);
  if (time.kind === 'unclear') return time;
  const draft: Draft = { kind: 'change', downtimeId, startsAtMs: time.startsAtMs, endsAtMs: time.endsAtMs };
  const words = say`${strong(`${title}: ${time.readBack}.`)} It was planned for ${moment(startsAtMs)} to ${moment(endsAtMs)}. I'll say so in the channels.`;
  return { kind: 'ready', draft, words, yes: 'Announce the change' };
}

/** Counted from its end, or from now where that is past. */
function longer({ startsAtMs, endsAtMs: plannedEndMs, zone }: Downtime, minutes: number, nowMs: number) {
  const endsAtMs = Math.max(nowMs, plannedEndMs) + minutes * 60_000;
  const readBack = `until ${localText(endsAtMs, zone).replace('T', ' ')} (${zone})`;
  return { kind: 'understood' as const, startsAtMs, endsAtMs, readBack };
}
