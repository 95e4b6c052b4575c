/** Which of the words say when it starts, and which when it ends. Every word has its place, or the text is not read. */
import type { DayRange, Item, Joint, NamedDay, Part, TimeOfDay } from './items.ts';

export type Side = {
  dates: readonly NamedDay[];
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
  const items = joinDays(
    settled.filter((item) => item.kind !== 'length' && item.kind !== 'all-day' && item.kind !== 'both'),
    hasBetween,
  );
  const both = settled.find(({ kind }) => kind === 'both');
  if (both && !items.some((item) => item.kind === 'date' && item.date.form === 'several'))
    return { kind: 'unread', typed: both.typed };
  const isAllDay = settled.some(({ kind }) => kind === 'all-day');
  const split = items.findIndex((item, at) => item.kind === 'to' && isSplit(items, at));
  const start = sideOf(split === -1 ? items : items.slice(0, split));
  const end = split === -1 ? undefined : sideOf(items.slice(split + 1));
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
    const before = items.findLast(({ kind }, place) => place < at && kind !== 'date');
    const isJoined = [before, items[at + 1]].some(
      (beside) => beside?.kind === 'to' || (beside?.kind === 'and' && hasBetween),
    );
    const isTime = (isJoined || !isTaken) && item.hour <= 24;
    // "noon, 14h": two times without a word between them, and no fourteen hours.
    if (!isTime && item.hour > 12 && !/h\d/.test(item.typed)) return { kind: 'unknown', typed: item.typed };
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

/** "Sat to Sun", "Mon, Wed and Fri": days with "to", "and" or nothing between them, where "to" does not stand between two times. */
function joinDays(items: readonly Item[], hasBetween: boolean): Item[] {
  const joined: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const run = severalAt(items, at);
    const item = run?.item ?? items[at];
    if (item) joined.push(hasBetween ? asRange(item) : item);
    at = run?.end ?? at + 1;
  }
  return joined;
}

function severalAt(items: readonly Item[], start: number): { item: Item; end: number } | undefined {
  const first = dayAt(items, start);
  if (!first) return undefined;
  const parts: DayRange[] = [{ from: first.words }];
  let joint: Joint | undefined;
  let { end } = first;
  for (;;) {
    const between = items[end];
    const isJoiner = (between?.kind === 'to' || between?.kind === 'and') && !isSplit(items, end);
    const next = dayAt(items, isJoiner ? end + 1 : end);
    const last = parts.at(-1);
    if (!next || !last) break;
    if (between?.kind === 'to') {
      if (last.to) return undefined;
      parts[parts.length - 1] = { ...last, to: next.words };
      joint ??= between.typed.trim() === '/' ? 'slash' : 'to';
    } else {
      parts.push({ from: next.words });
      joint = 'and';
    }
    end = next.end;
  }
  if (joint === undefined) return undefined;
  const typed = items
    .slice(start, end)
    .map((item) => item.typed)
    .join(' ');
  return { item: { kind: 'date', date: { form: 'several', parts, joint }, typed }, end };
}

/** The words of one day: "Mon 27 July". A second weekday is another day. */
function dayAt(items: readonly Item[], start: number): { words: NamedDay[]; end: number } | undefined {
  const words: NamedDay[] = [];
  let end = start;
  for (let item = items[end]; item?.kind === 'date' && item.date.form !== 'several'; item = items[end]) {
    const { date, typed } = item;
    if (date.form === 'weekday' && words.some((word) => word.date.form === 'weekday')) break;
    words.push({ date, typed });
    end += 1;
  }
  return words.length === 0 ? undefined : { words, end };
}

/** "between 26 and 28 July". */
function asRange(item: Item): Item {
  if (item.kind !== 'date' || item.date.form !== 'several' || item.date.joint !== 'and') return item;
  const [one, other, ...more] = item.date.parts;
  if (!one || !other || one.to || other.to || more.length > 0) return item;
  return { ...item, date: { form: 'several', parts: [{ from: one.from, to: other.from }], joint: 'to' } };
}

function sideOf(items: readonly Item[]): Side | { typed: string } {
  const dates: NamedDay[] = [];
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
