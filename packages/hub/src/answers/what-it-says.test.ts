import { expect, it } from 'vitest';
import { moment, say } from '../format/text.ts';
import { testNowMs } from '../testing/builders.ts';
import { whatItSays } from './what-it-says.ts';

const down = (minutes: number, more = '') => ({
  status: 'down' as const,
  verdict: say`exports is down since ${moment(testNowMs)} (${minutes} ${minutes === 1 ? 'minute' : 'minutes'}).`,
  lines: more === '' ? [] : [say`${more}`],
});

it('an outage that only went on is the same answer', () => {
  expect(whatItSays(down(1))).toBe(whatItSays(down(18)));
});

it('somebody who is on it, or another state, is another answer', () => {
  expect(whatItSays(down(2, 'Esra (Payments) is on it.'))).not.toBe(whatItSays(down(1)));
  expect(whatItSays({ ...down(1), status: 'up' })).not.toBe(whatItSays(down(1)));
});

it('no word can be read from it', () => {
  expect(whatItSays(down(1))).toMatch(/^[0-9a-f]{12}$/);
});
