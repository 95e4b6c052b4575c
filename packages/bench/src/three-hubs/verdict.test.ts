import { expect, it } from 'vitest';
import { type Found, faultsOf, figuresOf, type Stage } from './verdict.ts';

const stage = (name: string, set: Partial<Stage> = {}): Stage => ({
  stage: name,
  longestUnpolledSeconds: 20,
  shortestGapSeconds: 14,
  polls: '4 to 4',
  pollCount: 1_200,
  reported: 1_200,
  readings: 1_200,
  reportedSoFar: 1_200,
  readingsSoFar: 1_200,
  ...set,
});
const well: Found = {
  stages: [stage('at rest'), stage('one killed', { shortestGapSeconds: 1 })],
  said: [{ id: '1', nonce: 'a', words: 'web-1 is back up.' }],
  incidents: [{ target: 'host/web-1', endedAtMs: 5 }],
  reported: 2_400,
  readings: 2_390,
  count: 300,
  falls: 1,
};
const faults = (set: Partial<Found>) => faultsOf(figuresOf({ ...well, ...set }));

it('finds no fault where all held, and none in a host asked twice while a hub is replaced', () => {
  expect(faults({})).toEqual([]);
});

it.each([
  ['a host was unpolled for too long', { stages: [stage('at rest', { longestUnpolledSeconds: 46 })] }],
  ['a host was polled twice in an interval', { stages: [stage('at rest', { shortestGapSeconds: 7 })] }],
  ['something was said twice', { said: [...well.said, ...well.said] }],
  ['nothing was said', { said: [] }],
  ['an incident stayed open', { incidents: [{ target: 'host/web-1', endedAtMs: null }] }],
  ['an incident stayed open', { said: [{ id: '1', words: 'web-1 is down since noon.' }] }],
  ['an incident is missing', { incidents: [] }],
  ['there are more incidents than falls', { falls: 0 }],
  ['readings are missing', { readings: 2_200 }],
  ['readings were counted twice', { readings: 2_401 }],
])('says that %s', (fault, set: Partial<Found>) => {
  expect(faults(set)).toEqual([fault]);
});
