import { expect, it } from 'vitest';
import type { Downtime } from '../../../domain/downtime.ts';
import { aDowntime, testNowMs } from '../../../testing/builders.ts';
import { publicIdOf } from '../public-downtime.ts';
import { aLivelyFleet } from '../testing/some-parts.ts';
import { type Person, visit } from '../testing/visit.ts';

const hourMs = 3_600_000;

async function pageOf(downtime: Partial<Downtime>, person?: Person): Promise<string> {
  const one = aDowntime({ id: 'window', services: ['exports'], plannedBy: 'Esra', ...downtime });
  await using visitor = await visit({ readModel: () => ({ ...aLivelyFleet(), downtimes: () => [one] }) });
  const { text } = await visitor.get(`/maintenance/${publicIdOf('window')}`, person);
  return text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

it.each([
  ['Scheduled Starts', { state: 'planned' }],
  ['In progress Started', { state: 'running', startsAtMs: testNowMs - hourMs, endsAtMs: testNowMs + hourMs }],
  [
    'Taking longer than planned Started',
    { state: 'over-running', startsAtMs: testNowMs - 3 * hourMs, endsAtMs: testNowMs },
  ],
  ['Completed Started', { state: 'finished', startsAtMs: testNowMs - 3 * hourMs, endsAtMs: testNowMs - hourMs }],
] as const)('says that it is "%s", when it is, what it affects and what customers notice', async (words, downtime) => {
  const page = await pageOf({ ...downtime, customers: 'Exports wait.' });
  expect(page).toContain(`Database patching ${words} `);
  expect(page).toContain('Affected CSV exports');
  expect(page.includes('What you will notice Exports wait.')).toBe(downtime.state !== 'finished');
});

it('says to colleagues alone who planned it, and leads engineers to where it is changed', async () => {
  expect(await pageOf({})).not.toMatch(/Esra|Change it/);
  expect(await pageOf({}, 'member')).toContain('Planned by Esra');
  expect(await pageOf({}, 'engineer')).toContain('Change it');
});

it('has the same address for everybody, linked from the list', async () => {
  await using visitor = await visit();
  const link = `href="/maintenance/${publicIdOf('downtime-1')}"`;
  for (const person of ['nobody', 'engineer'] as const)
    expect((await visitor.get('/', person)).text, person).toContain(link);
});
