/** Of which maintenance a question is, and whether it is of one at all. Now is Monday, 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { aQuestion, serviceTarget } from '../testing/a-question.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { lookUp } from './asked.ts';
import { tellOfMaintenance } from './of-maintenance.ts';
import { operator } from './viewer.ts';

const hour = 60;
const day = 24 * hour;
const window = (id: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({
    id,
    title: id,
    services: ['shop'],
    takesDown: ['shop'],
    startsAtMs: minutesAgo(-from),
    endsAtMs: minutesAgo(-to),
    customers: 'Orders wait.',
    ...more,
  });
const over = window('over', -40, -10, { state: 'finished' });
const runs = window('runs', -5, 5, { state: 'running' });
const soon = window('soon', 30, 90);
const tomorrow = window('tomorrow', day, day + hour);
const wednesday = window('wednesday', 2 * day, 2 * day + hour);
const shop = { targets: [serviceTarget('shop')] };
const mail = { targets: [serviceTarget('mail')] };
const spoken = (...windows: Downtime[]) => ({
  topic: { kind: 'maintenance' as const, ids: windows.map(({ id }) => id) },
});

async function tell(question: Partial<Question>, windows: readonly Downtime[], incidents: readonly Incident[] = []) {
  const readModel = await troubled(incidents, { downtimes: [...windows] });
  const context = { viewer: operator, text: '', nearest: () => [], isOnly: true };
  return tellOfMaintenance(lookUp(aQuestion(question), readModel, context));
}
const of = async (...given: Parameters<typeof tell>) => (await tell(...given))?.topic?.ids.join(' ') ?? 'none';

describe('what its intent alone asks', () => {
  it.each<[question: Partial<Question>, says: RegExp]>([
    [{ intent: 'who' }, /^Storefront planned it: runs\./],
    [{ intent: 'cause' }, /^It's planned maintenance: runs\./],
    [{ intent: 'eta' }, /^The maintenance ends at 09:05/],
  ])('%j', async (question, says) => {
    expect(told((await tell({ ...shop, ...question }, [runs])) ?? expect.unreachable())[0]).toMatch(says);
  });

  it.each<Partial<Question>>([
    { intent: 'who', turns: ['owner'] },
    { intent: 'who', turns: ['said'] },
    { intent: 'cause', turns: ['same'] },
    { intent: 'health' },
    { intent: 'customer', ofMaintenance: ['end'] },
    { intent: 'metric', ofMaintenance: ['end'] },
    { intent: 'subscribe', ofMaintenance: ['end'] },
    { intent: 'eta', turns: ['how-many'] },
    ...(['apology', 'unplanned', 'announced', 'counts-against', 'after-this', 'message-at-end'] as const).map(
      (turn) => ({ intent: 'eta' as const, turns: [turn] }),
    ),
  ])('%j asks for something else', async (question) => {
    expect(await of({ ...shop, ...question }, [runs])).toBe('none');
  });

  it.each(['length', 'changed'] as const)('"how many minutes" is told of its %s', async (aspect) => {
    expect(await of({ ...shop, intent: 'count', turns: ['how-many'], ofMaintenance: [aspect] }, [runs])).toBe('runs');
    expect(await of({ ...shop, intent: 'count', turns: ['how-many'], ofMaintenance: ['felt'] }, [runs])).toBe('none');
  });
});

describe('a time of day', () => {
  it.each(['end', 'over', 'going'] as const)('is of its end where that is asked (%s)', async (aspect) => {
    const answer = await tell({ ...shop, intent: 'eta', ofMaintenance: [aspect], clock: '10:05' }, [runs]);
    expect(answer && told(answer)[0]).toMatch(/^Yes: it ends at 09:05/);
  });

  it('is of the plans of that time with any other', async () => {
    expect(await of({ ...shop, intent: 'downtime', ofMaintenance: ['usable'], clock: '10:05' }, [runs])).toBe('none');
  });
});

describe('which one', () => {
  const end: Partial<Question> = { intent: 'downtime', ofMaintenance: ['end'] };

  it('that was spoken of, whatever else there is', async () => {
    expect(await of({ ...end, ...spoken(tomorrow) }, [over, runs, tomorrow])).toBe('tomorrow');
    expect(await of({ ...end, ...shop, usedContext: true, ...spoken(tomorrow) }, [runs, tomorrow])).toBe('tomorrow');
    expect(await of({ ...end, ...shop, turns: ['plans'], ...spoken(tomorrow) }, [runs, tomorrow])).toBe('tomorrow');
  });

  it('a name alone is of what runs, is just over or near, and of no other that was spoken of', async () => {
    expect(await of({ ...end, ...shop, ...spoken(tomorrow) }, [runs, tomorrow])).toBe('runs');
    expect(await of({ ...end, ...shop, ...spoken(over, tomorrow) }, [over, tomorrow])).toBe('over');
    expect(await of({ ...end, ...shop, ...spoken(tomorrow) }, [tomorrow])).toBe('none');
  });

  it('what runs or is just over; what begins within the hour only where that may be asked', async () => {
    expect(await of({ ...end, ...shop }, [over, runs, soon])).toBe('runs');
    expect(await of({ ...end, ...shop }, [over, soon])).toBe('over');
    for (const aspect of ['begun', 'length', 'usable', 'end'] as const)
      expect(await of({ ...shop, intent: 'downtime', ofMaintenance: [aspect] }, [soon])).toBe('soon');
    for (const aspect of ['over', 'who', 'why', 'felt', 'changed'] as const)
      expect(await of({ ...shop, intent: 'downtime', ofMaintenance: [aspect] }, [soon])).toBe('none');
  });

  it('of what it does not touch, or of everything, there is none', async () => {
    expect(await of({ ...end, ...mail }, [runs])).toBe('none');
    expect(await of(end, [runs])).toBe('none');
  });

  it('in words of plans the nearest, where they ask what only one can have', async () => {
    const asked = (aspect: NonNullable<Question['ofMaintenance']>[number]) =>
      of({ intent: 'downtime', turns: ['plans'], ofMaintenance: [aspect] }, [tomorrow]);
    for (const aspect of ['begun', 'changed', 'move', 'lost'] as const) expect(await asked(aspect)).toBe('tomorrow');
    for (const aspect of ['start', 'end', 'felt', 'who'] as const) expect(await asked(aspect)).toBe('none');
  });

  it('trouble comes first, unless the maintenance runs', async () => {
    const down = [trouble('shop', 3)];
    expect(await of({ ...end, ...shop }, [over], down)).toBe('none');
    expect(await of({ ...end, ...shop, usedContext: true, ...spoken(tomorrow) }, [tomorrow], down)).toBe('none');
    expect(await of({ ...end, ...shop, usedContext: true, ...spoken(runs) }, [runs], down)).toBe('runs');
    const planned = [trouble('shop', 3, undefined, { isPlanned: true })];
    expect(await of({ ...end, ...shop, usedContext: true, ...spoken(tomorrow) }, [tomorrow], planned)).toBe('tomorrow');
    expect(await of({ ...end, ...spoken(tomorrow) }, [tomorrow], down)).toBe('tomorrow');
  });

  it.each(['fleet', 'history', 'count'] as const)('"%s" of all there is is of no single one', async (intent) => {
    const asked: Partial<Question> = { intent, ofMaintenance: ['end'], ...spoken(tomorrow) };
    expect(await of(asked, [tomorrow])).toBe('none');
    expect(await of({ ...asked, usedContext: true }, [tomorrow])).toBe('tomorrow');
    expect(await of({ ...asked, turns: ['plans'] }, [tomorrow])).toBe('tomorrow');
    expect(await of({ ...asked, allTargets: false }, [tomorrow])).toBe('tomorrow');
  });
});

describe('a day that is named', () => {
  const on = { range: 'wednesday' };

  it('is of the window of that day', async () => {
    const asked: Partial<Question> = { intent: 'downtime', ofMaintenance: ['end'], ...on };
    expect(await of({ ...asked, ...spoken(tomorrow, wednesday) }, [tomorrow, wednesday])).toBe('wednesday');
    expect(await of({ ...asked, ...spoken(tomorrow) }, [tomorrow, wednesday])).toBe('none');
  });

  it.each(['hours', 'move'] as const)('but "%s" is of all that were told of', async (aspect) => {
    const ids = await of({ intent: 'downtime', ofMaintenance: [aspect], ...on, ...spoken(tomorrow) }, [tomorrow]);
    expect(ids).toBe('tomorrow');
  });

  it.each(['going', 'move', 'lost', 'felt', 'who', 'why'] as const)(
    'finds what is planned then: %s',
    async (aspect) => {
      const asked: Partial<Question> = { intent: 'downtime', ofMaintenance: [aspect], ...on };
      expect(await of({ ...asked, ...shop, turns: ['plans'] }, [tomorrow, wednesday])).toBe('wednesday');
      expect(await of({ ...asked, ...spoken() }, [wednesday])).toBe('wednesday');
      expect(await of({ ...asked, ...mail, usedContext: true, ...spoken() }, [wednesday])).toBe('wednesday');
      expect(await of({ ...asked, ...mail, turns: ['plans'] }, [wednesday])).toBe('none');
      expect(await of({ ...asked, ...shop }, [wednesday])).toBe('none');
      expect(await of({ ...asked, turns: ['plans'] }, [wednesday])).toBe('none');
      expect(await of({ ...asked, ...shop, turns: ['plans'] }, [])).toBe('none');
    },
  );

  it.each(['end', 'length', 'changed'] as const)('and not where nothing of that kind is asked: %s', async (aspect) => {
    const asked: Partial<Question> = { intent: 'downtime', ofMaintenance: [aspect], ...on, ...shop, turns: ['plans'] };
    expect(await of(asked, [wednesday])).toBe('none');
  });
});

describe('what is told of it', () => {
  it('one answer for all that is asked, with the window once, and what customers notice last', async () => {
    const answer = await tell({ ...shop, intent: 'who', ofMaintenance: ['who', 'move'] }, [runs]);
    expect(answer && told(answer)).toEqual([
      'Storefront planned it: runs.',
      'shop is owned by Storefront.',
      "I can't move it. Storefront planned it and can change it.",
      'shop is under maintenance until 09:05 (5 minutes left).',
      'Orders wait.',
      '[ask-engineers] [subscribe shop] [customer-text shop]',
    ]);
    expect(answer).toMatchObject({ intent: 'downtime', targets: ['shop'], status: 'planned' });
  });

  it.each<[aspect: 'usable' | 'lost' | 'hours' | 'felt' | 'end', times: number]>([
    ['usable', 1],
    ['lost', 1],
    ['felt', 1],
    ['hours', 0],
    ['end', 1],
  ])('what customers notice is said once: %s', async (aspect, times) => {
    const answer = await tell({ intent: 'impact', ofMaintenance: [aspect], ...spoken(runs) }, [runs]);
    expect(answer && told(answer).filter((line) => line.includes('Orders wait.'))).toHaveLength(times);
  });

  it('what is over has told them, and there is nothing to subscribe to', async () => {
    const answer = await tell({ ...shop, intent: 'eta' }, [over]);
    expect(answer && told(answer).slice(-2)).toEqual(['Customers were told: Orders wait.', '[customer-text shop]']);
    expect(answer?.status).toBe('none');
    const { customers: _, ...unsaid } = over;
    expect(told((await tell({ ...shop, intent: 'eta' }, [unsaid])) ?? expect.unreachable()).join()).not.toMatch(/told/);
  });

  it('what was cancelled has told them nothing', async () => {
    const cancelled = { ...tomorrow, state: 'cancelled' as const };
    const answer = await tell({ intent: 'downtime', ofMaintenance: ['going'], ...spoken(cancelled) }, [cancelled]);
    expect(answer && told(answer)).toEqual([
      'The maintenance on shop was cancelled. It was planned for 3 Mar 09:00 to 3 Mar 10:00.',
      '[customer-text shop]',
    ]);
  });

  it('of servers alone it is told by their names, and the text is of everything', async () => {
    const ofServer = window('server', -5, 5, { state: 'running', services: [], hosts: ['web-1'], takesDown: [] });
    const answer = await tell({ intent: 'who', ofMaintenance: ['end'], ...spoken(ofServer) }, [ofServer]);
    expect(answer).toMatchObject({ targets: ['web-1'], actions: [{ kind: 'customer-text', target: '*' }] });
  });

  it('of two that were asked about, the one that it touches', async () => {
    const both = { targets: [...shop.targets, ...mail.targets] };
    expect((await tell({ ...both, intent: 'eta' }, [runs]))?.targets).toEqual(['shop']);
    const onHost = window('host', -5, 5, {
      state: 'running',
      services: ['mail'],
      hosts: ['web-1'],
      takesDown: ['shop'],
    });
    expect((await tell({ ...both, intent: 'eta' }, [onHost]))?.targets).toEqual(['shop', 'mail']);
  });
});
