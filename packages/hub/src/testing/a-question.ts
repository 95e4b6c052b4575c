/** Hand-made questions for tests, and the words of an answer with times that a test can read. */

import type { Question, Target } from '@herald/understanding/question';
import { turnsIn } from '@herald/understanding/turns';
import { plainText, type Text } from '../format/text.ts';

/** A question about everything, unless targets are given; `text`: how it was put. */
export function aQuestion(override: Partial<Question> = {}, text = ''): Question {
  return {
    intent: 'describe',
    targets: [],
    allTargets: (override.targets ?? []).length === 0,
    addressed: true,
    confidence: 1,
    unsure: [],
    typos: [],
    unknownNames: [],
    turns: turnsIn(text),
    reply: 'answer',
    reading: [],
    ...override,
    ...(override.also && { also: override.also.map((one) => ({ ...one, turns: turnsIn(text) })) }),
  };
}

export const hostTarget = (name: string): Target => ({ kind: 'host', name });
export const serviceTarget = (name: string): Target => ({ kind: 'service', name });

/** Times as their instant: `2026-03-02T09:00:00Z`. */
export function wordsOf(text: Text): string {
  return plainText(text, ({ atMs }) => new Date(atMs).toISOString().replace('.000Z', 'Z'));
}
