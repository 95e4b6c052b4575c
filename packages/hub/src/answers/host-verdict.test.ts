import { aReport } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import type { HubConnectivity } from '../domain/fleet.ts';
import type { PollOutcome } from '../domain/poll-outcome.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { wordsOf } from '../testing/a-question.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  aReadModel,
  aReason,
  aServiceView,
  type HostViewOverride,
  testNowMs,
} from '../testing/builders.ts';
import { hostStatus, hostVerdict, strainNow } from './host-verdict.ts';
import { lastHeard } from './silent-verdict.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const connected: HubConnectivity = { kind: 'connected' };
const isolated: HubConnectivity = { kind: 'isolated', sinceMs: testNowMs - 2 * minuteMs };
const took = { atMs: testNowMs, elapsedMs: 12 };
const good: PollOutcome = { kind: 'report', report: aReport(), clockSkewSeconds: 0, ...took };
const silent = (reason: Extract<PollOutcome, { kind: 'silent' }>['reason']): PollOutcome => ({
  kind: 'silent',
  reason,
  ...took,
});
const planned = { downtimeId: 'd', title: 'Patching', startsAtMs: 0, endsAtMs: testNowMs + 30 * minuteMs };

function verdictOf(override: HostViewOverride, readModel: Parameters<typeof aReadModel>[0] = {}) {
  const view = aHostView({ lastOutcome: good, ...override });
  const told = hostVerdict(view, aReadModel({ hosts: [view], services: [], ...readModel }));
  const connectivity = readModel.connectivity ?? connected;
  // A list shows the status alone, a card both: they never differ.
  expect(hostStatus(view, connectivity, testNowMs)).toBe(told.status);
  return { status: told.status, verdict: wordsOf(told.verdict), lines: told.lines.map(wordsOf) };
}

describe('a host that is up', () => {
  it('is up, of which services, for how long, and whether anything is planned', () => {
    const view = aHostView({ lastOutcome: good });
    const services = [
      aServiceView({ hosts: [view] }),
      aServiceView({ name: 'billing', hosts: [view] }),
      aServiceView({ name: 'other', hosts: [aHostView({ name: 'api-1' })] }),
    ];
    const told = verdictOf({}, { hosts: undefined, services });
    expect(told).toMatchObject({ status: 'up', verdict: 'web-1 is up.' });
    expect(told.lines).toEqual(['Part of the shop (storefront) and the shop (billing); nothing scheduled this week.']);
    expect(verdictOf({}).lines).toEqual(['Nothing scheduled this week.']);
  });

  it('does not say that nothing is planned where something is within a week', () => {
    const on = (days: number) => [aDowntime({ hosts: ['web-1'], services: [], startsAtMs: testNowMs + days * dayMs })];
    expect(verdictOf({}, { downtimes: on(6.9) }).lines).toEqual([]);
    expect(verdictOf({}, { downtimes: on(7.1) }).lines[0]).toContain('Nothing scheduled this week');
    expect(verdictOf({}, { downtimes: [aDowntime()] }).lines[0]).toContain('Nothing scheduled this week');
  });

  it('tells what is worth knowing, three things at most', () => {
    const reasons = ['One.', 'Two.', 'Three.', 'Four.'].map((text) => aReason({ text, weight: 'none' }));
    expect(verdictOf({ health: aHealth('up', { reasons }) }).lines.slice(1)).toEqual(['One.', 'Two.', 'Three.']);
  });
});

