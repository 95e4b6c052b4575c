/** Which text somebody gets for customers: of maintenance, of trouble, of what is over, or that all is well. Now is Monday, 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { aQuestion, serviceTarget } from '../testing/a-question.ts';
import { mail, minutesAgo, shop, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime, aHealth } from '../testing/builders.ts';
import { told, withTimes } from '../testing/told.ts';
import { lookUp } from './asked.ts';
import { allClear } from './for-customers.ts';
import { tellCustomer } from './tell-customer.ts';
import { operator } from './viewer.ts';

const day = 24 * 60;
const window = (id: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({
    id,
    services: ['shop'],
    takesDown: ['shop'],
    customers: 'Orders wait.',
    startsAtMs: minutesAgo(-from),
    endsAtMs: minutesAgo(-to),
    ...more,
  });
const over = window('over', -90, -20, { state: 'finished' });
const runs = window('runs', -5, 5, { state: 'running' });
const soon = window('soon', 30, 90);
const wednesday = window('wednesday', 2 * day, 2 * day + 60);
const ofMail = window('mail', 3 * day, 3 * day + 60, { services: ['mail'], takesDown: ['mail'] });
const spoken = (...windows: Downtime[]) => ({
  topic: { kind: 'maintenance' as const, ids: windows.map(({ id }) => id) },
});
const named = { targets: [serviceTarget('shop')] };
type World = { incidents?: readonly Incident[]; downtimes?: readonly Downtime[]; text?: string; isDown?: true };

async function answer(question: Partial<Question>, { incidents = [], downtimes = [], text = '', isDown }: World = {}) {
  const services = [isDown ? { ...shop, health: aHealth('down', { sinceMs: minutesAgo(10) }) } : shop, mail];
  const context = { viewer: operator, text, nearest: () => [], isOnly: true };
  const readModel = await troubled(incidents, { downtimes, services });
  return tellCustomer(lookUp(aQuestion({ intent: 'customer', ...question }), readModel, context));
}
const lines = async (...given: Parameters<typeof answer>) => told(await answer(...given));
const first = async (...given: Parameters<typeof answer>) => (await lines(...given))[0];

const scheduled = (what: string) => new RegExp(`^We have scheduled maintenance of ${what} on`);
const normal = 'The shop is working normally as far as we can see.';
const again = /^The shop is working again since/;
const planIsDone =
  /^The shop is working again since 08:40\. The planned maintenance is finished; it lasted 70 minutes\./;

describe('of maintenance', () => {
  it('that was told of: each of it, three at most', async () => {
    expect(await lines(spoken(wednesday, ofMail), { downtimes: [wednesday, ofMail] })).toEqual([
      expect.stringMatching(scheduled('the shop')),
      expect.stringMatching(scheduled('Mails')),
      '[customer-text *] [ask-engineers]',
    ]);
    const four = [1, 2, 3, 4].map((at) => window(`w${at}`, at * day, at * day + 60));
    expect((await answer(spoken(...four), { downtimes: four })).toPaste).toHaveLength(3);
    const one = await answer(spoken(wednesday), { downtimes: [wednesday] });
    expect(one).toMatchObject({ targets: ['shop'], topic: { kind: 'maintenance', ids: ['wednesday'] } });
    expect(told(one).at(-1)).toBe('[customer-text shop] [ask-engineers]');
    expect((await answer({ ...named, ...spoken(wednesday) }, { downtimes: [wednesday] })).targets).toEqual(['shop']);
  });

  it('of the day that is named', async () => {
    const downtimes = [soon, wednesday];
    expect(await first({ range: 'wednesday', ...spoken(soon, wednesday) }, { downtimes })).toMatch(/on 4 Mar/);
  });

  it('near on what is named, but nothing that is only over', async () => {
    expect(await first(named, { downtimes: [runs] })).toMatch(/^The shop is under planned maintenance/);
    expect(await first(named, { downtimes: [soon] })).toMatch(scheduled('the shop'));
    expect(await first({}, { downtimes: [soon] })).toBe('All services are working normally as far as we can see.');
    expect(await first({ ...named, range: 'yesterday' }, { downtimes: [soon] })).toBe(normal);
    expect(await first({ ...named, turns: ['apology'] }, { downtimes: [soon] })).toBe(normal);
  });

  it('that is over, where that is asked', async () => {
    const asked: Partial<Question> = { turns: ['plans', 'finished'] };
    expect(await first(asked, { downtimes: [over] })).toMatch(planIsDone);
    expect(await first({ ...asked, ...named }, { downtimes: [over] })).toMatch(planIsDone);
    expect(await first({ turns: ['plans'] }, { downtimes: [over] })).not.toMatch(again);
  });

  it('comes after trouble that nobody planned', async () => {
    const down: World = { incidents: [trouble('shop', 10)], isDown: true };
    expect(await first({ ...named, ...spoken(wednesday) }, { ...down, downtimes: [wednesday] })).toMatch(
      /^We're aware/,
    );
    expect(await first(spoken(wednesday), { ...down, downtimes: [wednesday] })).toMatch(/^We're aware/);
    expect(await first(spoken(ofMail), { ...down, downtimes: [ofMail] })).toMatch(scheduled('Mails'));
    const planned = [trouble('shop', 10, undefined, { isPlanned: true })];
    expect(await first({ ...named, ...spoken(runs) }, { incidents: planned, downtimes: [runs] })).toMatch(
      /^The shop is under/,
    );
  });

  it('where none is planned for the time, that is said', async () => {
    expect(await first({ ...named, range: 'tomorrow' }, { downtimes: [wednesday] })).toBe(
      'No maintenance is scheduled for shop tomorrow.',
    );
    expect(await first({ ...named, range: 'wednesday', turns: ['plans'] }, { downtimes: [wednesday] })).toMatch(
      scheduled('the shop'),
    );
  });
});

describe('of what is over', () => {
  const was = (from: number, to: number) => ({ incidents: [trouble('shop', from, to)] });

  it('within the hour, or where it is asked for', async () => {
    expect(await first(named, was(70, 59))).toMatch(again);
    expect(await first(named, was(70, 61))).toBe(normal);
    for (const turn of ['apology', 'works-again'] as const) {
      expect(await first({ ...named, turns: [turn] }, was(300, 200))).toMatch(again);
      expect(await first({ turns: [turn] }, was(300, 200))).toMatch(again);
    }
    expect(await first({ ...named, turns: ['works-again', 'return'] }, was(300, 200))).toBe(normal);
    expect(await first({ ...named, turns: ['plans'] }, was(70, 59))).toBe(normal);
    expect(await first({ ...named, range: 'today' }, was(300, 200))).toMatch(again);
  });

  it('maintenance that was over later is what it is of; "works again" looks a day back for it', async () => {
    expect(await first(named, { ...was(180, 120), downtimes: [over] })).toMatch(planIsDone);
    const early = window('early', -8 * 60, -7 * 60, { state: 'finished' });
    expect(await first({ ...named, turns: ['works-again'] }, { downtimes: [early] })).toMatch(again);
    expect(await first({ ...named, turns: ['apology'] }, { downtimes: [early] })).toBe(normal);
  });

  it('"can I write that it is solved?" of what is not: not yet, and what can be written', async () => {
    const asked: Partial<Question> = { ...named, turns: ['works-again'] };
    const down: World = { incidents: [trouble('shop', 10)], isDown: true };
    const whether = 'can I write to my customers that it works again?';
    expect((await lines(asked, { ...down, text: whether })).slice(0, 3)).toEqual([
      'Not yet: shop is down since 08:50 (10 minutes).',
      'You can write:',
      "We're aware that the shop has been unavailable since 08:50. We're looking into it.",
    ]);
    expect(await first(asked, { ...down, text: 'a text that it works again' })).toMatch(/^We're aware/);
    expect(await first({ ...named }, { ...down, text: whether })).toMatch(/^We're aware/);
    expect(await first(asked, { text: whether })).toBe(normal);
  });
});

describe('the all-clear', () => {
  const clear = async (names: string[], incidents: readonly Incident[], downtimes: readonly Downtime[] = []) =>
    (await allClear(names, await troubled(incidents, { downtimes }))).map(withTimes);

  it('is of each service that was out in the last day, of several outages with their sum', async () => {
    expect(
      await clear(
        [],
        [trouble('shop', 90, 80), trouble('shop', 30, 20), trouble('mail', 60, 50, { worst: 'degraded' })],
      ),
    ).toEqual([
      'The shop is working again since 08:40. It was unavailable twice in the last 24 hours, for 20 minutes in all. We apologise for the inconvenience.',
      'Mails are working again since 08:10. They were slow for 10 minutes. We apologise for the inconvenience.',
    ]);
    expect(await clear(['web-1'], [trouble('shop', 30, 20), trouble('mail', 30, 20)])).toHaveLength(1);
    expect(await clear(['mail'], [trouble('shop', 30, 20)])).toEqual([]);
  });

  it('is none of servers, of what goes on, and of what could not be measured', async () => {
    for (const incident of [
      trouble('web-1', 30, 20),
      trouble('shop', 30),
      trouble('shop', 30, 20, { worst: 'unknown' }),
    ])
      expect(await clear(['shop'], [incident])).toEqual([]);
  });

  it('is of maintenance that was over since, if that ended later', async () => {
    expect(
      (await clear(['shop'], [trouble('shop', 90, 60)], [window('x', -50, -29, { state: 'finished' })]))[0],
    ).toMatch(/The planned maintenance is finished/);
    expect(
      (await clear(['shop'], [trouble('shop', 20, 10)], [window('x', -50, -29, { state: 'finished' })]))[0],
    ).toMatch(/apologise/);
    expect(await clear(['shop'], [], [window('x', -50, -29, { state: 'cancelled' })])).toEqual([]);
    expect(await clear(['shop'], [], [window('x', -120, -61, { state: 'finished' })])).toEqual([]);
    const byEffect = window('x', -50, -29, { state: 'finished', services: ['mail'], takesDown: ['shop'] });
    expect(await clear([], [], [byEffect])).toHaveLength(2);
  });
});
