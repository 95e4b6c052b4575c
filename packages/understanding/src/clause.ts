/** What is in a clause: the facts about its tokens that decide its intent. */

import type { FleetFilter, Intent, Metric, Target } from './question.ts';
import { clearTargets } from './tag-sentences.ts';
import { rangeOver } from './times/range-over.ts';
import { runningBeside, stepBackBeside } from './times/step-back.ts';
import { type RangeTense, rangeTense } from './times/time-words.ts';
import type { Token } from './token.ts';
import { findUnknownNames } from './unknown-names.ts';
import type { Role } from './vocabulary/lexicon/role.ts';

export type Clause = {
  tokens: readonly Token[];
  /** The sentence it belongs to ends with a question mark. */
  hasQuestionMark: boolean;
  roles: ReadonlySet<Role>;
  texts: ReadonlySet<string>;
  targets: Target[];
  metric?: Metric;
  /** Figures asked beside it, as in "cpu and ram". */
  otherMetrics: readonly Metric[];
  range?: string;
  /** A time asked beside it, as in "this week or the next". */
  otherRange?: string;
  tense?: RangeTense;
  filter?: FleetFilter;
  /** Asks about what was: was, did, had. */
  isPast: boolean;
  /** Asks about what will be. */
  isFuture: boolean;
  /** "my server", or "the server" with no name beside it. */
  meansOwn: boolean;
  /** it, they, that one; or "its". */
  hasPronoun: boolean;
  /** "and ...", "what about ...", "same for ...". */
  startsAsFollowUp: boolean;
  unknownCount: number;
  /** Something looks like a name and is none that is known. */
  hasUnknownName: boolean;
};

const skippedAtStart: ReadonlySet<Role> = new Set(['filler', 'greeting', 'thanks', 'mention']);
const pastVerbs: ReadonlySet<string> = new Set([
  'was',
  'were',
  'did',
  'had',
  'was there',
  'were there',
  'was there any',
  'were there any',
]);
const futureVerbs: ReadonlySet<string> = new Set([
  'will',
  'going to',
  'will there be',
  'will there be any',
  'due to be',
  'supposed to',
  'expected to',
  'going to be any',
]);

export function clauseOf(tokens: readonly Token[], hasQuestionMark: boolean, isAddressed: boolean): Clause {
  const roles = new Set<Role>();
  const texts = new Set<string>();
  let metric: Metric | undefined;
  let range: string | undefined;
  let filter: FleetFilter | undefined;
  let isPast = false;
  let isFuture = false;
  let unknownCount = 0;
  tokens.forEach((token, i) => {
    roles.add(token.role);
    if (token.role === 'asking' && / any(?:thing)?$/.test(token.text)) roles.add('any');
    texts.add(token.text);
    if (token.role === 'metric' && token.metric && !isPlaceName(tokens, i)) metric = betterMetric(metric, token.metric);
    range ??= token.range;
    if (token.filter && (token.filter.without || ['place', 'family', 'except'].includes(token.role)))
      filter = { ...filter, ...token.filter };
    if (token.role === 'be' || token.role === 'do' || token.role === 'have' || token.role === 'asking') {
      isPast ||= pastVerbs.has(token.text) || /^ha(?:s|ve|d) there been/.test(token.text);
    }
    const isRefusal = tokens[i + 1]?.role === 'not';
    isFuture ||= (token.role === 'modal' || token.role === 'asking') && futureVerbs.has(token.text) && !isRefusal;
    if (token.role === 'unknown') unknownCount++;
  });
  const whole = range === undefined && !tokens.some(tellsClock) ? undefined : rangeOver(tokens, range);
  const tense =
    range === undefined ? undefined : tenseOf(range, roles, isPast, isPresent(texts) || isFuture || roles.has('plan'));
  const targets = clearTargets(tokens);
  const hasName = roles.has('name') || roles.has('family');
  const meansOwn = !hasName && (roles.has('thing') || roles.has('things')) && (roles.has('own') || roles.has('thing'));
  const first = tokens.find((token) => !skippedAtStart.has(token.role));
  const startsAsFollowUp =
    roles.has('follow-up') ||
    (first?.role === 'conjunction' && ['and', 'but', 'or', 'plus', '&', 'so'].includes(first.text));
  return {
    tokens,
    hasQuestionMark,
    roles,
    texts,
    targets,
    ...(metric && { metric }),
    otherMetrics: metric ? metricsBeside(tokens, metric) : [],
    ...(whole && { range: whole, ...(whole === range && rangeBeside(tokens, range)) }),
    ...(tense && { tense }),
    ...(filter && { filter }),
    isPast,
    isFuture,
    meansOwn,
    hasPronoun: tokens.some(standsForSomething) || isElliptic(tokens, hasQuestionMark),
    startsAsFollowUp,
    unknownCount,
    hasUnknownName: unknownCount > 0 && findUnknownNames(tokens, isAddressed).length > 0,
  };
}

/** "from 6 to 8", "since noon" */
function tellsClock({ text }: Token): boolean {
  return /(?:^| )(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|midnight)/.test(text);
}

/** "in one sentence" counts, and "the servers that you watch" leads on: they stand for nothing. */
function standsForSomething({ role, text }: Token, at: number, tokens: readonly Token[]): boolean {
  const next = tokens[at + 1];
  if (text === 'that' && isRelative(tokens[at - 1]?.role, next?.role)) return false;
  if (ofPeople.test(text) && tokens.slice(0, at).some(isPeople)) return false;
  return role === 'pronoun' && !(text === 'one' && next?.role === 'unknown' && !next.afterBreak);
}

