/** Maintenance that is over: when it was, how long it took, whether it ended on time, and when there is nothing to tell. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { spanOf } from '../format/downtime-span.ts';
import { minuteMs } from '../testing/a-month.ts';
import { aDowntime, aReadModel, testNowMs } from '../testing/builders.ts';
import { said, withTimes } from '../testing/told.ts';
import { overWords, plannedBy, tellPastDowntime } from './past-downtime.ts';

const at = (minutesAgo: number) => testNowMs - minutesAgo * minuteMs;

/** From two hours ago to one hour ago, as planned, unless told otherwise. */
const aFinished = (more: Partial<Downtime> = {}) =>
  aDowntime({ state: 'finished', startsAtMs: at(120), endsAtMs: at(60), services: ['shop'], ...more });

function past(turns: Question['turns'], downtimes: readonly Downtime[], names = ['shop'], period?: [number, number]) {
  const within = period && { fromMs: period[0], toMs: period[1] };
  const answer = tellPastDowntime(names, aReadModel({ downtimes }), within, { turns });
  return answer && { ...answer, said: said(answer) };
}

describe('what is said of it', () => {
  const toldCustomers = 'Customers were told: Orders cannot be placed for up to 90 minutes.';

  it('that there was some, from when to when, by whom, and what customers were told', () => {
    expect(past(['was'], [aFinished()])?.said).toEqual([
      'Yes: shop had maintenance for 60 minutes, from 07:00 to 08:00. It is over.',
      'Planned by Storefront: Database patching.',
      toldCustomers,
    ]);
    expect(past(['was'], [aFinished({ customers: 'Orders fail' })])?.said.at(-1)).toBe(
      'Customers were told: Orders fail.',
    );
    const { customers: _, ...quiet } = aFinished();
    expect(past(['was'], [quiet])?.said).toHaveLength(2);
  });

  it('of what it touched alone, whatever else was asked about', () => {
    expect(past(['was'], [aFinished()], ['reports', 'shop'])?.said[0]).toMatch(/^Yes: shop had maintenance/);
    expect(overWords(aFinished(), ['reports'])).toEqual(overWords(aFinished(), []));
    const ofHosts = aFinished({ services: [], hosts: ['shop-1'], takesDown: ['shop'] });
    expect(overWords(ofHosts, ['shop', 'reports'])).toEqual(overWords(aFinished(), ['shop']));
  });

  it.each<[turns: Question['turns'], more: Partial<Downtime>, words: string]>([
    [['was', 'how-long'], {}, 'The maintenance on shop lasted 60 minutes: 07:00 to 08:00.'],
    [['was', 'how-long'], { finishedAtMs: at(75) }, 'The maintenance on shop lasted 45 minutes: 07:00 to 07:45.'],
    [['finished'], {}, 'The maintenance on shop is over. It was planned from 07:00 to 08:00.'],
    [
      ['finished'],
      { finishedAtMs: at(61) },
      'The maintenance on shop is over. It was planned from 07:00 to 08:00. It ended at 07:59.',
    ],
    [['finished'], { finishedAtMs: at(60.9) }, 'The maintenance on shop is over. It was planned from 07:00 to 08:00.'],
    [['was', 'on-time'], {}, 'The maintenance on shop finished on time, at 08:00, and was not extended.'],
    [['was', 'on-time'], { plannedEndsAtMs: at(60.9) }, 'The maintenance on shop finished on time, at 08:00.'],
    [
      ['was', 'on-time'],
      { finishedAtMs: at(60.9) },
      'The maintenance on shop finished on time, at 07:59:06, and was not extended.',
    ],
    [
      ['was', 'on-time'],
      { finishedAtMs: at(61) },
      'The maintenance on shop finished early, at 07:59 instead of 08:00, and was not extended.',
    ],
    [
      ['was', 'on-time'],
      { plannedEndsAtMs: at(80), finishedAtMs: at(90) },
      'The maintenance on shop finished early, at 07:30 instead of 07:40.',
    ],
    [
      ['was', 'on-time'],
      { plannedEndsAtMs: at(61) },
      'The maintenance on shop took 60 seconds longer than first planned: it was extended, and ended at 08:00 instead of 07:59.',
    ],
  ])('%o, %o', (turns, more, words) => {
    expect(past(turns, [aFinished(more)])?.said[0]).toBe(words);
  });

  it('what it was on: what was asked about, else its services and servers, three at most', () => {
    const wide = aFinished({ services: ['shop', 'mail'], hosts: ['web-1', 'web-2'] });
    expect(past(['finished'], [wide], [])?.said[0]).toMatch(/^The maintenance on shop, mail and web-1 is over\./);
    expect(past(['finished'], [wide], [])?.targets).toEqual(['shop', 'mail']);
    expect(past(['finished'], [wide], ['mail'])?.said[0]).toMatch(/^The maintenance on mail is over\./);
    expect(past(['finished'], [wide], ['mail'])?.targets).toEqual(['mail']);
  });

  it('who planned it, also where nobody is named', () => {
    const by = (more: Partial<Downtime>) => withTimes(plannedBy(aFinished({ title: 'Patching', ...more })));
    expect(by({ source: 'ec2', plannedBy: 'Erin' })).toBe('Planned by AWS: Patching.');
    expect(by({ plannedBy: 'Erin' })).toBe('Planned by Erin: Patching.');
    expect(by({ plannedBy: '' })).toBe('Planned by engineering: Patching.');
  });

  it('an end that nobody named is not told', () => {
    expect(withTimes(spanOf(aFinished()))).toBe('07:00 to 08:00');
    expect(withTimes(spanOf(aFinished({ hasNoEnd: true })))).toBe('07:00');
    expect(withTimes(overWords(aFinished({ finishedAtMs: at(150) }), []))).toMatch(/ It ended at 07:00\.$/);
  });
});

