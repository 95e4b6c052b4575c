/** Which of the words say when it starts, and which when it ends. Every word has its place, or the text is not read. */
import type { DateItem, Item, Part, TimeOfDay } from './items.ts';

export type Side = {
  dates: readonly { date: DateItem; typed: string }[];
  time?: TimeOfDay;
  timeTyped: string;
  part?: Part;
  isNextDay: boolean;
  /** The day stands before the time: "Saturday 02:00". */
  isDayFirst: boolean;
};

export type Arranged =
  | { kind: 'arranged'; start: Side; end?: Side; lastsSeconds?: number; isAllDay: boolean }
  /** The word that has no place. */
  | { kind: 'unread'; typed: string };

export function arrange(read: readonly Item[]): Arranged {
  const unknown = read.find(({ kind }) => kind === 'unknown');
  if (unknown) return { kind: 'unread', typed: stretchOfUnknown(read) };
  const hasBetween = read.some(({ kind }) => kind === 'between');
  const telling = settleHours(read, hasBetween).filter(({ kind }) => kind !== 'filler' && kind !== 'between');
  const settled = telling.flatMap((item, at): Item[] => {
    // "at 22:00 and back by 23:30"
    // … "and 75 minutes"
    if (item.kind === 'and' && ['to', 'length'].includes(telling[at + 1]?.kind ?? '')) return [];
    return [item.kind === 'and' && hasBetween ? { kind: 'to', typed: item.typed } : item];
  });
  const lengths = settled.filter((item) => item.kind === 'length');
  const [length, second] = lengths;
  if (second) return { kind: 'unread', typed: second.typed };
  const items = joinSpans(settled.filter((item) => item.kind !== 'length' && item.kind !== 'all-day'));
  const isAllDay = settled.some(({ kind }) => kind === 'all-day');
  const splits = items.flatMap((item, at) => (item.kind === 'to' && isSplit(items, at) ? [at] : []));
  const [split, another] = splits;
  if (split !== undefined && another !== undefined) return { kind: 'unread', typed: items[another]?.typed ?? '' };
  const start = sideOf(split === undefined ? items : items.slice(0, split));
  const end = split === undefined ? undefined : sideOf(items.slice(split + 1));
  if ('typed' in start) return { kind: 'unread', typed: start.typed };
  if (end && 'typed' in end) return { kind: 'unread', typed: end.typed };
  return {
    kind: 'arranged',
    start,
    ...(end && { end }),
    ...(length?.kind === 'length' && { lastsSeconds: length.seconds }),
    isAllDay,
  };
}

/** "22h" beside "to", or as the only time, is a time; "22:00 2h" is a length. */
function settleHours(items: readonly Item[], hasBetween: boolean): Item[] {
  const hasTime = items.some(({ kind }) => kind === 'time');
  let isTaken = hasTime;
  return items.map((item, at): Item => {
    if (item.kind !== 'hours') return item;
    const isJoined = [items[at - 1], items[at + 1]].some(
      (beside) => beside?.kind === 'to' || (beside?.kind === 'and' && hasBetween),
    );
    const isTime = (isJoined || !isTaken) && item.hour <= 24;
    if (!isTime) return { kind: 'length', seconds: item.hour * 3_600 + item.minute * 60, typed: item.typed };
    isTaken = true;
    return {
      kind: 'time',
      typed: item.typed,
      time: {
        kind: 'clock',
        hour: item.hour,
        minute: item.minute,
        style: item.hour > 12 || /^0/.test(item.typed) ? 'sure' : 'colon',
      },
    };
  });
}

function isSplit(items: readonly Item[], at: number): boolean {
  return countTimes(items.slice(0, at)) === 1 && countTimes(items.slice(at + 1)) === 1;
}

function countTimes(items: readonly Item[]): number {
  return items.filter(({ kind }) => kind === 'time').length;
}

/** "Sat to Sun 22:00-02:00": two days with "to" or "and" between them, where "to" does not stand between two times. */
function joinSpans(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const [from, between, to] = [items[at], items[at + 1], items[at + 2]];
    const isSpan =
      from?.kind === 'date' &&
      to?.kind === 'date' &&
      (between?.kind === 'to' || between?.kind === 'and') &&
      !isSplit(items, at + 1);
    if (isSpan) {
      joined.push({
        kind: 'date',
        date: { form: 'span', from: from.date, to: to.date },
        typed: `${from.typed} ${between?.typed} ${to.typed}`,
      });
      at += 2;
    } else if (from) joined.push(from);
  }
  return joined;
}

function sideOf(items: readonly Item[]): Side | { typed: string } {
  const dates: { date: DateItem; typed: string }[] = [];
  let time: TimeOfDay | undefined;
  let timeTyped = '';
  let part: Part | undefined;
  let [isNextDay, isDayFirst] = [false, false];
  for (const item of items) {
    if (item.kind === 'date') {
      dates.push({ date: item.date, typed: item.typed });
      isDayFirst ||= time === undefined;
    } else if (item.kind === 'time' && time === undefined) {
      time = item.time;
      timeTyped = item.typed;
    } else if (item.kind === 'part' && (part === undefined || part === item.part || part === 'night')) {
      // "tonight ... in the evening": the narrower word counts.
      part = part === undefined || part === 'night' ? item.part : part;
    } else if (item.kind === 'next-day' && !isNextDay) {
      isNextDay = true;
    } else return { typed: item.typed };
  }
  return { dates, ...(time && { time }), timeTyped, ...(part && { part }), isNextDay, isDayFirst };
}

/** The unknown words that stand together, to be named. */
function stretchOfUnknown(items: readonly Item[]): string {
  const first = items.findIndex(({ kind }) => kind === 'unknown');
  const behind = items.slice(first);
  const end = behind.findIndex(({ kind }) => kind !== 'unknown');
  return behind
    .slice(0, end === -1 ? undefined : end)
    .map(({ typed }) => typed)
    .join(' ');
}
