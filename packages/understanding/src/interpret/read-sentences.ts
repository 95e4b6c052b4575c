/** Reads each sentence of a message; later ones lean on what earlier ones named and asked. */
import { contextOf } from '../context.ts';
import { readClause } from '../interpretation.ts';
import type { Target } from '../question.ts';
import type { Reading, Surroundings } from '../reading.ts';
import { withDescribedHosts } from '../resolve/described-hosts.ts';
import { otherChoice, spansOf } from '../spans.ts';
import type { Tagged } from '../tagged-tokens.ts';
import type { Sentence } from '../tokenizer.ts';
import { clearTargets, type Piece } from '../tokens.ts';
import { frameReadings } from './frame-readings.ts';

export function readSentences(tagged: readonly Tagged[], around: Surroundings): Reading[] {
  const readings: Reading[] = [];
  let antecedent: readonly Target[] = [];
  let said = around.context;
  for (const { sentence, pieces: typed } of tagged) {
    const known = antecedent.length > 0 ? antecedent : (said?.targets ?? []);
    const pieces = withDescribedHosts(typed, around.names, known);
    const here = { ...around, context: said, antecedent };
    const framed = frameReadings(pieces, sentence.end === '?', here);
    const found = framed.length > 0 ? framed : [readSentence(sentence, pieces, here)];
    readings.push(...found);
    const [reading] = found;
    if (reading && (around.isAddressed || reading.isPlain)) said = contextOf({ ...reading, reply: 'answer' }) ?? said;
    const named = clearTargets(pieces);
    if (named.length > 0) antecedent = named;
  }
  return readings;
}

/** The best reading of any run of its clauses. */
function readSentence(sentence: Sentence, pieces: readonly Piece[], around: Surroundings): Reading {
  const other = otherChoice(pieces);
  if (other !== undefined) return readPart(pieces.slice(0, other), true, around);
  return readPart(pieces, sentence.end === '?', around);
}

function readPart(pieces: readonly Piece[], hasQuestionMark: boolean, around: Surroundings): Reading {
  let best: Reading | undefined;
  for (const span of spansOf(pieces, hasQuestionMark)) {
    const reading = readClause(span, hasQuestionMark, withNamesBefore(span, pieces, around));
    if (!best || isBetter(reading, best)) best = reading;
  }
  return best ?? readClause(pieces, hasQuestionMark, around);
}

/** "audience builder keeps spinning, is it down": it is what the sentence named before. */
function withNamesBefore(span: readonly Piece[], pieces: readonly Piece[], around: Surroundings): Surroundings {
  const [first] = span;
  const asksOfIt = first?.role === 'be' && (span[1]?.role === 'pronoun' || span[1]?.text === 'something');
  const before = first && asksOfIt ? clearTargets(pieces.slice(0, pieces.indexOf(first))) : [];
  return before.length > 0 ? { ...around, antecedent: before } : around;
}

function isBetter(one: Reading, other: Reading): boolean {
  if (one.isPlain !== other.isPlain) return one.isPlain;
  return one.score > other.score;
}
