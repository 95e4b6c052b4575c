/** Reads a message's sentences, each as a whole or in its clauses. They lean on each other ("is exports down? or search?"), and a list of short ones is several questions. */
import type { ConversationContext } from '../context.ts';
import { type Intent, sameTarget, type Target } from '../question.ts';
import type { Reading, Surroundings } from '../reading.ts';
import { atOtherTime } from '../resolve/follow-up.ts';
import { withReferences } from '../resolve/references.ts';
import { clearTargets, type Tagged } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import type { Sentence } from '../tokenizer.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { turnsIn } from '../vocabulary/turns.ts';
import { learntModel } from './classifier.ts';
import { detailsOf } from './details-of.ts';
import { saidPlainly } from './intent-of.ts';
import { readUnit } from './read-unit.ts';
import { type Unit, unitsOf, wordsOf } from './units.ts';

export function readSentences(tagged: readonly Tagged[], around: Surroundings, model = learntModel): Reading[] {
  const { context, isAddressed } = around;
  const units = unitsOf(mayRefer(tagged, around) ? withReferences(tagged, around) : tagged);
  const look = { units, before: context?.intent, isBound: around.boundTo.length > 0, isAddressed };
  const readings: UnitRead[] = [];
  for (const unit of units) readings.push({ unit, reading: readWithin(unit, readings) });
  const read = tagged.map(({ tokens, sentence: { end } }, sentence) => ({ tokens, readings: readOne(sentence, end) }));
  return leaningOnEachOther(read);

  function isText({ unit }: UnitRead): boolean {
    return saidPlainly(wordsOf(unit), around.hearing)?.intent === 'customer';
  }

  function readWithin(unit: Unit, before: readonly UnitRead[]): Reading {
    const isOfMessage = context !== undefined && hasOwnSubject(before, unit, context);
    const lookHere = isOfMessage ? { ...look, before: undefined } : look;
    const aroundHere = isOfMessage ? { ...around, context: undefined } : around;
    const reading = readUnit(unit, lookHere, aroundHere, model);
    // "was anything down, and is it ok now?"
    const isSure = reading.intent === 'health' && reading.chance >= surelyApart;
    const isOfAll = isSure && reading.scope.from === 'nothing' && saysIt(unit);
    const first = firstHalf(before, unit);
    if (isOfAll && first?.scope.from === 'everything')
      return { ...reading, intent: 'fleet', scope: { targets: [], allTargets: true, from: 'everything' } };
    // "was exports down between 9 and 10, and anything else?"
    const isOfOthers = unit.isPart && reading.filter?.without !== undefined && reading.range === undefined;
    return isOfOthers && reading.intent === 'fleet' && first?.intent === 'history' && first.range !== undefined
      ? { ...asSurely(reading, first), intent: 'history', range: first.range }
      : reading;
  }

  function readOne(sentence: number, end: Sentence['end']): Reading[] {
    const [whole, ...clauses] = readings.filter(({ unit }) => unit.sentence === sentence);
    // "if billing is taken down, can customers still pay?": a condition asks nothing alone.
    const parts = clauses.filter(({ unit }) => unit.tokens[0]?.role !== 'if');
    if (!whole) return [];
    const list = parts.map(({ unit: { tokens }, reading }) => ({ tokens, intent: reading.intent }));
    if (end === '?' && around.hearing !== 'overheard' && isListOfQuestions(list))
      return parts.map(({ reading }) => asSurely(reading, { asks: surelyListed, chance: surelyListed }));
    // "a text for the customer, if possible with the time when it is repaired": what follows says what shall stand in it.
    if (isText(whole)) return [...askedBefore(parts.slice(0, Math.max(0, parts.findIndex(isText)))), whole.reading];
    // "Hello, is the maintenance started?": a greeting is no part that asks.
    const asking = parts.filter(({ reading }) => reading.intent !== 'greeting');
    const best = Math.max(0, ...asking.map(({ reading }) => reading.asks));
    const times = timesInRow(parts);
    if (times) return times;
    if (isRowOfQuestions(parts))
      return parts.map(({ reading }) => asSurely(reading, { asks: surelyListed, chance: surelyListed }));
    const isInParts = best > whole.reading.asks + inPart || asksTwice(parts.map(({ reading }) => reading));
    if (isInParts) return parts.map(({ reading }) => reading);
    return [
      whole.reading,
      ...parts.flatMap(({ unit, reading }, i) =>
        asksMore(unit, reading, whole.reading, around.hearing) || (i > 0 && asksForElse(unit, reading, whole.reading))
          ? [asSurely(reading, whole.reading)]
          : [],
      ),
    ];
  }
}

type UnitRead = { unit: Unit; reading: Reading };

