/** What Herald says of itself: what its words mean, how old its readings are, since when it records, what it cannot do. Now is 09:00. */
import { describe, expect, it } from 'vitest';
import type { Period } from '../domain/history.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { anUptime } from '../testing/an-uptime.ts';
import {
  aHost,
  aHostView,
  aReadModel,
  aRegistry,
  aServiceView,
  someThresholds,
  testNowMs,
} from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { tellMonitoringStart, tellOwnUptime } from './monitoring-start.ts';
import {
  announcesTheEnd,
  cannotAct,
  cannotCountCustomers,
  cannotPredict,
  offerEngineer,
  tellAge,
  tellAwake,
  tellMeaning,
  tellRemark,
} from './said-of-itself.ts';
import { operator } from './viewer.ts';

const button = '[ask-engineers]';

describe('what a word means', () => {
  const registry = aRegistry();
  const meaning = (term: string | undefined, of = registry) => tellMeaning(term, of);

  it('one, or two whose difference is asked, in their order', () => {
    expect(told(meaning('degraded'))).toEqual(['Degraded: It works, but slowly or with reduced capacity.']);
    expect(told(meaning(' Down and DEGRADED'))[0]).toMatch(/^Down: Customers cannot use it.* Degraded: It works/);
    expect(told(meaning('what i measure'))[0]).toMatch(/^What I measure: Of a server/);
    expect(told(meaning('degraded and wobbly'))[0]).toBe('Degraded: It works, but slowly or with reduced capacity.');
  });

  it('what is no word of its own gets no answer, but a person to ask', () => {
    expect(told(meaning('wobbly'))).toEqual([
      'I can\'t explain "wobbly". I can explain my own words: degraded, down, maintenance, uptime, load.',
      button,
    ]);
    expect(told(meaning(undefined))[0]).toMatch(/^I can't explain "that"/);
    expect(meaning('constructor').answered).toBe(false);
    expect(meaning('wobbly').answered).toBe(false);
    expect(meaning('down').answered).toBe(true);
  });

  it('thresholds: those of the one server, or of the first of several', () => {
    const thresholds = { ...someThresholds, cpu: 90, memory: 95, disk: 85, sustainedSeconds: 300 };
    const of = (...names: string[]) =>
      told(meaning('thresholds', aRegistry({ hosts: names.map((name) => aHost({ name, thresholds })) })));
    expect(of('web-1')[0]).toBe(
      'Degraded is a server with CPU over 90 %, memory over 95 % or a disk over 85 % full, CPU and memory for 5 minutes (the thresholds).',
    );
    expect(of('web-1', 'web-2')[0]).toMatch(/\(the thresholds of web-1; other servers may have their own\)\.$/);
    expect(of()[0]).toBe('I watch no server yet, so there are no thresholds.');
    expect(meaning('thresholds').answered).toBe(true);
  });
});

describe('whether it is there, and how old its readings are', () => {
  const heard = (name: string, minutes: number) => {
    const view = aHostView({ name });
    return {
      ...view,
      lastReport: { report: view.lastReport?.report ?? expect.unreachable(), receivedAtMs: minutesAgo(minutes) },
    };
  };
  const age = (...hosts: ReturnType<typeof heard>[]) => told(tellAge(aReadModel({ hosts, services: [] })))[0];

  it('the newest and the oldest', () => {
    expect(age(heard('a', 1), heard('b', 3), heard('c', 2))).toMatch(
      /^My newest reading is 60 seconds old, the oldest 3 minutes\./,
    );
    expect(age(heard('a', 3), heard('b', 3))).toMatch(/^My readings are 3 minutes old\./);
    expect(age()).toBe('I have no reading of any server yet.');
    const { lastReport: _, ...unheard } = aHostView({ name: 'spare' });
    expect(told(tellAge(aReadModel({ hosts: [unheard], services: [] })))[0]).toBe(
      'I have no reading of any server yet.',
    );
  });

  it('"u up?" also says what goes on, of three at most', async () => {
    const names = ['shop', 'mail', 'web-8', 'web-9'];
    const lines = told(tellAwake(await troubled(names.map((name, at) => trouble(name, 20 - at)))));
    expect(lines[0]).toMatch(/^I'm here\. My readings are 3 seconds old\./);
    expect(lines.slice(1)).toEqual([
      'shop has been down since 08:40 (20 minutes).',
      'mail has been down since 08:41 (19 minutes).',
      'web-8 has been down since 08:42 (18 minutes).',
    ]);
  });
});

describe('what it cannot do', () => {
  it('to act: an engineer can, and of plans a command', () => {
    const csm = { isEngineer: false } as const;
    expect(told(cannotAct('restart', { of: 'servers', ...csm }))).toEqual([
      'I can only report, not restart anything. An engineer can.',
      button,
    ]);
    expect(told(cannotAct(undefined, { of: 'plans', ...csm }))).toEqual([
      'I can only report, not change anything. An engineer can, with /downtime plan, change, extend, end or cancel.',
      button,
    ]);
    expect(told(cannotAct('move', { of: 'plans', isEngineer: true }))).toEqual([
      'Maintenance is changed with a command: /downtime plan, change, extend, end or cancel.',
    ]);
  });

  it('an engineer is asked from a channel, not from a direct message', () => {
    expect(told(offerEngineer(operator))[0]).toMatch(/^I can ask an engineer for you\./);
    expect(told(offerEngineer({ ...operator, isDirect: true }))[0]).toBe("I can't ask an engineer from here.");
  });

  it('that it wrote when maintenance ends can be had by message too', () => {
    expect(told(announcesTheEnd(['shop', 'mail'])).at(-1)).toBe('[subscribe shop]');
    expect(told(announcesTheEnd([]))).toHaveLength(1);
    expect(announcesTheEnd([]).answered).toBe(true);
  });

  it('to count customers: what they lose is told with it', async () => {
    expect(told(cannotCountCustomers(undefined))).toEqual(["I can't count customers.", button]);
    const impact = { ...tellRemark(), intent: 'impact' as const };
    expect(cannotCountCustomers(impact).intent).toBe('count');
    expect(told(cannotCountCustomers(impact))[0]).toMatch(/^I can't count customers\. Thanks for telling me\./);
  });

  it('what is a limit is an answer', () => {
    for (const one of [cannotPredict(), tellRemark(), offerEngineer(operator), cannotCountCustomers(undefined)])
      expect(one.answered).toBe(true);
  });
});

describe('its records', () => {
  /** Watched from then on, but for some minutes. */
  const world = (from: number, missing = 0) => {
    const beganMs = minutesAgo(from);
    return aReadModel({
      services: [aServiceView({ name: 'shop' })],
      uptime: async (_, { fromMs, toMs }: Period) => {
        const seconds = Math.max(0, (Math.min(toMs, testNowMs) - Math.max(fromMs, beganMs)) / 1000);
        return anUptime({ watchedSeconds: Math.max(0, seconds - missing * 60) });
      },
    });
  };
  const day = 24 * 60;
  const lastDay = { fromMs: minutesAgo(day), toMs: testNowMs, words: 'in the last day' };
  const own = async (...of: Parameters<typeof world>) => told(await tellOwnUptime(world(...of), lastDay));

  it('begin some time', async () => {
    expect(told(await tellMonitoringStart([], world(10 * day)))[0]).toMatch(
      /^My records begin 20 Feb 0[89]:\d\d(?::\d\d)? \(10 days ago\)\.$/,
    );
    expect(told(await tellMonitoringStart([], world(0)))[0]).toBe("I haven't recorded anything yet.");
  });

  it('tell how it was itself', async () => {
    expect(await own(10 * day)).toEqual(['I was up all the time in the last day, as far as my records tell.']);
    expect(await own(10 * day, 2)).toHaveLength(1);
    expect((await own(10 * day, 4))[0]).toBe(
      'I have records of 99.72 % of the time in the last day: 4 minutes are missing. I was off then, or could reach no server.',
    );
    expect((await own(0))[0]).toBe("I have no records in the last day, so I can't say how I was.");
  });

  it('of less than the time that is asked about, they say so', async () => {
    const lines = await own(60);
    expect(lines[0]).toMatch(/^I was up all the time/);
    expect(lines[1]).toMatch(/^My records begin 0[78]:\d\d(?::\d\d)?\.$/);
    const ended = { fromMs: minutesAgo(3 * day), toMs: minutesAgo(2 * day), words: 'that day' };
    expect(told(await tellOwnUptime(world(60), ended))[0]).toBe(
      "I have no records that day, so I can't say how I was.",
    );
  });
});
