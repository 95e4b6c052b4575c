/** Checks what a language model answered against the schema, the registry and the message, and makes a question of it. */
import { metricWords } from '@herald/understanding/metrics';
import { measures, type Question, type Target } from '@herald/understanding/question';
import { Compile } from 'typebox/compile';
import { ModelQuestion } from './question-schema.ts';
import type { WhatGoesOut } from './what-goes-out.ts';

const answerCheck = Compile(ModelQuestion);

const mostTargets = 5;
const fewestLetters = 2;
const knownRange = /^(?:today|yesterday|tomorrow|last-night|(?:this|last)-(?:week|month)|[1-9]\d?[hd])$/;

export type Checked = { kind: 'question'; question: Question } | { kind: 'dropped'; why: string };

/** `rules`: how the rules read the same message. Names that they are sure of are not overruled. */
export function checkAnswer(
  written: string,
  { message, names }: WhatGoesOut,
  rules: Question,
  targetOf: (name: string) => Target | undefined,
): Checked {
  const answer = parse(written);
  if (!answer) return dropped('it is not in the form that was asked for');
  const { intent, everything, range } = answer;
  const metric = metricWords.find(([one]) => one === answer.metric)?.[0];
  const measure = measures.find((one) => one === answer.measure);
  const order = (['most', 'least'] as const).find((one) => one === answer.order);
  if (intent === 'none') return dropped('it finds no question');
  if (answer.targets.length > mostTargets) return dropped('it names too much');
  const targets: Target[] = [];
  for (const { name, said } of answer.targets) {
    const isOffered = names.some((one) => one.name === name);
    const target = isOffered ? targetOf(name) : undefined;
    if (!target) return dropped('it names what the registry does not');
    if (!isSaidIn(message, said)) return dropped('it quotes what the message does not say');
    if (!targets.some((one) => one.name === name)) targets.push(target);
  }
  if (everything && (targets.length > 0 || !rules.addressed)) return dropped('it is about everything');
  const sure = rules.usedContext ? [] : rules.targets;
  if (sure.length > 0 && !sure.every(({ name }) => targets.some((one) => one.name === name)))
    return dropped('it leaves out what the message names');
  if (range !== null && !knownRange.test(range)) return dropped('its time is none that is known');
  const lacks =
    (intent === 'metric' && metric === undefined) ||
    (intent === 'compare' && targets.length < 2 && !everything) ||
    ((intent === 'count' || intent === 'superlative') && measure === undefined);
  if (lacks) return dropped('it says only half of what is asked');
  const about = targets.map(({ name }) => name).join(', ') || (everything ? 'everything' : 'nothing in particular');
  return {
    kind: 'question',
    question: {
      intent,
      targets,
      allTargets: everything,
      ...(intent === 'metric' && metric && { metric }),
      ...(measure && { measure }),
      ...(order && { order }),
      ...(range !== null && { range }),
      turns: rules.turns,
      addressed: rules.addressed,
      confidence: rules.confidence,
      unsure: [],
      typos: [],
      unknownNames: [],
      reply: 'answer',
      reading: [...rules.reading, `The language model read it: ${intent} of ${about}.`],
    },
  };
}

/** Whether it can be read at all. */
export function isInForm(written: string): boolean {
  return parse(written) !== undefined;
}

function parse(written: string): ModelQuestion | undefined {
  try {
    const read: unknown = JSON.parse(written);
    return answerCheck.Check(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isSaidIn(message: string, said: string): boolean {
  const words = said.trim().toLowerCase();
  return words.length >= fewestLetters && message.toLowerCase().includes(words);
}

function dropped(why: string): Checked {
  return { kind: 'dropped', why };
}