describe('a host that is not well', () => {
  it('tells how, since when, and every reason that counts', () => {
    const reasons = [
      aReason({ code: 'cpu-high', text: 'CPU 97 %.', weight: 'degraded' }),
      aReason({ code: 'rebalance', text: 'AWS may take it back.', weight: 'none' }),
    ];
    const told = verdictOf({ health: aHealth('degraded', { reasons }) });
    expect(told).toMatchObject({ status: 'degraded', lines: ['CPU 97 %.'] });
    expect(told.verdict).toMatch(/web-1 .* since 2026-03-02T08:42:00Z\.$/);
    expect(verdictOf({ health: aHealth('down', { reasons }) }).verdict).toMatch(/^web-1 is down since/);
  });

  it('that has just answered again is not told as silent, nor yet as up', () => {
    const told = verdictOf({ status: 'down' });
    expect(told).toMatchObject({
      status: 'down',
      lines: [
        expect.stringMatching(/^Down since 2026-03-02T08:42:00Z; I'll call it up after one more good reading\.$/),
      ],
    });
    expect(told.verdict).toMatch(/^web-1 is responding again\.$/);
    expect(verdictOf({ status: 'unknown' }).verdict).not.toContain('it was down');
    const harmless = aHealth('degraded', { reasons: [aReason({ weight: 'none' })] });
    expect(verdictOf({ health: harmless }).verdict).not.toContain('answered again');
  });

  it('in planned maintenance tells until when', () => {
    const told = verdictOf({ health: aHealth('down', { planned }) });
    expect(told.status).toBe('planned');
    expect(told.verdict).toMatch(/^web-1 is under maintenance until 2026-03-02T09:30:00Z \(30 minutes left\)\.$/);
    expect(told.lines[0]).toMatch(/^Patching\./);
    const only = verdictOf({ health: aHealth('degraded', { planned }), lastOutcome: silent('timeout') });
    expect(only.verdict).toMatch(/^web-1 is under maintenance until 2026-03-02T09:30:00Z \(30 minutes left\)\.$/);
    const late = verdictOf({ health: aHealth('down', { planned: { ...planned, endsAtMs: testNowMs - minuteMs } }) });
    expect(late.verdict).toMatch(/^web-1 is under maintenance until 2026-03-02T08:59:00Z\.$/);
    expect(verdictOf({ health: aHealth('up', { planned }) }).verdict).toBe('web-1 is up.');
  });
});

describe('a host whose agent gives no answer', () => {
  it.each<[outcome: PollOutcome, words: RegExp, lines: number]>([
    [silent('refused'), /^I can't measure web-1: the server responds, but the Herald agent on it doesn't\.$/, 1],
    [silent('name-not-found'), /^I can't measure web-1: its address can't be looked up\.$/, 2],
    [silent('cut-off'), /^web-1 is not responding since 2026-03-02T08:42:00Z\.$/, 2],
    [silent('timeout'), /^web-1 is not responding since 2026-03-02T08:42:00Z\.$/, 2],
    [silent('unreachable'), /^web-1 is not responding since 2026-03-02T08:42:00Z\.$/, 2],
    [
      { kind: 'not-authorised', code: 'x', message: 'y', ...took },
      /^I can't measure web-1: its agent refuses me \(x\)\.$/,
      2,
    ],
    [{ kind: 'bad-certificate', problem: 'changed', detail: '', ...took }, /not the one I know/, 2],
    [{ kind: 'bad-certificate', problem: 'expired', detail: '', ...took }, /can't be used/, 2],
    [{ kind: 'unreadable', problem: 'malformed', detail: '', ...took }, /garbled/, 2],
    [{ kind: 'unreadable', problem: 'too-large', detail: '', ...took }, /far more/, 2],
    [{ kind: 'unreadable', problem: 'schema', detail: '', ...took }, /not complete/, 2],
    [{ kind: 'unreadable', problem: 'version', detail: '', ...took }, /another version/, 2],
    [{ kind: 'unreadable', problem: 'redirect', detail: '', ...took }, /another address/, 2],
    [{ kind: 'unreadable', problem: 'status', detail: '', ...took }, /error of its own/, 2],
  ])('%j is told in words of its own, with when it was last heard from', (lastOutcome, words, lines) => {
    const told = verdictOf({ status: 'down', lastOutcome });
    expect(told.status).toBe('down');
    expect(told.verdict).toMatch(/web-1/);
    expect(told.verdict).toMatch(words);
    expect(told.lines).toHaveLength(lines);
    expect(told.lines.join(' ')).toContain('2026-03-02T08:59:57Z');
  });

  it('a machine that hangs and a network that has no way are told apart', () => {
    const [timeout] = verdictOf({ status: 'down', lastOutcome: silent('timeout') }).lines;
    const [unreachable] = verdictOf({ status: 'down', lastOutcome: silent('unreachable') }).lines;
    expect(timeout).toMatch(/^The server or its network connection is down\.$/);
    expect(unreachable).toMatch(/^There is no network route to it\.$/);
  });

  it('is not called up, although its health still is', () => {
    expect(verdictOf({ status: 'up', lastOutcome: silent('timeout') }).status).toBe('unknown');
  });

  it('that has never answered is told as that', () => {
    const told = verdictOf({
      status: 'down',
      lastOutcome: silent('timeout'),
      lastReport: undefined,
      lastAnsweredAtMs: undefined,
    });
    expect(told.verdict).toMatch(/^web-1 hasn't responded since Herald started\.$/);
    // That there was no reading either would be the same again.
    expect(told.lines).toEqual(['The server or its network connection is down.']);
  });

  it('tells what AWS says of the machine, its status checks too', () => {
    const ec2 = { instanceId: 'i-1', state: 'stopped' as const, readAtMs: testNowMs };
    const said = (extra: object) =>
      verdictOf({ status: 'down', lastOutcome: silent('timeout'), ec2: { ...ec2, ...extra } }).lines.slice(2);
    expect(said({})).toEqual(['AWS: stopped.']);
    expect(said({ stateReason: 'User initiated', stateChangedAtMs: testNowMs - minuteMs })).toEqual([
      'AWS: stopped since 2026-03-02T08:59:00Z (User initiated).',
    ]);
    expect(said({ state: 'running' })).toEqual(['AWS says it is running.']);
    expect(said({ state: 'running', systemStatus: 'ok', instanceStatus: 'ok' })).toEqual([
      'AWS says it is running and passes its status checks.',
    ]);
    expect(said({ state: 'running', systemStatus: 'impaired', instanceStatus: 'ok' })).toEqual([
      "AWS says it is running, but its status check fails: system (AWS's hardware or network).",
    ]);
  });
});

describe('last heard from', () => {
  it('says whether it was well then: only reasons that were there already count', () => {
    const heard = (sinceMs: number, weight: 'down' | 'none' = 'down') =>
      wordsOf(lastHeard(aHostView({ health: aHealth('down', { reasons: [aReason({ sinceMs, weight })] }) })));
    expect(heard(testNowMs - 2_000)).toMatch(/^Last reading 2026-03-02T08:59:57Z: healthy\.$/);
    expect(heard(testNowMs - 3_000)).toMatch(/healthy/);
    expect(heard(testNowMs - 4_000)).toMatch(/^Last reading 2026-03-02T08:59:57Z\.$/);
    expect(heard(testNowMs - 4_000, 'none')).toMatch(/healthy/);
    const reasons = [aReason({ sinceMs: testNowMs - 4_000 }), aReason({ sinceMs: testNowMs - 2_000 })];
    expect(wordsOf(lastHeard(aHostView({ health: aHealth('down', { reasons }) })))).toMatch(
      /^Last reading 2026-03-02T08:59:57Z\.$/,
    );
  });
});

describe('what cannot be said', () => {
  it('of a host that was not asked yet', () => {
    const told = verdictOf({ lastOutcome: undefined, lastReport: undefined, status: 'unknown' });
    expect(told.status).toBe('unknown');
    expect(told.verdict).toMatch(/haven't heard from web-1 yet/);
    expect(verdictOf({ lastOutcome: undefined }).status).toBe('up');
  });

  it('by a hub that is isolated: what it knew, and when', () => {
    const told = verdictOf({}, { connectivity: isolated });
    expect(told.status).toBe('unknown');
    expect(told.verdict).toMatch(/^I can't reach any server right now, so I can't tell whether web-1 is up\.$/);
    expect(told.lines[0]).toMatch(/2026-03-02T08:58:00Z it was up/);
    expect(verdictOf({ status: 'down' }, { connectivity: isolated }).lines[0]).toMatch(
      /^At 2026-03-02T08:58:00Z it was down\. Ask me again in a minute\.$/,
    );
  });
});

describe('what strains it at the moment', () => {
  const busy = (name: string, usedPercent: number, more: Parameters<typeof aHostView>[0] = {}) => {
    const usual = aReport().metrics;
    const report = aReport({ metrics: { ...usual, cpu: { ...usual.cpu, usedPercent } } });
    return aHostView({
      name,
      lastOutcome: outcome('good', testNowMs),
      lastReport: { report, receivedAtMs: testNowMs },
      ...more,
    });
  };
  const told = (...hosts: ReturnType<typeof busy>[]) => strainNow(aServiceView({ hosts })).map(wordsOf);

  it('is said from the threshold on, of three at most', () => {
    const { cpu } = busy('a', 0).host.thresholds;
    expect(told(busy('a', cpu - 1))).toEqual([]);
    expect(told(busy('a', cpu))).toMatchObject([expect.stringMatching(/^a at the moment: CPU is at \d+ %/)]);
    expect(told(...['a', 'b', 'c', 'd'].map((name) => busy(name, 99)))).toHaveLength(3);
  });

  it('is not said of what is judged already, has failed just now, or was never read', () => {
    expect(told(busy('a', 99, { status: 'degraded' }))).toEqual([]);
    expect(told(busy('a', 99, { lastOutcome: outcome('timeout', testNowMs) }))).toEqual([]);
    expect(told(busy('a', 99, { lastReport: undefined }))).toEqual([]);
  });
});
