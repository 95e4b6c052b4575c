/** A short, quiet month: what `npm run bench -- month` and `kill-month` do at length. */
import { expect, it } from 'vitest';
import { compareMonth } from './compare-month.ts';
import { playMonth } from './play-month.ts';
import { saidTwice } from './said.ts';
import { simulateMonth } from './simulate-month.ts';

it('counts what the people of the month did, and says nothing twice, although the hub is killed', async () => {
  const played = await playMonth({ month: simulateMonth(8, { days: 2, busyness: 0.15 }), kills: 1 });
  const { differences, inquiries, totals, recall } = compareMonth(played);
  expect(differences).toEqual([]);
  expect(saidTwice(played.said)).toEqual([]);
  expect({ errors: played.errors, violations: played.violations }).toEqual({ errors: [], violations: [] });
  expect(inquiries).toBeGreaterThan(8);
  expect(totals.herald.reachedEngineers).toBeGreaterThan(3);
  expect(recall).toBeGreaterThan(0.6);
}, 240_000);
