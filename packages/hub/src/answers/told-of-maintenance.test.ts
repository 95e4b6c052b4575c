/** What is told of the maintenance that is meant: one answer for all that was asked of it. Now is Monday, 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import { told } from '../testing/told.ts';
import {
  day,
  hour,
  mail,
  of,
  over,
  runs,
  shop,
  soon,
  spoken,
  tell,
  tomorrow,
  wednesday,
  window,
} from './testing/windows.ts';

describe('what is told of it', () => {
  it('one answer for all that is asked, with the window once, and what customers notice last', async () => {
    const answer = await tell({ ...shop, intent: 'who', ofMaintenance: ['who', 'move'] }, [runs]);
    expect(answer && told(answer)).toEqual([
      'Storefront planned it: runs.',
      'shop is owned by the Storefront team.',
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

describe('several things asked at once', () => {
  const ask = (aspects: Question['ofMaintenance'], more: Partial<Question> = {}) =>
    of({ intent: 'downtime', ofMaintenance: aspects ?? [], ...more }, [wednesday]);

  it('one of them that may be asked so is enough', async () => {
    expect(await of({ ...shop, intent: 'who', ofMaintenance: ['who', 'end'], clock: '10:05' }, [runs])).toBe('runs');
    expect(await of({ ...shop, intent: 'count', turns: ['how-many'], ofMaintenance: ['who', 'length'] }, [runs])).toBe(
      'runs',
    );
    expect(await of({ ...shop, intent: 'who', ofMaintenance: ['who', 'end'] }, [soon])).toBe('soon');
    expect(await ask(['end', 'lost'], { turns: ['plans'] })).toBe('wednesday');
    expect(await ask(['end', 'lost'], { ...shop, turns: ['plans'], range: 'wednesday' })).toBe('wednesday');
  });

  it('all that is known of the second is told too', async () => {
    const answer = await tell({ ...shop, intent: 'cause', ofMaintenance: ['why', 'who'] }, [runs]);
    expect(answer && told(answer)).toContain('shop is owned by the Storefront team.');
  });

  it('what customers notice is told of each window; of one alone also when that is', async () => {
    const felt: Partial<Question> = { intent: 'impact', ofMaintenance: ['felt'] };
    const both = await tell({ ...felt, ...spoken(runs, tomorrow) }, [runs, { ...tomorrow, services: ['mail'] }]);
    expect(both && told(both).slice(0, 2)).toEqual(['shop: Orders wait.', 'mail: Orders wait.']);
    expect(both && told(both).join()).not.toMatch(/09:05/);
    const one = await tell({ ...felt, ...spoken(runs) }, [runs]);
    expect(one && told(one)[1]).toBe('shop is under maintenance until 09:05 (5 minutes left).');
    const thatDay = await tell({ ...felt, ...shop, turns: ['plans'], range: 'wednesday' }, [
      wednesday,
      window('later', 2 * day + 90, 2 * day + 95),
    ]);
    expect(thatDay && told(thatDay)[0]).toBe('Orders wait.');
  });
});

describe('"did the maintenance finish early or late?", of several that are over', () => {
  const early = window('early', -3 * hour, -2 * hour, { state: 'finished' });
  const asked: Partial<Question> = { intent: 'downtime', turns: ['plans'], ofMaintenance: ['changed'] };

  it('is of each of today, the last first', async () => {
    expect(await of(asked, [early, over])).toBe('over early');
    expect(await of({ ...asked, range: 'today' }, [early, over])).toBe('over early');
    expect(await of(asked, [window('yesterday', -12 * hour, -11 * hour, { state: 'finished' }), early])).toBe('early');
    expect(await of(asked, [early, { ...over, state: 'cancelled' }])).toBe('early');
  });

  it.each<[why: string, more: Partial<Question>]>([
    ['a service is named', shop],
    ['one was spoken of', { usedContext: true, ...spoken(early) }],
    ['it points at one', { turns: ['plans', 'that'], ...spoken(early) }],
    ['it asks nothing of the kind', { ofMaintenance: ['lost'], ...spoken(early) }],
    ['it is in no words of plans', { turns: [], ...spoken(early) }],
  ])('but of one where %s', async (_, more) => {
    expect((await of({ ...asked, ...more }, [early, over])).split(' ')).toHaveLength(1);
  });

  it('and of what runs, while one does', async () => {
    expect(await of(asked, [early, over, runs])).toBe('runs');
  });
});
