import { expect, it } from 'vitest';
import { learn } from '../eval/learn.ts';
import { ownCorpus, readCorpus, readListener } from '../eval/run-corpus.ts';
import { tagged } from '../tagged-tokens.ts';
import { smallIndex } from '../testing/small-fleet.ts';
import { understand } from '../understand.ts';
import { featuresOf } from './features.ts';
import { opinionOf } from './opinion.ts';

const inChannel = (text: string) => ({ tagged: tagged(text, smallIndex, false), goesOn: false, isBound: false });
const hear = (text: string, place: 'channel' | 'dm' = 'channel') =>
  understand({ text, place, engineersMentioned: false, personMentioned: false }, smallIndex, undefined);

it('tells questions from talk about the same things', () => {
  for (const text of ['is billing down?', 'any word on what is up with web-1?', 'when is billing back?'])
    expect(opinionOf(inChannel(text)).isQuestion, text).toBeGreaterThan(0.9);
  for (const text of ['billing was down yesterday lol', 'thanks, billing is fine now', 'can someone restart web-1?'])
    expect(opinionOf(inChannel(text)).isQuestion, text).toBeLessThan(0.5);
});

it('tells what is asked, and its chances sum up to one', () => {
  const { intent, likely } = opinionOf(inChannel('when is the next maintenance of billing?'));
  expect(intent).toBe('downtime');
  expect([...likely.values()].reduce((all, one) => all + one, 0)).toBeCloseTo(1);
});

it('looks at no name, time or number itself, so that what is learnt holds for every registry', () => {
  expect(featuresOf(inChannel('is web-1 down since monday?'))).toEqual(
    featuresOf(inChannel('is web-2 down since tuesday?')),
  );
});

it('offers quietly, at the least, where words that nobody knows stand around a question, and says how sure it is', () => {
  const question = hear('do we know if snarf made billing slow today?');
  expect(question).toMatchObject({ intent: 'health', targets: [{ name: 'billing' }] });
  expect(['answer', 'suggest']).toContain(question.reply);
  expect(question.reading.join(' ')).toMatch(/a status question \(\d+ %\)/);
});

it('never speaks against what somebody forbade', () => {
  const text = 'is billing down?';
  expect(opinionOf(inChannel(text)).isQuestion).toBeGreaterThan(0.9);
  const heard = { text, place: 'channel', engineersMentioned: false, personMentioned: true } as const;
  expect(understand(heard, smallIndex, undefined).reply).toBe('silent');
  expect(understand({ ...heard, personMentioned: false, fromBot: true }, smallIndex, undefined).reply).toBe('silent');
});

it('learns the same from the same examples', async () => {
  const listener = await readListener(ownCorpus.registry);
  const lines = await readCorpus(ownCorpus.seen);
  const [once, again] = [learn([{ lines, listener }]), learn([{ lines, listener }])];
  expect(once).toEqual(again);
  expect(once.examples).toBe(lines.length);
  expect(Object.keys(once.question.of).length).toBeGreaterThan(50);
});
