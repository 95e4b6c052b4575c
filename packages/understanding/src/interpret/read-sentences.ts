/** Reads a message's sentences, each as a whole or in its clauses. They lean on each other ("is exports down? or search?"), and a list of short ones is several questions. */
import type { ConversationContext } from '../context.ts';
import { sameTarget } from '../question.ts';
import type { Reading, Surroundings } from '../reading.ts';
import { atWhatTime } from '../resolve/follow-up.ts';
import { withReferences } from '../resolve/references.ts';
import { clearTargets, type Tagged } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import type { Sentence } from '../tokenizer.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { learntModel } from './classifier.ts';
import { detailsOf } from './details-of.ts';
import { saidPlainly } from './intent-of.ts';
import { readUnit } from './read-unit.ts';
import {
  asSurely,
  asThat,
  isListOfQuestions,
  isRowOfQuestions,
  likely,
  surelyListed,
  timesInRow,
  type UnitRead,
} from './rows-of-questions.ts';
import { isBare, type Unit, unitsOf, wordsOf } from './units.ts';

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
    // "was it down yesterday, and when exactly?"
    if (unit.isPart && first?.intent === 'history' && atWhatTime.test(wordsOf(unit)))
      return { ...first, words: reading.words };
    // "how many outages this month, how many last month?"
    const counts = reading.intent === 'count' && unit.isPart && first?.intent === 'count';
    const { measure } = counts ? detailsOf('count', first.words) : {};
    if (measure && detailsOf('count', reading.words).measure === undefined)
      return { ...reading, asked: { measure, turns: [] } };
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
    if (saidPlainly(wordsOf(whole.unit), around.hearing)?.isWhole) return [whole.reading];
    const list = parts.map(({ unit: { tokens }, reading }) => ({ tokens, intent: reading.intent }));
    if (end === '?' && around.hearing !== 'overheard' && list.length > 2 && isListOfQuestions(list))
      return parts.map(({ reading }) => asSurely(reading, { asks: surelyListed, chance: surelyListed }));
    // "a text for the customer, if possible with the time when it is repaired": what follows says what shall stand in it.
    if (isText(whole)) return [...askedBefore(parts.slice(0, Math.max(0, parts.findIndex(isText)))), whole.reading];
    // "Hello, is the maintenance started?": a greeting is no part that asks.
    const asking = parts.filter(({ reading }) => reading.intent !== 'greeting');
    const best = Math.max(0, ...asking.map(({ reading }) => reading.asks));
    const times = parts.length > 1 ? timesInRow(parts) : undefined;
    if (times) return times;
    if (parts.length > 1 && isRowOfQuestions(parts))
      return parts.map(({ reading }) => asSurely(reading, { asks: surelyListed, chance: surelyListed }));
    const both = goesOnBeside(parts.map(({ reading }) => reading));
    if (both) return both.map((reading) => asSurely(reading, whole.reading));
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

/** "is it still down, and is the shop fine?": of what was spoken of, and of what is named beside it. */
function goesOnBeside(parts: readonly Reading[]): Reading[] | undefined {
  const ofState = parts.filter(({ intent }) => intent === 'health');
  const [first, second] = ofState;
  const isSo =
    ofState.length === parts.length && first?.scope.from === 'conversation' && second?.scope.from === 'named';
  return isSo && parts.length === 2 ? ofState : undefined;
}

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
