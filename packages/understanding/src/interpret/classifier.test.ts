import { expect, it } from 'vitest';
import { learn } from '../eval/learn.ts';
import { ownCorpus, readCorpus, readListener } from '../eval/run-corpus.ts';
import { tagged } from '../tag-sentences.ts';
import { hear, smallIndex } from '../testing/small-fleet.ts';
import { featuresOf, learntModel } from './classifier.ts';
import { unitsOf } from './units.ts';

const inChannel = (text: string) => {
  const units = unitsOf(tagged(text, smallIndex, false));
  const [whole] = units;
  if (!whole) throw new Error(`"${text}" holds no words`);
  return featuresOf({ units, isBound: false, isAddressed: false }, whole);
};

it('tells questions from talk about the same things', () => {
  for (const text of ['is billing down?', 'any word on what is up with web-1?', 'when is billing back?'])
    expect(learntModel.chancesOf(inChannel(text)).get('none'), text).toBeLessThan(0.3);
  for (const text of ['billing was down yesterday lol', 'thanks, billing is fine now', 'can someone restart web-1?'])
    expect(learntModel.chancesOf(inChannel(text)).get('none'), text).toBeGreaterThan(0.5);
});

it('tells what is asked, and its chances sum up to one', () => {
  const chances = learntModel.chancesOf(inChannel('when is the next maintenance of billing?'));
  expect(chances.get('downtime')).toBeGreaterThan(0.5);
  expect([...chances.values()].reduce((all, one) => all + one, 0)).toBeCloseTo(1);
});

it('looks at no name, time or number itself, so that what is learnt holds for every registry', () => {
  expect(inChannel('is web-1 down since monday?')).toEqual(inChannel('is web-2 down since tuesday?'));
});

it('hears in the same words something else, by what was asked before', () => {
  const units = unitsOf(tagged('who gets hit by that?', smallIndex, true));
  const [whole] = units;
  if (!whole) throw new Error('it holds no words');
  const after = (before: 'downtime' | 'who') =>
    learntModel.chancesOf(featuresOf({ units, before, isBound: false, isAddressed: true }, whole));
  expect(after('downtime').get('impact')).toBeGreaterThan(0.6);
  expect(after('downtime').get('impact')).toBeGreaterThan(after('who').get('impact') ?? 1);
});

it('never speaks against what somebody forbade', () => {
  const heard = { place: 'channel', isReplyToPerson: true } as const;
  expect(hear('is billing down?', heard).reply).toBe('silent');
  expect(hear('is billing down?', { fromBot: true }).reply).toBe('silent');
});

it('learns the same from the same examples', async () => {
  const listener = await readListener(ownCorpus.registry);
  const lines = (await readCorpus(ownCorpus.seen)).slice(0, 200);
  const [once, again] = [learn([{ lines, listener, weight: 1 }]), learn([{ lines, listener, weight: 1 }])];
  expect(once).toEqual(again);
  expect(once.examples).toBe(lines.length);
  expect(Object.keys(once.of).length).toBeGreaterThan(50);
});
