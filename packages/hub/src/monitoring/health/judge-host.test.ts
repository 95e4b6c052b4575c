/** Each thing that may be wrong with a host, told apart: given these readings, then this health and these reasons. */
import type { Notice } from '@herald/protocol/notices';
import type { Report } from '@herald/protocol/report';
import { aReport } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import type { Ec2View } from '../../domain/fleet.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { aHost } from '../fleet/testing/a-registry.ts';
import { outcome, reportWith } from '../fleet/testing/outcomes.ts';
import { follow, newTracker } from './host-tracker.ts';
import { judgeHost, staleAfterMs } from './judge-host.ts';

const host = aHost('web-1');
const startMs = Date.parse('2026-03-02T09:00:00Z');
const pollMs = 15_000;

type Given = { polls: readonly PollOutcome[]; ec2?: Ec2View; afterMs?: number };

function judged({ polls, ec2, afterMs = 0 }: Given) {
  const tracker = newTracker();
  let lastReport: { report: Report; receivedAtMs: number } | undefined;
  for (const one of polls) {
    follow(tracker, one, host, true);
    if (one.kind === 'report') lastReport = { report: one.report, receivedAtMs: one.atMs };
  }
  const lastOutcomeAtMs = polls.at(-1)?.atMs;
  const facts = { host, tracker, lastReport, lastOutcomeAtMs, ec2, identity: undefined, planned: undefined };
  return judgeHost(facts, undefined, (lastOutcomeAtMs ?? startMs) + afterMs);
}

/** A good reading, then three of these: enough to fall. */
const fallen = (word: Parameters<typeof outcome>[0]): readonly PollOutcome[] =>
  (['good', word, word, word] as const).map((one, turn) => outcome(one, startMs + turn * pollMs));

/** The same report for `minutes`. */
const lasting = (report: Report, minutes: number): readonly PollOutcome[] =>
  Array.from({ length: minutes * 4 + 1 }, (_, turn) => outcome('good', startMs + turn * pollMs, report));

const shown = (health: ReturnType<typeof judged>) => [health.status, ...health.reasons.map(({ code }) => code)];

