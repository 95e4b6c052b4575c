/**
 * Fits the weights of `decide/decide.ts` by logistic regression: on lines of strangers, each read by a model that had not
 * learnt from their author; what is overheard also on public chat from a folder outside the repository, where questions are rare.
 */

import { surestOf } from '../choose-readings.ts';
import { inputsOf, type Weighed, weighed } from '../decide/decide.ts';
import type { IncomingMessage } from '../incoming-message.ts';
import { learntModel, type Model, modelOf } from '../interpret/classifier.ts';
import type { NameIndex } from '../names/name-index.ts';
import { readMessage } from '../read-message.ts';
import type { Hearing } from '../reading.ts';
import type { CorpusLine } from './corpus.ts';
import { contextBefore, heardOf, type Listener } from './hear-line.ts';
import { labelledIn, learnFrom } from './learn.ts';
import { readChat } from './real-chat/run-real-chat.ts';
import { ownLessons, strangersLessons } from './run-corpus.ts';

export type Row = { inputs: Readonly<Record<Weighed, number>>; asks: boolean; hearing: Hearing; weight: number };

/** Of what is overheard: strangers wrote as many questions as chatter, and a channel holds few. */
const strangersOverheard = 0.3;

/** What a weight costs that is far from nothing, so that few lines do not decide much. */
const penalty = 2;
const rounds = 1_500;
/** Authors are left out some at a time: a model for each would take five times as long. */
const groupsOfAuthors = 6;

export async function rowsOfStrangers(): Promise<Row[]> {
  const own = (await ownLessons()).flatMap(labelledIn);
  const authors = (await strangersLessons()).map((lesson) => ({ lesson, labelled: labelledIn(lesson) }));
  const groups = Array.from({ length: groupsOfAuthors }, (_, group) =>
    authors.filter((__, i) => i % groupsOfAuthors === group),
  );
  return groups.flatMap((group) => {
    const others = authors.flatMap((one) => (group.includes(one) ? [] : one.labelled));
    const model = modelOf(learnFrom([...own, ...others]));
    return group.flatMap(({ lesson }) => rowsOfLines(lesson.lines, lesson.listener, model));
  });
}

/** `folder`: public chat with its registries and labels; see `real-chat/`. What nobody labelled asks nothing. */
export async function rowsOfChat(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { lines, names, labelOf } of readChat(folder)) {
    for (const { text, bot, toPerson } of lines) {
      const label = labelOf(text);
      if (bot || label?.is === 'either') continue;
      const inputs = inputsOfText(text, names, toPerson);
      if (inputs) rows.push({ inputs, asks: label?.is === 'status', hearing: 'overheard', weight: 1 });
    }
  }
  return rows;
}

function rowsOfLines(lines: readonly CorpusLine[], listener: Listener, model: Model): Row[] {
  return lines.flatMap((line): Row[] => {
    const context = contextBefore(line, listener, model);
    return everywhere(line, listener).flatMap((message): Row[] => {
      const read = readMessage(message, listener.names, context, model);
      const first = surestOf(read.chosen);
      return first && read.veto === undefined
        ? [
            {
              inputs: inputsOf(first, read),
              asks: line.expect.answer !== false,
              hearing: read.hearing,
              weight: read.hearing === 'overheard' ? strangersOverheard : 1,
            },
          ]
        : [];
    });
  });
}

/** Said into a channel it counts as overheard as well as where Herald always listens; and there people write what they write to it. */
function everywhere({ text, context }: CorpusLine, listener: Listener): IncomingMessage[] {
  const message = heardOf(text, context, listener);
  const atHome = { listens: 'always' } as const;
  if (message.boundTo) return [message];
  if (message.place === 'channel') return [{ ...message, ...atHome }, message];
  return [message, { ...heardOf(text.replace(/@herald\b[,:]?\s*/gi, ''), 'channel', listener), ...atHome }];
}

function inputsOfText(text: string, names: NameIndex, personMentioned = false): Row['inputs'] | undefined {
  const message = { text, place: 'channel', engineersMentioned: false, personMentioned } as const;
  const read = readMessage(message, names, undefined, learntModel);
  const first = surestOf(read.chosen);
  return first && inputsOf(first, read);
}

/** By gradient descent with AdaGrad. Pure: the same rows give the same weights. */
export function fitLikelihood(rows: readonly Row[]): Record<string, number> {
  const known = rows.map(({ inputs, asks, weight }) => ({
    values: weighed.map((name) => inputs[name]),
    asks: asks ? 1 : 0,
    weight,
  }));
  const weights = new Float64Array(weighed.length);
  const seen = new Float64Array(weighed.length).fill(1e-8);
  for (let round = 0; round < rounds; round++) {
    const slopes = Float64Array.from(weighed, (name, k) => (name === 'always' ? 0 : penalty * (weights[k] ?? 0)));
    for (const { values, asks, weight } of known) {
      const sum = values.reduce((all, value, k) => all + value * (weights[k] ?? 0), 0);
      const error = weight * (1 / (1 + Math.exp(-sum)) - asks);
      values.forEach((value, k) => {
        slopes[k] = (slopes[k] ?? 0) + error * value;
      });
    }
    slopes.forEach((slope, k) => {
      seen[k] = (seen[k] ?? 0) + slope * slope;
      weights[k] = (weights[k] ?? 0) - (0.5 * slope) / Math.sqrt(seen[k] ?? 1);
    });
  }
  return Object.fromEntries(weighed.map((name, k) => [name, Math.round((weights[k] ?? 0) * 100) / 100]));
}