/** "should I warn Bellweather before their call?" */
const ofPeople = /^(?:they|them|their)$/;

function isPeople({ role, isCapital }: Token): boolean {
  return role === 'customer' || (role === 'unknown' && isCapital);
}

/** "the servers that are up", "anything planned that I should tell"; but not "is that us?" */
function isRelative(before: Role | undefined, next: Role | undefined): boolean {
  if (before === 'things' || before === 'thing') return next === 'person' || next === 'be';
  return (next === 'person' || next === 'customer') && before !== undefined && before !== 'be' && before !== 'modal';
}

const ellipsis: ReadonlySet<Role> = new Set(['condition', 'filler', 'not', 'conjunction', 'be', 'greeting']);

/** "still up?", "dead again?": the subject is left out. */
function isElliptic(tokens: readonly Token[], hasQuestionMark: boolean): boolean {
  const asksWhy = tokens.some(({ text }) => text === 'why');
  if ((!hasQuestionMark && !asksWhy) || tokens.length > 4) return false;
  return (
    tokens.some(({ role }) => role === 'condition') &&
    tokens.every(({ role, text }) => ellipsis.has(role) || text === 'why')
  );
}

/** A weekend lies ahead, unless the question speaks of the past or of troubles. */
function tenseOf(
  range: string,
  roles: ReadonlySet<Role>,
  isPast: boolean,
  speaksAhead: boolean,
): RangeTense | undefined {
  if (range !== 'weekend')
    return rangeTense(range) ?? (isPast || !speaksAhead || !range.endsWith('day') ? undefined : 'future');
  return isPast || roles.has('trouble') || roles.has('past') ? 'past' : 'future';
}

/** "is billing down on monday", "getting patched monday": a day that could be past or ahead lies ahead. */
function isPresent(texts: ReadonlySet<string>): boolean {
  return ['is', 'are', 'getting', 'taking', 'any', 'anything'].some((text) => texts.has(text));
}

/** "in region eu-west-1": the word says what kind of place follows, it asks for nothing. */
function isPlaceName(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.role === 'place' || tokens[at - 1]?.role === 'place';
}

/** "cpu and ram", "mem + disk", "the IP, and in which region": each is asked for, unless one word only explains the other. */
function metricsBeside(tokens: readonly Token[], asked: Metric): Metric[] {
  const found = new Set<Metric>();
  let isApart = false;
  tokens.forEach(({ role, metric, afterBreak }, i) => {
    if (role === 'conjunction' || afterBreak) isApart = true;
    if (role !== 'metric' || !metric || isPlaceName(tokens, i)) return;
    if (metric !== asked && (isApart || !isOneMatter(metric, asked))) found.add(metric);
    isApart = false;
  });
  return [...found].slice(0, mostBeside);
}

const mostBeside = 3;

/** "the load on the CPU", "network address" */
function isOneMatter(one: Metric, other: Metric): boolean {
  return [one, other].every((metric) => metric === 'cpu' || metric === 'load') || one === 'ip' || other === 'ip';
}

/** "today or tomorrow", "October and November"; but "between Monday and Friday" is one time. */
function rangeBeside(tokens: readonly Token[], range: string): { otherRange?: string } {
  const at = tokens.findIndex((token) => token.range === range);
  const behind = tokens
    .slice(at + 1)
    .map(({ text }) => text)
    .join(' ');
  const stepped = stepBackBeside(behind, range) ?? runningBeside(behind, range);
  if (stepped !== undefined) return { otherRange: stepped };
  if (tokens.some(({ text }) => spanning.has(text))) return {};
  const next = tokens.findIndex((token, i) => i > at && token.range !== undefined && token.range !== range);
  const isJoined = tokens.slice(at + 1, next).some(({ text }) => beside.has(text));
  const otherRange = next > at && isJoined ? tokens[next]?.range : undefined;
  return otherRange === undefined ? {} : { otherRange };
}

const spanning: ReadonlySet<string> = new Set(['between', 'from', 'until', 'till', 'through']);
const beside: ReadonlySet<string> = new Set([
  'and',
  'or',
  '&',
  'with',
  'to',
  'against',
  'vs',
  'versus',
  'than',
  'as',
  'n',
]);

/** "CPU load" and "network address": the first word is the matter, except that an address is always an IP. */
function betterMetric(known: Metric | undefined, next: Metric): Metric {
  if (known === undefined) return next;
  return next === 'ip' || (known === 'load' && next === 'cpu') ? next : known;
}

const inOtherWords: readonly (readonly [Metric, RegExp])[] = [
  ['disk', /\b(?:full|space|free|room)\b/],
  ['region', /\b(?:where|country|city|located|location|live|stands?|hosted)\b/],
  [
    'uptime',
    /\b(?:restart\w*|reboot\w*|switched on|since when|how long|since how many|without (?:a |any )?(?:break|interruption|restart|stop)|running)\b/,
  ],
  ['cpu', /\b(?:bus(?:y|ier|iest)|loaded|overload\w*|hot|strain|charged|sweating|stressed|work(?:ing)? hard)\b/],
];

/** Which figure a question asks for, where it names one or says it in other words: "how full", "where does it live", "since when is it on". */
export function metricOf(clause: Clause, intent: Intent, kept: Metric | undefined): Metric | undefined {
  if (intent === 'compare' || intent === 'fleet') return clause.metric ?? kept;
  if (intent !== 'metric') return undefined;
  if (clause.metric) return clause.metric;
  const text = clause.tokens.map((token) => token.text).join(' ');
  return inOtherWords.find(([, words]) => words.test(text))?.[0] ?? kept;
}
