/** "What do I tell customers?": of what goes on, of what is over, of a plan, and where all is well. */
import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime, aHealth } from '../testing/builders.ts';
import { said, told } from '../testing/told.ts';
import { tellCustomer } from './asked-about-trouble.ts';

const hour = 60;

describe('what to tell customers', () => {
  const normal = 'The shop is working normally as far as we can see.';
  const again = (minutes: number, time: string) =>
    `The shop is working again since ${time}. It was unavailable for ${minutes} minutes. We apologise for the inconvenience.`;
  const down = { ...aHealth('down') };
  const yesterday = { fromMs: minutesAgo(48 * hour), toMs: minutesAgo(24 * hour) };

  it.each<
    [what: string, names: string[], incidents: readonly Incident[], Parameters<typeof tellCustomer>[2], line: string]
  >([
    ['all is well', ['shop'], [], {}, normal],
    ['of everything', [], [], {}, 'All services are working normally as far as we can see.'],
    ['just over', ['shop'], [trouble('shop', 70, 59)], {}, again(11, '08:01')],
    ['over for an hour', ['shop'], [trouble('shop', 70, 60)], {}, normal],
    [
      'of everything only where it was asked',
      [],
      [trouble('shop', 70, 59)],
      {},
      'All services are working normally as far as we can see.',
    ],
    ['it was', [], [trouble('shop', 70, 59)], { of: 'ended' }, again(11, '08:01')],
    [
      'of a time that is past',
      ['shop'],
      [trouble('shop', 25 * hour, 25 * hour - 20)],
      { past: yesterday },
      again(20, '1 Mar 08:20'),
    ],
    ['no plan', ['shop'], [], { of: 'plan' }, normal],
  ])('%s', async (_, names, incidents, options, line) => {
    const target = names[0] ?? '*';
    expect(told(await tellCustomer(names, await troubled(incidents), options))).toEqual([
      line,
      `[customer-text ${target}] [ask-engineers]`,
    ]);
  });

  it('a plan, by the day, within a sentence', async () => {
    const model = await troubled([], { downtimes: [aDowntime({ services: ['shop'] })] });
    expect(said(await tellCustomer(['shop'], model, { of: 'plan' }))).toEqual([
      'We have scheduled maintenance of the shop on 3 Mar 09:00 at 3 Mar 09:00, for 90 minutes. Orders cannot be placed for up to 90 minutes.',
    ]);
    expect(said(await tellCustomer(['shop'], model))).toEqual([normal]);
  });

  it('no end of one thing while another goes on, and none that nobody can see', async () => {
    const over = [trouble('shop', 30, 20)];
    const isolated = await troubled(over, { connectivity: { kind: 'isolated', sinceMs: minutesAgo(2) } });
    expect(said(await tellCustomer(['shop'], isolated))).toEqual([
      "We can't see at the moment how the shop is working. We're checking.",
    ]);
    const { fleet } = await troubled(over);
    const stillDown = fleet.services().map((view) => ({ ...view, health: down }));
    expect(said(await tellCustomer(['shop'], await troubled(over, { services: stillDown })))).toEqual([
      "We're aware that the shop is unavailable.",
    ]);
  });
});
