/** Of which maintenance a question is, and whether it is of one at all. Now is Monday, 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import { trouble } from '../testing/a-trouble.ts';
import { told } from '../testing/told.ts';
import { mail, of, over, runs, shop, soon, spoken, tell, tomorrow, wednesday } from './testing/windows.ts';

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
