import { expect, it } from 'vitest';
import { modelOf } from '../interpret/classifier.ts';
import type { CorpusLine } from './corpus.ts';
import { type Lesson, learn } from './learn.ts';
import { isWorse, learnFromMisses } from './learn-from-misses.ts';
import { ownCorpus, readCorpus, readListener } from './run-corpus.ts';

const listener = await readListener(ownCorpus.registry);
const known: Lesson[] = [{ lines: (await readCorpus(ownCorpus.seen)).slice(0, 300), listener, weight: 1 }];
const current = modelOf(learn(known));
const lineOf = (text: string, intent: CorpusLine['expect']['intent'], answer = true): CorpusLine => ({
  id: text,
  context: 'dm',
  text,
  expect: { intent, targets: intent === 'none' ? [] : ['billing'], answer },
});

it('learns what people corrected, and says what it changes', () => {
  const misses = [
    'wassup on the billing front',
    'wassup on the billing front again',
    'wassup there, billing front',
  ].map((text) => lineOf(text, 'history'));
  const { changed, weights } = learnFromMisses(misses, listener, known, { current });
  expect(weights.examples).toBe(current.examples + 3);
  expect(changed.some(({ after }) => after === 'history of billing')).toBe(true);
});

it('refuses to learn what makes it read the corpus worse', () => {
  const wrong = known.flatMap(({ lines }) =>
    lines.filter(({ expect: { answer } }) => answer === true).map(({ text }) => lineOf(text, 'none', false)),
  );
  expect(() => learnFromMisses(wrong, listener, known, { current })).toThrow(/nothing was learnt/);
});

it('takes a little more or less for chance', () => {
  const before = { questionsRight: 100, chatterAnswered: 3 };
  expect(isWorse(before, { questionsRight: 98, chatterAnswered: 5 })).toBe(false);
  expect(isWorse(before, { questionsRight: 97, chatterAnswered: 3 })).toBe(true);
  expect(isWorse(before, { questionsRight: 120, chatterAnswered: 6 })).toBe(true);
});
