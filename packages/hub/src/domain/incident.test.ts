/** The cause of an incident, in the words of whoever knows it best and of the time it is told of. */
import { expect, it } from 'vitest';
import { causeWords } from './incident.ts';

it.each([
  ['None of its servers is responding.', 'None of its servers was responding.'],
  ['Only 1 of its servers answers, and it needs 2.', 'Only 1 of its servers answered, and it needed 2.'],
  ['Only 2 of its servers answer, and it needs 3.', 'Only 2 of its servers answered, and it needed 3.'],
  [
    'Some of its servers are degraded, so it may be slow.',
    'Some of its servers were degraded, so it may have been slow.',
  ],
  ['CPU is at 97 %.', 'CPU was at 97 %.'],
  ['Its disk /data is nearly full (96 %).', 'Its disk /data was nearly full (96 %).'],
  ['Its memory is nearly full (97 %).', 'Its memory was nearly full (97 %).'],
  ["It's overloaded: work is queueing up.", 'It was overloaded: work was queueing up.'],
  [
    'Not responding: the server or its network connection is down.',
    'Not responding: the server or its network connection was down.',
  ],
  ['Not responding: there is no network route to it.', 'Not responding: there was no network route to it.'],
  ['checkout-1 and checkout-3 did not answer.', 'checkout-1 and checkout-3 did not answer.'],
])('"%s" is, once it is over, "%s"', (cause, then) => {
  expect(causeWords({ cause })).toBe(cause);
  expect(causeWords({ cause, endedAtMs: 1 })).toBe(then);
});

it('what an engineer says stays as it was typed', () => {
  const by = { name: 'Esra', team: 'Exports' };
  const notes = [{ atMs: 1, kind: 'cause', by, text: 'CPU is at its limit since the release' } as const];
  expect(causeWords({ cause: 'CPU is at 97 %.', endedAtMs: 2, notes })).toBe('CPU is at its limit since the release');
});