/** "is the shop well? And will customers notice?", "what happened today? Anything tomorrow?": a second half goes on with the first, not with older talk. */
function hasOwnSubject(before: readonly UnitRead[], unit: Unit, { targets }: ConversationContext): boolean {
  const first = firstHalf(before, unit);
  if (!first) return false;
  const { from, targets: named } = first.scope;
  if (from === 'everything') return true;
  return from === 'named' && named.every((one) => !targets.some((other) => sameTarget(one, other)));
}

/** What was asked last before it in the message. */
function firstHalf(before: readonly UnitRead[], unit: Unit): Reading | undefined {
  return before.findLast(
    ({ unit: one, reading }) =>
      (unit.isPart ? one.isPart : one.sentence < unit.sentence) && reading.intent !== 'none' && reading.asks >= inFirst,
  )?.reading;
}

function saysIt({ tokens }: Unit): boolean {
  return tokens.some(({ role }) => role === 'pronoun') && !tokens.some(({ role }) => role === 'name');
}

/** So likely the first half asks, to give the second its subject. */
const inFirst = 0.35;

/** Nothing but a name and how it is, where nothing was spoken of before, stands for nothing else: "is web-1 up?" */
function mayRefer(tagged: readonly Tagged[], { context, boundTo }: Surroundings): boolean {
  const [first, ...others] = tagged;
  const isPlain = first?.tokens.every(({ role }) => telling.has(role)) && clearTargets(first.tokens).length < 2;
  return !isPlain || others.length > 0 || (context?.targets ?? boundTo).length > 0;
}

const telling: ReadonlySet<Role> = new Set(['name', 'be', 'do', 'have', 'modal', 'condition', 'greeting', 'filler']);

/** "since when, who is on it, and a text for customers": what is asked before the text is asked too. */
function askedBefore(parts: readonly UnitRead[]): Reading[] {
  return parts
    .map(({ reading }) => reading)
    .filter(({ intent, asks, chance }) => intent !== 'none' && asks >= surelyApart && chance >= surelyApart);
}

/** Of a list of short questions each is one. */
const surelyListed = 0.9;

/** "how is the memory of exports-1, and since when does it run?": a clause that is a question of its own, in so many words. */
function asksMore({ tokens }: Unit, part: Reading, whole: Reading, hearing: Surroundings['hearing']): boolean {
  const figures = [whole.metric, ...whole.besides.map(({ metric }) => metric)];
  if (part.intent === whole.intent && figures.includes(part.metric)) return false;
  return (
    whole.scope.targets.length > 0 &&
    tokens[0]?.role === 'conjunction' &&
    saidPlainly(wordsOf({ tokens }), hearing) !== undefined
  );
}

/** "what is the maintenance about & will logins work": a later clause asks for what is nothing that Herald knows of. */
function asksForElse({ tokens }: Unit, { notCovered, signs }: Reading, whole: Reading): boolean {
  // "is it still planned, or did they move it?" is one question.
  const leansBack = tokens.some(({ role, text }, i) => role === 'pronoun' || (i === 0 && text === 'or'));
  return !leansBack && notCovered !== undefined && signs.opensAsQuestion > 0 && whole.notCovered === undefined;
}

function asSurely(part: Reading, { asks, chance }: Pick<Reading, 'asks' | 'chance'>): Reading {
  return { ...part, asks, chance };
}

/** "is the shop slow for all customers, and do the payments work?": each clause has the form of a question, and asks something of its own. */
function isRowOfQuestions(parts: readonly UnitRead[]): boolean {
  const isOwn = ({ unit: { tokens, asksWhether }, reading: { intent, asks, chance, signs } }: UnitRead) =>
    intent !== 'none' &&
    (signs.opensAsQuestion > 0 || asksWhether) &&
    asks >= likely &&
    chance >= inRow &&
    // "is it still planned, or did they move it?" is one question, and "how long did they take?" one with what it is of.
    tokens[0]?.text !== 'or' &&
    !(intent === 'impact' && tokens.some(({ text }) => text === 'how long'));
  const kindOf = ({ reading: { intent, metric, range, scope } }: UnitRead) =>
    JSON.stringify([intent, metric, range, scope.allTargets, scope.targets.map(({ name }) => name)]);
  // "how is it going with sync, is it back?" asks once.
  const [first, second] = parts;
  const joint = [first?.unit.tokens.at(-1), ...(second?.unit.tokens.slice(0, 2) ?? [])];
  const isJoined = parts.length > 2 || joint.some((token) => token !== undefined && joins.has(token.role));
  return isJoined && parts.length > 1 && parts.every(isOwn) && new Set(parts.map(kindOf)).size === parts.length;
}