describe('which one', () => {
  const dayAgo = 24 * 60;
  const earlier = aFinished({ id: 'earlier', startsAtMs: at(300), endsAtMs: at(290) });

  it('the last that is over, since yesterday or in the time that was asked about', () => {
    expect(past(['finished'], [earlier, aFinished()])?.said[0]).toContain('07:00');
    const old = aFinished({ startsAtMs: at(dayAgo + 60), endsAtMs: at(dayAgo) });
    expect(past(['finished'], [old])).toBeUndefined();
    expect(past(['finished'], [aFinished({ startsAtMs: at(dayAgo + 60), endsAtMs: at(dayAgo - 1) })])).toBeDefined();
    expect(past(['finished'], [old], ['shop'], [at(2 * dayAgo), at(dayAgo - 10)])?.said[0]).toContain('1 Mar 08:00');
    expect(past(['finished'], [earlier, aFinished()], ['shop'], [at(400), at(200)])?.said[0]).toContain('04:00');
  });

  it('none where the words ask for none, where none is over, or the time is still to come', () => {
    expect(past(['plans'], [aFinished()])).toBeUndefined();
    expect(past(['was'], [])).toBeUndefined();
    expect(past(['was'], [aFinished({ state: 'cancelled' })])).toBeUndefined();
    expect(past(['was'], [aFinished()], ['mail'])).toBeUndefined();
    expect(past(['was'], [aFinished()], ['shop'], [testNowMs, testNowMs + dayAgo * minuteMs])).toBeUndefined();
    expect(past(['was'], [aFinished()], ['shop'], [at(150), testNowMs + minuteMs])).toBeDefined();
  });

  it('none while a later one runs, and the last again where what runs began before it', () => {
    const running = (startedAgo: number, state: Downtime['state'] = 'running') =>
      aDowntime({ id: 'runs', state, startsAtMs: at(startedAgo), endsAtMs: at(-30), services: ['shop'] });
    expect(past(['finished'], [aFinished(), running(10)])).toBeUndefined();
    expect(past(['finished'], [aFinished(), running(10, 'over-running')])).toBeUndefined();
    expect(past(['finished'], [aFinished(), running(10, 'cancelled')])).toBeDefined();
    expect(past(['finished'], [running(200), aFinished()])).toBeDefined();
    expect(past(['finished'], [running(120), aFinished()])).toBeDefined();
    expect(past(['finished'], [aFinished(), { ...running(10), services: ['mail'] }])).toBeDefined();
  });
});
