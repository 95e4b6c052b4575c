import { aReport } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import type { HubConnectivity, ServiceView } from '../domain/fleet.ts';
import type { PollOutcome } from '../domain/poll-outcome.ts';
import {
  aFleet,
  aHealth,
  aHostView,
  aReason,
  aServiceView,
  type HostViewOverride,
  testNowMs,
} from '../testing/builders.ts';
import { ec2EventsOfFleet, noticesOfFleet, readReturn } from './read-return.ts';
import { aScheduledEvent } from './testing/planned-fleet.ts';

const endsAtMs = testNowMs - 60_000;
const answered = (atMs = testNowMs): PollOutcome => ({
  kind: 'report',
  report: aReport(),
  clockSkewSeconds: 0,
  atMs,
  elapsedMs: 5,
});
const silent: PollOutcome = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 5_000 };
const host = (name: string, override: HostViewOverride = {}) =>
  aHostView({ name, lastOutcome: answered(), ...override });
const back = (
  hosts: ReturnType<typeof host>[],
  names = hosts.map((view) => view.host.name),
  connectivity?: HubConnectivity,
) => readReturn(aFleet({ hosts, ...(connectivity && { connectivity }) }), { hosts: names, services: [], endsAtMs });

describe('a host', () => {
  it.each<[string, HostViewOverride, ReturnType<typeof readReturn>]>([
    ['that answered after the end', {}, 'back'],
    ['that answered as it ended', { lastOutcome: answered(endsAtMs) }, 'back'],
    ['that answered last before the end', { lastOutcome: answered(endsAtMs - 1) }, 'unknown'],
    ['that is slow', { status: 'degraded' }, 'back'],
    ['that is down', { status: 'down', lastOutcome: silent }, 'not-back'],
    ['that cannot be measured', { status: 'unknown', lastOutcome: silent }, 'not-back'],
    ['that answers again and is not yet called up', { status: 'down' }, 'unknown'],
    ['that is called up and was silent just now', { lastOutcome: silent }, 'unknown'],
    ['that nobody asked since the start', { lastOutcome: undefined }, 'unknown'],
  ])('%s: %s', (_what, override, expected) => {
    expect(back([host('web-1', override)])).toBe(expected);
  });

  it('of several all must be back', () => {
    const gone = host('web-2', { status: 'down', lastOutcome: silent });
    expect(back([host('web-1'), gone])).toBe('not-back');
    expect(back([host('web-1'), host('web-2', { status: 'down' })])).toBe('unknown');
    expect(back([host('web-1'), gone], ['web-1'])).toBe('back');
  });

  it('of which nothing is known beside one that is back says nothing of the other', () => {
    expect(back([host('web-1')], ['gone', 'web-1'])).toBe('back');
    expect(back([host('web-1', { status: 'down', lastOutcome: silent })], ['gone', 'web-1'])).toBe('not-back');
  });

  it('that is not known says nothing, nor does a hub that cannot see', () => {
    expect(back([host('web-1')], ['gone'])).toBe('unknown');
    expect(back([host('web-1')], ['web-1', 'gone'])).toBe('back');
    expect(back([host('web-1')], ['web-1'], { kind: 'starting' })).toBe('unknown');
    expect(back([host('web-1')], ['web-1'], { kind: 'isolated', sinceMs: 0 })).toBe('unknown');
  });
});

describe('a service', () => {
  const of = (status: 'up' | 'down' | 'degraded', hosts = [host('web-1')]) =>
    readReturn(aFleet({ services: [aServiceView({ status, hosts })] }), {
      hosts: [],
      services: ['storefront'],
      endsAtMs,
    });

  it('is back when it is well and its servers were heard', () => {
    expect(of('up')).toBe('back');
    expect(of('degraded')).toBe('back');
    expect(of('up', [host('web-1', { lastOutcome: undefined })])).toBe('unknown');
    expect(of('down', [host('web-1', { status: 'down', lastOutcome: silent })])).toBe('not-back');
  });

  it('of which a check was not run since the start is neither back nor missing', () => {
    const unchecked = (view: Partial<ServiceView>) =>
      readReturn(aFleet({ services: [{ ...aServiceView({ hosts: [] }), ...view }] }), {
        hosts: [],
        services: ['storefront'],
        endsAtMs,
      });
    const unrun = aReason({ code: 'not-polled-yet', weight: 'unknown' });
    expect(unchecked({ health: aHealth('unknown', { reasons: [unrun] }), isAwaitingCheck: true })).toBe('unknown');
    expect(unchecked({ isAwaitingCheck: true })).toBe('unknown');
    expect(unchecked({ hosts: [host('web-1')], isAwaitingCheck: true })).toBe('unknown');
    expect(unchecked({})).toBe('back');
  });

  it('whose server is on its way up is not yet missing', () => {
    expect(
      of('down', [host('web-1', { status: 'down' }), host('web-2', { status: 'down', lastOutcome: silent })]),
    ).toBe('unknown');
  });
});

it('notices are those of hosts that can read their metadata', () => {
  const notices = [aScheduledEvent()];
  const heard = host('web-1', { lastReport: { report: aReport({ notices }), receivedAtMs: testNowMs } });
  const deaf = host('web-2', { lastReport: { report: aReport({ instance: null, notices }), receivedAtMs: testNowMs } });
  const fleet = aFleet({ hosts: [heard, deaf, aHostView({ name: 'web-3', lastReport: undefined })] });
  expect([...noticesOfFleet(fleet)]).toEqual([['web-1', notices]]);
});

it("events of EC2's API are those of hosts that it was asked about", () => {
  const ec2 = { instanceId: 'i-1', state: 'running' as const, readAtMs: 7 };
  const fleet = aFleet({
    hosts: [host('web-1', { ec2: { ...ec2, events: [] } }), host('web-2', { ec2 }), host('web-3')],
  });
  expect([...ec2EventsOfFleet(fleet)]).toEqual([['web-1', { events: [], readAtMs: 7 }]]);
});
