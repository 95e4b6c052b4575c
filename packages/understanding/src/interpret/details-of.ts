/** What some intents say more exactly: what is counted, the most or the least, which word, to show or to delete. */

import type { Intent, Measure, Question } from '../question.ts';
import { clockSpanIn } from '../times/clock-span.ts';
import { ofFiguresAtLarge } from '../vocabulary/figures-at-large.ts';

export type Details = Pick<
  Question,
  | 'measure'
  | 'order'
  | 'term'
  | 'wish'
  | 'goalPercent'
  | 'goalPercents'
  | 'impossibleTime'
  | 'clock'
  | 'longerThanSeconds'
>;

/** The first that is found is meant: a figure of a server before the servers themselves. */
const measureWords: readonly (readonly [Measure, RegExp])[] = [
  [
    'time-to-acknowledge',
    /\bmtta\b|\backnowledg\w*|\b(?:before|until|till)\b[^.?!]{0,30}\b(?:engineers?|some(?:one|body)|any(?:one|body)|they)\b[^.?!]{0,12}\b(?:took|picked|reacted|looked)\b|\bpick(?:ed|s|ing)?\b[^.?!]{0,30}\bup\b|\b(?:react(?:ed|s|ion)?|respon(?:d|ded|ds|se)) (?:to|time)\b/,
  ],
  [
    'time-to-recover',
    /\b(?:mttr|(?:mean|average|avg|usual(?:ly)?) (?:time )?(?:to (?:recover\w*|repair|fix|restore)|recovery)|how (?:quickly|fast) (?:do|did|are|were) .*(?:back|recover\w*|fix\w*)|(?:recover|down|back)\b.{0,30}\bon average|average (?:downtime|outage|length))/,
  ],
  [
    'monitoring',
    /\b(?:start|begin|began|started)\w* (?:to )?(?:monitor|watch|record|measur)\w*|\b(?:have|are) you (?:been )?(?:monitoring|watching|recording|measuring)|\bhow far back\b|\b(?:monitoring|records?|recording) (?:start|begin|began)/,
  ],
  [
    'longest-outage',
    /\b(?:longest|shortest|biggest|worst) (?:\w+ )?(?:outages?|incidents?|downtimes?|breakdowns?|interruptions?)|\bhow long was the (?:longest|worst)/,
  ],
  ['questions', /\b(?:questions|inquiries|enquiries)\b/],
  ['memory', /\b(?:memory|ram)\b/],
  ['disk-free', /\b(?:free|left|disk|discs?|storage|space|room)\b/],
  ['cpu', /\b(?:cpu|processors?|busiest|idlest|hottest|coolest)\b/],
  ['network', /\b(?:network|traffic|bandwidth)\b/],
  ['load', /\bload(?:ed)?\b/],
  ['uptime', /\b(?:uptime|availability|available|reliable|stable)\b/],
  ['downtime', /\b(?:downtime|time down|down the (?:most|longest))\b/],
  [
    'outages',
    /\b(?:outages?|incidents?|failures?|crash(?:es|ed)?|go(?:es|ne)? down|went down|been down|times|breakdowns?|interruptions?)\b|^(?:and |already )?(?:the )?(?:second|third|fourth|fifth)\b/,
  ],
  ['services', /\b(?:services?|products?|systems?)\b/],
  ['servers', /\b(?:servers?|hosts?|machines?|instances?|boxes|box|nodes?)\b/],
];

const least = /\b(?:least|fewest|lowest|smallest|minimum|emptiest|idlest|shortest)\b/;
/** The worst availability is the least. */
const worstUptime = /\b(?:worst|poorest)\b.*\b(?:uptime|availability)\b/;
/** A figure beside one of these is what was promised, whatever else is asked. */
const ofTarget = /\b(?:targets?|goals?|sl[ao]s?|objectives?|promised?|agreed|committed|commitment|guaranteed?)\b/;
const counted: ReadonlySet<Intent> = new Set(['count', 'superlative', 'history']);