describe('a host that gives no usable answer three times', () => {
  it.each<[Parameters<typeof outcome>[0], string, string, RegExp]>([
    ['refused', 'unknown', 'agent-not-answering', /^The server responds, but the Herald agent on it doesn't\.$/],
    ['cut-off', 'down', 'agent-not-answering', /breaks off/],
    ['timeout', 'down', 'machine-not-answering', /the server or its network connection/],
    ['unreachable', 'down', 'machine-not-answering', /no network route to it/],
    ['name-not-found', 'down', 'machine-not-answering', /address can't be looked up/],
    ['not-authorised', 'unknown', 'not-authorised', /doesn't accept my key/],
    ['bad-certificate', 'unknown', 'certificate-changed', /certificate is not the one I know/],
    ['unreadable', 'unknown', 'report-unreadable', /what it sends can't be read/],
  ])('%s: it is %s, because %s', (word, status, code, words) => {
    const health = judged({ polls: fallen(word) });
    expect(shown(health)).toEqual([status, code]);
    expect(health.reasons[0]?.text).toMatch(words);
    // Exact terms for engineers, with the address that was asked.
    expect(health.reasons[0]?.detail).toContain(host.url);
    expect(health.reasons[0]?.sinceMs).toBe(startMs + pollMs);
  });
});

describe('a threshold that is crossed', () => {
  it.each<[string, Report, string, RegExp]>([
    ['CPU', reportWith({ cpu: 97 }), 'cpu-high', /CPU is at 97 %/],
    ['steal', reportWith({ steal: 40 }), 'steal-high', /used up its CPU allowance/],
    ['memory', reportWith({ memory: 96 }), 'memory-high', /memory is nearly full \(96 %\)/],
    ['load', reportWith({ load15: 4.2 }), 'load-high', /It's overloaded/],
  ])('%s: counts after five minutes, and not before', (_, report, code, words) => {
    expect(shown(judged({ polls: lasting(report, 4.5) }))).toEqual(['up']);
    const health = judged({ polls: lasting(report, 5) });
    expect(shown(health)).toEqual(['degraded', code]);
    expect(health.reasons[0]?.text).toMatch(words);
  });

  it.each<[string, Report, string, RegExp]>([
    ['disk space', reportWith({ disk: 95 }), 'disk-full', /disk \/ is nearly full \(95 %\)/],
    ['inodes', reportWith({ inodes: 99 }), 'inodes-full', /hardly take more files/],
  ])('%s: counts at the second reading, for full is full', (_, report, code, words) => {
    expect(shown(judged({ polls: lasting(report, 0) }))).toEqual(['up']);
    const health = judged({ polls: lasting(report, 0.25) });
    expect(shown(health)).toEqual(['degraded', code]);
    expect(health.reasons[0]?.text).toMatch(words);
  });

  it('ends at the second reading clearly below it, and not at one that is just below', () => {
    const busy = lasting(reportWith({ cpu: 97 }), 6);
    const then = (...cpus: number[]) => [
      ...busy,
      ...cpus.map((cpu, turn) => outcome('good', startMs + (busy.length + turn) * pollMs, reportWith({ cpu }))),
    ];
    expect(shown(judged({ polls: then(89, 89, 89, 89) }))).toEqual(['degraded', 'cpu-high']);
    expect(shown(judged({ polls: then(50) }))).toEqual(['degraded', 'cpu-high']);
    expect(shown(judged({ polls: then(50, 50) }))).toEqual(['up']);
  });
});

describe('what EC2 says of it', () => {
  const notice = (override: Partial<Notice>): Report =>
    aReport({
      notices: [
        {
          kind: 'scheduled-event',
          id: 'event-1',
          code: 'instance-retirement',
          description: 'The instance is running on degraded hardware',
          state: 'active',
          seenAt: '2026-03-02T08:00:00.000Z',
          ...override,
        },
      ],
    });
  it.each<[string, Report, (string | undefined)[]]>([
    [
      'a spot interruption',
      notice({ kind: 'spot-interruption', code: 'terminate' }),
      ['degraded', 'spot-interruption'],
    ],
    ['a rebalance recommendation', notice({ kind: 'rebalance-recommendation', code: '' }), ['up', 'rebalance']],
    ['leaving its group', notice({ kind: 'lifecycle-change', code: 'Terminated' }), ['up', 'leaving-service']],
    ['an event within a day', notice({ startsAt: '2026-03-02T20:00:00.000Z' }), ['up', 'event-near']],
    ['an event next week', notice({ startsAt: '2026-03-09T20:00:00.000Z' }), ['up']],
    ['an event that is over', notice({ state: 'completed', startsAt: '2026-03-02T09:30:00.000Z' }), ['up']],
  ])('%s', (_, report, expected) => {
    expect(shown(judged({ polls: lasting(report, 1) }))).toEqual(expected);
  });

  it.each([
    ['terminate', 'AWS takes this machine back within minutes.'],
    ['stop', 'AWS stops this machine within minutes, and starts it again when it has room.'],
    ['hibernate', 'AWS hibernates this machine within minutes, and wakes it when it has room.'],
  ])('says of a spot interruption what becomes of the machine: %s', (code, text) => {
    const health = judged({ polls: lasting(notice({ kind: 'spot-interruption', code }), 1) });
    expect(health.reasons.map((one) => one.text)).toContain(text);
  });

  const view: Ec2View = { instanceId: 'i-0a1b2c3d4e5f60718', state: 'running', readAtMs: startMs };
  const stopped: Ec2View = { ...view, state: 'stopped', stateReason: 'hardware retirement', stateChangedAtMs: startMs };

  it('is why it does not answer, since when AWS says so', () => {
    const health = judged({ polls: fallen('timeout'), ec2: stopped });
    expect(shown(health)).toEqual(['down', 'ec2-state', 'machine-not-answering']);
    expect(health.reasons[0]).toMatchObject({
      text: 'AWS says the machine is stopped (hardware retirement).',
      sinceMs: startMs,
    });
  });

  it('is older than an answer of its agent', () => {
    expect(shown(judged({ polls: lasting(aReport(), 1), ec2: stopped }))).toEqual(['up']);
  });

  it('makes it degraded where a status check fails though its agent answers', () => {
    const impaired = { ...view, systemStatus: 'impaired', instanceStatus: 'ok' };
    expect(shown(judged({ polls: lasting(aReport(), 1), ec2: impaired }))).toEqual(['degraded', 'ec2-status-check']);
  });

  it.each([
    ['impaired', 'ok', 'AWS finds a fault in the machine under it.', 'system impaired, instance ok'],
    ['ok', 'impaired', 'AWS finds that it does not respond as it should.', 'system ok, instance impaired'],
    [undefined, 'impaired', 'AWS finds that it does not respond as it should.', 'system -, instance impaired'],
    ['impaired', undefined, 'AWS finds a fault in the machine under it.', 'system impaired, instance -'],
  ])('tells which status check fails: system %s, instance %s', (systemStatus, instanceStatus, text, detail) => {
    const ec2 = { ...view, ...(systemStatus && { systemStatus }), ...(instanceStatus && { instanceStatus }) };
    const answering = judged({ polls: lasting(aReport(), 1), ec2 }).reasons[0];
    expect(answering).toMatchObject({ text, weight: 'degraded', sinceMs: startMs + 60_000 });
    expect(answering?.detail).toBe(`EC2 status checks of ${view.instanceId}: ${detail}`);
    // It is why a silent machine is silent.
    expect(judged({ polls: fallen('timeout'), ec2 }).reasons[0]).toMatchObject({ text, weight: 'down' });
  });

  it('is no reason where it says that the machine runs, nor where the agent refuses', () => {
    expect(shown(judged({ polls: fallen('timeout'), ec2: view }))).toEqual(['down', 'machine-not-answering']);
    expect(shown(judged({ polls: fallen('not-authorised'), ec2: stopped }))).toEqual(['unknown', 'not-authorised']);
    const { stateReason: _, stateChangedAtMs: __, ...bare } = stopped;
    expect(judged({ polls: fallen('timeout'), ec2: bare }).reasons[0]).toMatchObject({
      text: 'AWS says the machine is stopped.',
      detail: `EC2 state of ${view.instanceId}: stopped`,
      sinceMs: startMs + 3 * pollMs,
    });
  });

  it('cannot be read on an instance: said, and nothing the worse for it', () => {
    const problem = {
      code: 'imds/timeout',
      message: 'The metadata service does not answer.',
      next: 'Set hop limit 2.',
    };
    const health = judged({ polls: lasting(aReport({ instance: null, problems: [problem] }), 1) });
    expect(shown(health)).toEqual(['up', 'metadata-unavailable']);
    const elsewhere = aReport({ instance: null, problems: [{ ...problem, code: 'imds/absent' }] });
    expect(shown(judged({ polls: lasting(elsewhere, 1) }))).toEqual(['up']);
  });
});

it('calls a reading too old after four intervals without any outcome', () => {
  const polls = lasting(aReport(), 1);
  expect(shown(judged({ polls, afterMs: 60_000 }))).toEqual(['up']);
  expect(shown(judged({ polls, afterMs: 60_001 }))).toEqual(['unknown', 'stale']);
  expect(shown(judged({ polls: [] }))).toEqual(['unknown', 'not-polled-yet']);
});

it('says of a failure that is not yet an outage which one it is', () => {
  const [good, first, second] = fallen('timeout');
  const polls = [good, first, second].filter((poll) => poll !== undefined);
  const health = judged({ polls });
  expect(shown(health)).toEqual(['up', 'machine-not-answering']);
  expect(health.reasons[0]).toMatchObject({ weight: 'none', sinceMs: startMs + pollMs });
  expect(health.reasons[0]?.detail).toMatch(/ \(failure 2 of 3\)$/);
});

it('waits four intervals, and 45 seconds at least, before a reading is too old', () => {
  expect([5, 11, 12, 60].map((pollSeconds) => staleAfterMs(aHost('web-1', { pollSeconds })))).toEqual([
    45_000, 45_000, 48_000, 240_000,
  ]);
});

it('knows nothing yet of a host that was asked and never answered', () => {
  expect(shown(judged({ polls: fallen('timeout').slice(1, 2) }))).toEqual(['unknown', 'not-polled-yet']);
});

it('is degraded while it comes and goes, since it began', () => {
  const polls = Array.from({ length: 8 }, (_, turn) => outcome(turn % 2 ? 'good' : 'timeout', startMs + turn * pollMs));
  const health = judged({ polls });
  expect(health).toMatchObject({ status: 'degraded', isFlapping: true });
  expect(health.reasons.find(({ code }) => code === 'flapping')).toMatchObject({ sinceMs: startMs + 5 * pollMs });
});
