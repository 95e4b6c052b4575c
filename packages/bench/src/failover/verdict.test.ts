import { expect, it } from 'vitest';
import { type Found, faultsOf, figuresOf } from './verdict.ts';

const incident = { id: 'i-1', target: 'host/host-0', startedAtMs: 1, endedAtMs: 5 };
const well: Found = {
  before: { integrity: 'ok', readings: 90, incidents: [{ ...incident, endedAtMs: null }] },
  end: { integrity: 'ok', readings: 100, incidents: [incident] },
  acknowledged: [{ id: 'i-1', isOver: false }],
  windows: ['Deploy 1', 'Deploy 10'],
  said: [
    { id: '1', nonce: 'a', words: 'host-0 is back up.' },
    { id: '2', nonce: 'b', words: 'Planned: work on host-0 tomorrow. Deploy 1, planned by the operator.' },
    { id: '3', nonce: 'c', words: 'Planned: work on host-0 tomorrow. Deploy 10, planned by the operator.' },
  ],
  falls: 1,
  longestUnpolledSeconds: 30,
  secondsWithoutPrimary: 8,
  secondsUntilWriting: 1,
  longestSilenceSeconds: 9,
};
const faults = (set: Partial<Found>) => faultsOf(figuresOf({ ...well, ...set }));
const [fall, one, ten] = well.said;

it('finds no fault where all held', () => {
  expect(faults({})).toEqual([]);
});

it.each([
  ['what had been kept or shown is gone', { end: { ...well.end, readings: 80 } }],
  [
    'what had been kept or shown is gone',
    {
      before: { ...well.before, incidents: [incident] },
      acknowledged: [],
      end: { ...well.end, incidents: [{ ...incident, id: 'i-2' }] },
    },
  ],
  ['no downtime was announced', { windows: [], said: [fall] }],
  ['an announcement that was acknowledged was never said', { said: [fall, ten] }],
  ['something was said twice', { said: [fall, one, ten, { ...one, id: '9', nonce: 'd' }] }],
  ['something was said twice', { said: [fall, fall, one, ten] }],
  ['an incident stayed open', { said: [{ id: '1', words: 'host-0 is down.' }, one, ten] }],
  ['an incident is missing', { falls: 2 }],
  ['there are more incidents than falls', { falls: 0 }],
  ['a host was unpolled for too long', { longestUnpolledSeconds: 46 }],
  ['hubs were too slow to find the new primary', { secondsUntilWriting: 31 }],
] as [string, Partial<Found>][])('says that %s', (fault, set) => {
  expect(faults(set)).toEqual([fault]);
});
