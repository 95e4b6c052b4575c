/**
 * A range as the words of a whole clause say it: one that is named, a stretch of clock time within a day ("between 18:00 and
 * 18:30", "from 7pm to 7:05pm", "this morning 9 to 11", "since 14:05"), or a time from one to another.
 */
import type { Token } from '../token.ts';
import { type ClockSpan, clockSpanIn } from './clock-span.ts';
import { rangeTense } from './time-words.ts';

/**
 * `named` is the first range among the tokens. "between 18:00 and 18:30" gives `18:00-18:30`, "yesterday from 2 to 4"
 * `yesterday.14:00-16:00`, "from today until Friday" `today~friday`, "since Monday" `monday~now`, "until Friday" `now~friday`.
 */
export function rangeOver(tokens: readonly Token[], named: string | undefined): string | undefined {
  const span = clockSpanIn(tokens.map(({ text }) => text).join(' '));
  if (span) return onDay(span, named);
  return named === undefined ? undefined : (fromTo(tokens) ?? named);
}

/** What `09:00-11:00` is of, where a day is named; of several days a part of each is none that can be told. */
function onDay(span: ClockSpan, named: string | undefined): string {
  if (named === undefined || named === 'last-night') return span;
  const [day = ''] = named.split('.');
  const of = ofToday.has(day) ? 'today' : day;
  return isDay.test(of) ? `${of}.${span}` : named;
}

const ofToday: ReadonlySet<string> = new Set(['this-morning', 'this-afternoon', 'tonight']);
const isDay =
  /^(?:today|yesterday|tomorrow|day-(?:before-yesterday|after-tomorrow|\d\d)|(?:(?:last|next)-)?\w+day|\d{4}-\d\d-\d\d|[a-z]+-\d\d)$/;

/** Two times with a word of reaching between them, or one that leads from or to it. */
function fromTo(tokens: readonly Token[]): string | undefined {
  const at = tokens.findIndex(({ range }) => range !== undefined);
  const first = tokens[at];
  if (first?.range === undefined) return undefined;
  const next = tokens.findIndex(({ range }, i) => i > at && range !== undefined);
  const other = tokens[next];
  const before = tokens[at - 1]?.text ?? '';
  if (other?.range !== undefined && next - at <= farthest) {
    const between = tokens.slice(at + 1, next).map(({ text }) => text);
    const led = before === 'the' ? tokens[at - 2]?.text : before;
    const isReaching = between.some((text) => reaching.has(text) || text === 'to');
    // "this week and next", "today and tomorrow" are one time ahead; "yesterday and today" are two.
    const isNext = rangeTense(first.range) === 'present' && rangeTense(other.range) === 'future';
    const isJoined = between.some((text) => joined.has(text)) && (led === 'between' || isNext);
    const isCompared = tokens.some(({ text }) => text.startsWith('compar'));
    if ((isReaching || isJoined) && !isCompared) return `${first.range}~${other.range}`;
  }
  if (before === 'from' && /^on(?:wards?)?$/.test(tokens[at + 1]?.text ?? '')) return `${first.range}~on`;
  const isToNow = tokens.some(({ text }, i) => text === 'now' && i > at && reaching.has(tokens[i - 1]?.text ?? ''));
  if ((before === 'since' || isToNow) && !reachesNow.test(first.range)) return `${first.range}~now`;
  return reaching.has(before) && !reachesNow.test(first.range) ? `now~${first.range}` : undefined;
}

const joined: ReadonlySet<string> = new Set(['and', '&', 'plus', '+']);
const farthest = 3;
const reaching: ReadonlySet<string> = new Set(['until', 'till', 'til', 'through', 'thru']);
/** What runs, and what is counted back from now, reach to now of themselves. */
const reachesNow = /^(?:today|tonight|this-\w+|\d+[mhd])$/;