/** "exports uptime yesterday, today, last week": the same, of each time. */
function timesInRow([first, ...others]: readonly UnitRead[]): Reading[] | undefined {
  if (!first || first.reading.asks < likely || others.length === 0) return undefined;
  if (!others.every(({ unit: { tokens }, reading: { range } }) => isBare(tokens) && range !== undefined))
    return undefined;
  const { intent, words } = first.reading;
  const asked = { ...detailsOf(intent, words), turns: turnsIn(words) };
  return [
    first.reading,
    ...others.map(({ unit, reading }) => ({ ...asThat(reading, first.reading, unit.tokens), hasMark: true, asked })),
  ];
}

/** In a row of questions so likely is what each was taken for. */
const inRow = 0.3;

/** "who looks after mint, and is anything scheduled for it?": two clauses that ask different things, each surely. */
function asksTwice(parts: readonly Reading[]): boolean {
  const sure = parts.filter(
    ({ asks, chance, intent }) => intent !== 'none' && asks >= surelyApart && chance >= surelyApart,
  );
  return new Set(sure.map(({ intent }) => intent)).size > 1;
}

const surelyApart = 0.5;

/** So much likelier has a clause to ask than its sentence, to be read alone. */
const inPart = 0.1;

type Read = { tokens: readonly Token[]; readings: Reading[] };

const joins: ReadonlySet<Role> = new Set(['filler', 'conjunction', 'follow-up', 'preposition']);

/** A sentence of names or times alone asks of them what the nearest one with words of its own asks: before it, else after it. */
function leaningOnEachOther(sentences: readonly Read[]): Reading[] {
  const isFull = ({ tokens, readings }: Read) =>
    !isBare(tokens) && readings.some(({ intent, asks }) => intent !== 'none' && asks >= likely);
  return sentences.flatMap((one, at) => {
    const [own] = one.readings;
    // "Next downtime. Any service. When?": it is told when.
    if (one.tokens.length === 1 && one.tokens[0]?.text === 'when' && sentences[at - 1] !== undefined) {
      if (sentences.slice(0, at).some(({ readings }) => readings.some(({ intent }) => intent === 'downtime')))
        return [];
    }
    if (!isBare(one.tokens) || !own) return one.readings;
    const asks = ({ intent }: Reading) => intent !== 'none';
    const before = sentences.slice(0, at).findLast(isFull)?.readings.findLast(asks);
    // "billing and search. Are they up?" names things first.
    const after = own.hasMark
      ? sentences
          .slice(at + 1)
          .find(isFull)
          ?.readings.find(asks)
      : undefined;
    const like = before ?? after;
    return [like ? asThat(own, like, one.tokens) : own];
  });
}

/** So likely a sentence asks at all. */
const likely = 0.35;

/** It holds names or times, and nothing that asks. */
function isBare(tokens: readonly Token[]): boolean {
  return (
    tokens.every(({ role }) => joins.has(role) || role === 'name' || role === 'range') &&
    tokens.some(({ role }) => role === 'name' || role === 'range')
  );
}

function asThat(own: Reading, like: Reading, tokens: readonly Token[]): Reading {
  const named: Target[] = clearTargets(tokens);
  const range = tokens.find((token) => token.range !== undefined)?.range;
  const { range: _, filter: __, ...rest } = like;
  const kept = range ?? (named.length > 0 ? like.range : undefined);
  return {
    ...rest,
    ...(kept !== undefined && { range: kept }),
    intent: range === undefined ? like.intent : atOtherTime(like.intent, range),
    scope: named.length > 0 ? { targets: named, allTargets: false, from: 'named' } : like.scope,
    besides: [],
    unsure: own.unsure,
    typos: own.typos,
    unknownNames: own.unknownNames,
    words: own.words,
    hasMark: own.hasMark,
    why: [...own.why, 'It asks what stands beside it asks.'],
  };
}

/** What a short clause needs to ask something by itself. */
const asking: ReadonlySet<Role> = new Set([
  'condition',
  'past',
  'plan',
  'plan-hint',
  'trouble',
  'question-word',
  'who',
  'status',
  'modal',
]);
const shortest = 6;

/** "everything up, broken last week, next downtime?": each between its commas asks something else. */
function isListOfQuestions(parts: readonly { tokens: readonly Token[]; intent: Intent }[]): boolean {
  return (
    parts.length > 2 &&
    parts.every(
      ({ tokens, intent }, i) =>
        intent !== 'none' &&
        tokens.length <= shortest &&
        (i === 0 || tokens[0]?.afterBreak === true) &&
        tokens.some(({ role }) => asking.has(role)),
    ) &&
    new Set(parts.map(({ intent }) => intent)).size > 1
  );
}