const lengths: Readonly<Record<string, number>> = {
  jan: 31,
  feb: 29,
  mar: 31,
  apr: 30,
  may: 31,
  jun: 30,
  jul: 31,
  aug: 31,
  sep: 30,
  oct: 31,
  nov: 30,
  dec: 31,
};
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const dayOfMonth = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${month})\\b|\\b(${month}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)`,
);

/** `text`: the message in its own words, without quotations. */
export function detailsOf(intent: Intent, text: string): Details {
  const words = text.toLowerCase().replace(/\s+/g, ' ').slice(0, 2_000);
  const impossibleTime = impossibleDay(words);
  const told = clockIn(words);
  // A stretch of time is no time that is asked about.
  const clock = told !== undefined && !clockSpanIn(words) ? told : undefined;
  const measure = counted.has(intent) ? measureWords.find(([, pattern]) => pattern.test(words))?.[0] : undefined;
  return {
    ...(measure && { measure }),
    ...(intent === 'superlative' && { order: isLeast(words, measure) ? 'least' : 'most' }),
    ...termOf(intent, words),
    ...(intent === 'privacy' && { wish: /\b(?:delete|forget|erase|remove|wipe)\b/.test(words) ? 'delete' : 'show' }),
    ...goalIn(intent, words),
    ...(clock !== undefined && { clock }),
    ...longerThan(intent, words),
    ...(impossibleTime !== undefined && { impossibleTime }),
  };
}

/** Whoever has the most memory free uses the least. */
function isLeast(words: string, measure: Measure | undefined): boolean {
  const isLow = least.test(words) || worstUptime.test(words);
  return measure === 'memory' && /\b(?:free|left|available|spare)\b/.test(words) ? !isLow : isLow;
}

/** A figure beside a word of promises is a goal, whatever else is asked; several are each one. */
export function goalIn(intent: Intent, text: string): Pick<Details, 'goalPercent' | 'goalPercents'> {
  const words = text.toLowerCase();
  const [first, ...others] = [...words.matchAll(percentages)].map(([, figure, bare]) => Number(figure ?? bare));
  if (first === undefined || !(intent === 'history' || ofTarget.test(words))) return {};
  return { goalPercent: first, ...(others.length > 0 && { goalPercents: [first, ...others].slice(0, mostGoals) }) };
}

/** "99.9" without its sign is one as well. */
const percentages = /\b(100|\d{2}(?:\.\d{1,4})?) ?(?:%|percent|per cent)|\b(9\d\.\d{1,3})\b(?!\.)/g;
const mostGoals = 6;

const verb =
  /\b(restart|reboot|stop|start|shut down|kill|fix|delete|scale|deploy|roll back|clear|create|order|increase|add|remove|plan|schedule|extend|cancel|postpone)\b/;
const askedTerm =
  /\b(?:does|do|is|meant by|mean by|means?|meaning of|define|what's|whats)\s+(?:an? |the |by )?["'“]?([a-z][a-z -]{1,24}?)["'”]?(?:\s+(?:mean\w*|here|exactly|even)|[?.!,]|$)/;
/** Words of Herald's own; where one stands, its meaning is asked. */
const ownTerm =
  /\b(?:reduced capacity|degraded|operational|unknown|maintenance|incident|outage|uptime|flapping|steal|load|down|unhealthy|healthy|acknowledged)\b/;

/** What is asked of how Herald comes to what it says. */
const ofMeasuring: readonly (readonly [string, RegExp])[] = [
  ['needed', /\bneeded\b/],
  ['time zone', /\btime ?zone\b/],
  ['address', /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:ip|address(?:es)?)\b/],
  ['no customer impact expected', /\bno (?:customer )?impact\b/],
  ['thresholds', /\b(?:thresholds?|limits?)\b/],
  ['thresholds', ofFiguresAtLarge],
  [
    'what I measure',
    /\b(?:you|herald)\b(?: \w+){0,2} (?:measure|check|test|monitor|decide|determine|know|see|tell)\b|\b(?:measuring|checking|testing)\b|\bbasis\b|\bbased on\b/,
  ],
];

/** "what does degraded actually mean" */
const saysNothing =
  /(?<= )(?:actually|really|exactly|precisely|even|again|then|please|pls|technically|in practice|supposed to|the word|the term) /g;

/** "what does degraded mean", "the difference between degraded and down". */
function termIn(asked: string): string | undefined {
  const words = asked.replace(saysNothing, ' ');
  const pair = /\bdifference between (?:an? |the )?["'“‘]?([a-z]+)["'”’]? and (?:an? |the )?["'“‘]?([a-z]+)/.exec(
    words,
  );
  if (pair) return `${pair[1]} and ${pair[2]}`;
  const measured = ofMeasuring.find(([, pattern]) => pattern.test(words))?.[0];
  if (measured !== undefined) return measured;
  const term = askedTerm.exec(words)?.[1];
  const own = ownTerm.exec(term ?? words)?.[0] ?? ownTerm.exec(words)?.[0];
  return own ?? (/\b(?:numbers?|figures?|digits)\b/.test(words) ? 'figure' : term);
}

function termOf(intent: Intent, words: string): Pick<Details, 'term'> {
  const found = intent === 'meaning' ? termIn(words) : intent === 'act' ? verb.exec(words)?.[1] : undefined;
  return found === undefined ? {} : { term: found.trim() };
}

/** "31 February": as typed. 29 February counts as a day. */
function impossibleDay(words: string): string | undefined {
  const found = dayOfMonth.exec(words);
  const day = Number(found?.[1] ?? found?.[4]);
  const name = (found?.[2] ?? found?.[3])?.slice(0, 3);
  const most = name === undefined ? undefined : lengths[name];
  return found && most !== undefined && (day > most || day === 0) ? found[0] : undefined;
}

/** "Any outage longer than an hour?" */
function longerThan(intent: Intent, words: string): Pick<Details, 'longerThanSeconds'> {
  if (!counted.has(intent)) return {};
  const [, count = '', unit = ''] = longer.exec(words) ?? [];
  const seconds = (countsOf[count] ?? Number(count)) * (secondsOf[unit] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? { longerThanSeconds: seconds } : {};
}

const longer =
  /\b(?:longer than|more than|lasted over|lasting over|(?:ones|those|outages|that took|which took) (?:over|above)|exceed(?:ed|ing)?|took over) (an?|half an|one|two|three|five|ten|\d{1,3}) ?(seconds?|minutes?|mins?|hours?|h|days?)\b/;
const countsOf: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  'half an': 0.5,
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
};
const secondsOf: Readonly<Record<string, number>> = {
  second: 1,
  seconds: 1,
  minute: 60,
  minutes: 60,
  min: 60,
  mins: 60,
  hour: 3_600,
  hours: 3_600,
  h: 3_600,
  day: 86_400,
  days: 86_400,
};

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const hour = `(\\d{1,2}|${numbers.join('|')})`;
const parts: Readonly<Record<string, number>> = { 'quarter to': -15, 'quarter past': 15, 'half past': 30 };

const byPart = new RegExp(`\\b(quarter to|quarter past|half past) ${hour}\\b(?: ?(am|pm))?`);
const byColon = /\b(?<!\b(?:since|from|between|and|to) )(\d{1,2})[:.](\d{2})(?!\d)(?: ?(am|pm))?/;
const byHalf = /\b(?<!\b(?:since|from|between|and|to) )(\d{1,2}) ?(am|pm)\b/;
const byDigits = /\bat ([01]\d|2[0-3])([0-5]\d)\b/;
const byWord = new RegExp(`\\bat ${hour}(?: o'?clock)?(?= *(?:[,.?!]|$|today|tomorrow|then|sharp))`);

const byPartOfDay = new RegExp(`\\bat ${hour}(?: o'?clock)? in the (morning|afternoon|evening)\\b`);
const byName = /\b(?:at|by|before|around) (noon|midday|midnight)\b/;

/** Of working people: one to six, without a word more, are in the afternoon. */
const firstHourOfDay = 7;

/** The time of day that is asked about, as a clock shows it: "at 12:35", "quarter to one", "after 3pm". */
export function clockIn(text: string): string | undefined {
  const words = text.toLowerCase().replace(/\s+/g, ' ');
  const part = byPart.exec(words);
  if (part) return clockOf(hourOf(part[2]), parts[part[1] ?? ''] ?? 0, part[3]);
  const exact = byColon.exec(words) ?? byDigits.exec(words);
  if (exact) return clockOf(Number(exact[1]), Number(exact[2]), exact[3], 'exact');
  const half = byHalf.exec(words);
  if (half) return clockOf(Number(half[1]), 0, half[2]);
  const plain = byWord.exec(words);
  if (plain) return clockOf(hourOf(plain[1]), 0, undefined);
  const [, hours, ofDay] = byPartOfDay.exec(words) ?? [];
  if (hours !== undefined) return clockOf(hourOf(hours), 0, ofDay === 'morning' ? 'am' : 'pm');
  const [, named] = byName.exec(words) ?? [];
  return named === undefined ? undefined : named === 'midnight' ? '00:00' : '12:00';
}

function hourOf(word = ''): number {
  const at = numbers.indexOf(word);
  return at < 0 ? Number(word) : at + 1;
}

function clockOf(hours: number, minutes: number, half: string | undefined, written: 'exact' | 'spoken' = 'spoken') {
  const isAfternoon = half === 'pm' ? hours < 12 : half === undefined && written === 'spoken' && hours < firstHourOfDay;
  const ofDay = half === 'am' && hours === 12 ? 0 : isAfternoon ? hours + 12 : hours;
  const total = ofDay * 60 + minutes;
  if (hours > 24 || minutes > 59 || total < 0 || total >= 24 * 60) return undefined;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
