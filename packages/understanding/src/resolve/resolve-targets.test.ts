import { expect, it } from 'vitest';
import { contextOf } from '../context.ts';
import { hear } from '../testing/small-fleet.ts';

const before = contextOf(hear('is checkout slow?', { place: 'dm' }));

it.each([
  'how many outages this month?',
  'what broke today?',
  'how much uptime did each service have in November?',
  'when is the next maintenance, of anything, and who announced it?',
  'what is planned today?',
  'MTTR?',
  'were there outages today, all of them please',
  "what's wrong right now?",
  'whats down',
  "what's actually broken at the moment?",
  "what's broken right now, all of it?",
  'any downtime planned this wk??',
  'is it just checkout thats off',
  'is there anything planned in December?',
  'any upcoming maintenance overall after today?',
  'did we keep 99.9 % this month?',
])('asks of everything, whatever was spoken of before: %s', (text) => {
  expect(hear(text, { place: 'dm' }, before)).toMatchObject({ allTargets: true, targets: [] });
});

it.each(['how many outages did it have this month?', 'and who is on it?', 'since when?', "what's wrong?"])(
  'goes on with what was spoken of: %s',
  (text) => {
    expect(hear(text, { place: 'dm' }, before)).toMatchObject({ targets: [{ name: 'checkout' }], usedContext: true });
  },
);
