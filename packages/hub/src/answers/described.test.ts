/** What is described: of now or of a time, of one thing or of several, and what stands beside a calm. Now is Monday, 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { aQuestion, hostTarget, serviceTarget } from '../testing/a-question.ts';
import { mail, minutesAgo, shop, trouble, troubled } from '../testing/a-trouble.ts';
import { aHealth, aHostView, aReason, aServiceView } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { lookUp } from './asked.ts';
import { describeOver } from './describe.ts';
import { operator } from './viewer.ts';

const day = 24 * 60;
const up = 'The shop (shop) is up.';
const ofShop = { targets: [serviceTarget('shop')] };

async function answer(
  question: Partial<Question>,
  incidents: readonly Incident[] = [],
  more: Parameters<typeof troubled>[1] = {},
) {
  const readModel = await troubled(incidents, more);
  const context = { viewer: operator, text: '', nearest: () => [], isOnly: true };
  const asked = aQuestion({ intent: 'health', ...question });
  return describeOver(asked, lookUp(asked, readModel, context));
}
const ask = async (...given: Parameters<typeof answer>) => told(await answer(...given));

describe('of a time', () => {
  const incidents = [trouble('shop', day + 60, day + 40)];

  it('that is over: what there was alone', async () => {
    const lines = await ask({ ...ofShop, range: 'yesterday' }, incidents);
    expect(lines[0]).toMatch(/^shop was down once yesterday/);
    expect(lines).not.toContain(up);
  });

  it('that goes on: how it is, and what there was of each', async () => {
    const lines = await ask({ ...ofShop, range: 'today' }, [trouble('shop', 60, 40)]);
    expect(lines[0]).toBe(up);
    expect(lines.join()).toMatch(/shop was down once today/);
    const both = await ask({ targets: [...ofShop.targets, serviceTarget('mail')], range: 'today' }, incidents);
    expect(both.filter((line) => /had no outages today/.test(line))).toHaveLength(2);
  });

  it('of five the first four', async () => {
    const services = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      aServiceView({ name, hosts: [aHostView({ name: `${name}-1` })] }),
    );
    const targets = services.map(({ service }) => serviceTarget(service.name));
    const lines = await ask({ targets, range: 'today' }, [], { services });
    expect(lines.filter((line) => /had no outages today/.test(line))).toHaveLength(4);
  });

  it('that is still to come, or of everything: how it is', async () => {
    expect((await ask({ ...ofShop, range: '2026-03-05' }, incidents)).join()).not.toMatch(/down once|no outages/);
    expect((await ask({ range: 'yesterday' }, incidents)).join()).not.toMatch(/yesterday/);
    expect((await ask(ofShop, incidents)).join()).not.toMatch(/down once/);
  });
});

describe('one thing or several', () => {
  it('one service or one server is told whole, whatever it was asked as', async () => {
    expect(await answer({ ...ofShop, intent: 'describe' })).toMatchObject({
      intent: 'describe',
      targets: ['shop'],
      groups: [],
    });
    expect(await answer({ ...ofShop, intent: 'compare' })).toMatchObject({ intent: 'describe' });
    expect(await answer({ targets: [hostTarget('web-1')] })).toMatchObject({
      intent: 'health',
      targets: ['web-1'],
      groups: [],
    });
  });

  it('several, or all that there are, are counted', async () => {
    const mixed = await answer({ targets: [serviceTarget('shop'), hostTarget('mail-1')] });
    expect(mixed.targets).toEqual(['shop', 'mail-1']);
    expect(mixed.groups.length).toBeGreaterThan(0);
    const both = await answer({ targets: [serviceTarget('shop'), serviceTarget('mail')] });
    expect(told(both)[0]).toBe('Both services are up.');
    const all = await answer({}, [], { services: [{ ...mail, hosts: [] }], hosts: [] });
    expect(all.targets).toEqual(['*']);
    const two = await answer({ targets: [hostTarget('web-1'), hostTarget('web-2')] });
    expect(told(two)[0]).toBe('Both servers are up.');
  });

  it('yes or no comes first only where words ask for one', async () => {
    expect((await ask({ ...ofShop, turns: ['over'] }))[0]).toBe(`Yes: ${up}`);
    const back = /^Yes: shop is back up since 08:20/;
    expect((await ask({ ...ofShop, turns: ['over'] }, [trouble('shop', 60, 40)]))[0]).toMatch(back);
    expect((await ask({ ...ofShop, turns: ['over', 'capacity'] }, [trouble('shop', 60, 40)]))[0]).not.toMatch(back);
    expect((await ask(ofShop))[0]).toBe(up);
    expect((await ask({ ...ofShop, turns: ['nth'] }, [trouble('shop', 60, 50)])).join()).toMatch(
      /It was out once today/,
    );
  });
});

describe('beside a calm', () => {
  const recovered = (minutes: number) => [trouble('shop', minutes + 10, minutes)];
  const fresh = /^It recovered only/;

  it('that it was not a moment ago', async () => {
    expect(await ask(ofShop, recovered(9))).toContain('It recovered only 9 minutes ago.');
    expect((await ask(ofShop, recovered(10))).some((line) => fresh.test(line))).toBe(false);
    expect((await ask(ofShop)).some((line) => fresh.test(line))).toBe(false);
    expect(await ask({ targets: [hostTarget('web-1')] }, [trouble('web-1', 20, 5)])).toContain(
      'It recovered only 5 minutes ago.',
    );
  });

  it('but not while it is down, or of another thing of the same name', async () => {
    const down = { ...shop, health: aHealth('down', { sinceMs: minutesAgo(2) }) };
    expect((await ask(ofShop, recovered(3), { services: [down] })).some((line) => fresh.test(line))).toBe(false);
    const ofServer = trouble('shop', 20, 5, { target: { kind: 'host', name: 'shop' } });
    expect((await ask(ofShop, [ofServer])).some((line) => fresh.test(line))).toBe(false);
  });

  it('the last one that ended counts, not what goes on or ended before', async () => {
    const incidents = [trouble('shop', 300, 3), trouble('shop', 60, 50), trouble('shop', 500, 400)];
    expect(await ask(ofShop, incidents)).toContain('It recovered only 3 minutes ago.');
    const { facts } = await answer(ofShop, [...incidents, trouble('shop', 1)]);
    expect(facts.find(({ key }) => key === 'last-incident')?.value).toBe(minutesAgo(300));
  });

  it('what is wrong is said with it', async () => {
    const health = aHealth('down', { reasons: [aReason({ text: 'Its check fails.' })] });
    const down = await ask(ofShop, [], { services: [{ ...shop, health }] });
    expect(down).toContain('Its check fails.');
    const host = aHostView({
      name: 'web-1',
      health: aHealth('degraded', { reasons: [aReason({ text: 'CPU is at 97 %.', weight: 'degraded' })] }),
    });
    expect(
      await ask({ targets: [hostTarget('web-1')] }, [], { services: [aServiceView({ name: 'shop', hosts: [host] })] }),
    ).toContain('CPU is at 97 %.');
  });

  it('of its servers those that are well are counted', async () => {
    const hosts = [aHostView({ name: 'web-1' }), aHostView({ name: 'web-2', status: 'down' })];
    const { facts } = await answer({ ...ofShop, intent: 'describe' }, [], {
      services: [aServiceView({ name: 'shop', hosts })],
    });
    expect(facts.find(({ key }) => key === 'servers')).toMatchObject({ value: 1 });
  });
});
