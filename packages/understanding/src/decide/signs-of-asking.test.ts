import { expect, it } from 'vitest';
import { clauseOf } from '../clause.ts';
import { tagged } from '../tag-sentences.ts';
import { smallIndex } from '../testing/small-fleet.ts';
import { type Signs, signsOf } from './signs-of-asking.ts';

function signsIn(text: string): Signs {
  const [first] = tagged(text, smallIndex, false);
  return signsOf(clauseOf(first?.tokens ?? [], first?.sentence.end === '?', false));
}

/** Those that are there, without those that count, that say how a message is put (see below), that tell what a name is beside, and of trouble. */
function flagsIn(text: string): string {
  const { unknownWords, length, isCommonWord, asksFirst, unexplained, actsOn, ...some } = signsIn(text);
  const { isPart, isOneOfAKind, isAnothers, ofMany, ofPlan, ...others } = some;
  const { saysDown, saysProblem, failsToReach, ofNow, ofName, isAddress, ...flags } = others;
  return Object.entries(flags)
    .filter(([, value]) => value === 1)
    .map(([name]) => name)
    .join(' ');
}

it.each([
  ['is billing down?', 'isSubject hasMark opensAsQuestion hasEvidence'],
  ['is our billing service down', 'isSubject opensAsQuestion hasEvidence'],
  ['billing down', 'isSubject hasEvidence'],
  ['billing is still not down', 'isSubject hasEvidence'],
  ['billing, down', 'hasEvidence'],
  ['billing zebra down', 'isSubject hasEvidence'],
  ['billing zebra giraffe antelope down', 'hasEvidence'],
  ['status of billing', 'isObject hasEvidence'],
  ['problems with the billing', 'isObject hasEvidence'],
  ['problem billing', 'isObject hasEvidence'],
  ['a zebra on billing', 'isBystander'],
  ['the problem, a zebra on billing', 'isBystander hasEvidence'],
  ['zebra', ''],
  ['hey, is billing ok', 'isSubject opensAsQuestion hasEvidence'],
  ['zebra is billing', 'isSubject'],
  ['can you tell me about billing', 'opensAsQuestion hasEvidence'],
  ['does anyone know billing', 'opensAsQuestion isPut'],
  ['they say I saw web-1', 'hasPerson'],
  ['biling', 'isGuess'],
  ['could Herald see billing', 'opensAsQuestion namesHerald isAmid'],
])('sees in "%s": %s', (text, flags) => {
  expect(flagsIn(text)).toBe(flags);
});

it('counts the words that nothing explains, up to six, and all words, up to thirty, in tens', () => {
  expect(signsIn('zebra billing giraffe')).toMatchObject({ unknownWords: 2, length: 0.3 });
  const story = Array.from({ length: 40 }, () => 'zebra').join(' ');
  expect(signsIn(`billing ${story}`)).toMatchObject({ unknownWords: 6, length: 3 });
});

it('knows a name that is a common word as well', () => {
  expect(['billing', 'web-1'].map((name) => signsIn(`is ${name} down`).isCommonWord)).toEqual([1, 0]);
});

it.each([
  ['is the acme billing down', 'asksFirst isAnothers'],
  ['billing corner shop is down', ''],
  ['ok so why is billing down', 'asksFirst'],
  ['there will be a billing', 'isOneOfAKind'],
  ['zebra is billing', 'unexplained'],
  ['is billing running with zebra', 'asksFirst unexplained'],
  ['is billing with an ssl failure', 'asksFirst'],
  ['zebra, is billing down or is it giraffe', 'asksFirst'],
  ['billing broke my client', 'actsOn'],
  ['are all servers ok', 'ofMany'],
  ['something is to be announced', ''],
  ['is maintenance over', 'ofPlan'],
  ['is there a billing online?', 'asksFirst isOneOfAKind'],
  ['is there a billing outage?', 'asksFirst'],
  ['any other zebra billing up?', 'asksFirst isOneOfAKind ofMany'],
  ['is any of the billing down?', 'asksFirst ofMany'],
  ['is the main billing down', 'asksFirst'],
  ['can you see billing', 'asksFirst'],
  ['is the billing checkout down', 'asksFirst isAnothers'],
  ['does billing have a calendar', 'asksFirst unexplained actsOn'],
  ['does billing have problems', 'asksFirst'],
  ['will have billing up', ''],
  ['will billing be up', 'asksFirst'],
  ['some people had billing down', ''],
])('sees how "%s" is put: %s', (text, signs) => {
  const { asksFirst, unexplained, actsOn, isOneOfAKind, isAnothers, ofMany, ofPlan } = signsIn(text);
  const seen = Object.entries({ asksFirst, unexplained, actsOn, isOneOfAKind, isAnothers, ofMany, ofPlan });
  expect(seen.flatMap(([name, value]) => (value > 0 ? [name] : [])).join(' ')).toBe(signs);
});
