/** Everything the pages need, made of a small fleet: tests change what matters to them. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { anInstance, aReport, someMetrics } from '@herald/protocol/report-builder';
import { pino } from 'pino';
import type { Answer } from '../../../answers/answer.ts';
import type { ReadModel } from '../../../answers/read-model.ts';
import type { HealthStatus } from '../../../domain/health.ts';
import type { InquiryEvent } from '../../../domain/inquiry-event.ts';
import { say, strong } from '../../../format/text.ts';
import { reportInquiries } from '../../../inquiries/inquiry-report.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  anIncident,
  aReadModel,
  aRegistry,
  aServiceView,
  testNowMs,
} from '../../../testing/builders.ts';
import { createChartDrawer } from '../../charts/create-chart-drawer.ts';
import { aSeries } from '../../charts/testing/some-charts.ts';
import type { DiscordParts, WebParts } from '../web-parts.ts';

export const testSecrets = {
  sessionKey: 'a session key for tests only, 32 bytes',
  apiToken: 'api-token-for-tests',
  localToken: 'local-token-for-tests',
};

export function someParts(override: Partial<WebParts> = {}): WebParts {
  return {
    settings: {
      version: '0.1.0',
      publicStatus: 'open',
      discordApiUrl: 'http://127.0.0.1:9/api',
      discordSiteUrl: 'http://127.0.0.1:9',
    },
    secrets: testSecrets,
    clock: { ...fakeClock(), now: () => testNowMs },
    drawer: createChartDrawer(),
    log: pino({ level: 'silent' }),
    readModel: () => aLivelyFleet(),
    ask: async ({ text }) =>
      anAnswer({ verdict: say`${strong('storefront is up.')}`, lines: [say`You asked: ${text}`] }),
    findIncident: async (id) => {
      const { incidents, nowMs } = (override.readModel ?? (() => aLivelyFleet()))();
      return (await incidents({ fromMs: 0, toMs: nowMs + 1 })).find((one) => one.id === id);
    },
    engineersSay: {
      acknowledge: async () => 'acknowledged',
      update: async () => 'noted',
      explain: async () => 'noted',
      alertOf: async () => undefined,
    },
    inquiries: async (dayCount) =>
      reportInquiries(someInquiryEvents(), { settings: aRegistry().inquiries, nowMs: testNowMs, dayCount }),
    registryState: () => ({ files: ['registry.yaml'], problems: [] }),
    discovery: () => [],
    storeHealth: () => ({ kind: 'recording', buffered: 0, lost: 0 }),
    hasLooked: () => true,
    installLine: async () => ({
      kind: 'ready',
      text: 'curl -fsSL https://herald.example.com/agent/install.sh | sudo sh',
      userData: '#!/bin/sh\ncurl -fsSL https://herald.example.com/agent/install.sh | sh',
    }),
    calendar: async () => 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    announced: async (period) => {
      const { downtimes, nowMs } = (override.readModel ?? (() => aLivelyFleet()))();
      const atMs = nowMs - 3_600_000;
      return downtimes(period).map((downtime) => ({ downtime, announcedAtMs: atMs, changedAtMs: atMs }));
    },
    metrics: async () => 'herald_up 1\n',
    download: async () => undefined,
    findToken: async () => undefined,
    planning() {
      throw new Error('This test plans nothing: give it the parts for it.');
    },
    ...override,
  };
}

export function anAnswer(override: Partial<Answer> = {}): Answer {
  return {
    intent: 'health',
    targets: ['storefront'],
    answered: true,
    status: 'up',
    verdict: say`${strong('storefront is up.')}`,
    lines: [],
    facts: [],
    groups: [],
    actions: [{ kind: 'refresh' }],
    ...override,
  };
}

/** Three services on six hosts: one down, one with less room, one well, and one that is private. */
export function aLivelyFleet(change: { web2?: HealthStatus; checkout?: HealthStatus; nowMs?: number } = {}): ReadModel {
  const { web2 = 'up', checkout = 'down', nowMs = testNowMs } = change;
  const host = (
    name: string,
    at: number,
    status: HealthStatus,
    cpuUsedPercent: number,
    labels: Record<string, string>,
  ) =>
    aHostView({
      name,
      status,
      host: { labels, url: `http://10.0.1.${20 + at}:9440` },
      lastReport: {
        report: aReport({
          instance: anInstance({
            instanceId: `i-0a1b2c3d4e5f6071${at}`,
            privateIpv4: `10.0.1.${20 + at}`,
            availabilityZone: `eu-west-1${'abc'[at % 3]}`,
          }),
          metrics: someMetrics({ cpu: { ...someMetrics().cpu, usedPercent: cpuUsedPercent } }),
        }),
        receivedAtMs: nowMs - 3_000,
      },
    });
  const web = [host('web-1', 1, 'up', 23, { role: 'web' }), host('web-2', 2, web2, 31, { role: 'web' })];
  const pay = [
    host('checkout-1', 3, checkout, 4, { role: 'pay' }),
    host('checkout-2', 4, 'degraded', 97, { role: 'pay' }),
  ];
  const exports = [host('worker-1', 5, 'up', 55, { role: 'worker' })];
  const secret = [
    aHostView({ name: 'vault-1', host: { isPrivate: true, labels: { role: 'secret' }, url: 'http://10.0.9.9:9440' } }),
  ];
  const services = [
    aServiceView({
      name: 'storefront',
      hosts: web,
      status: web2 === 'up' ? 'up' : 'degraded',
      service: { customers: 'The shop' },
    }),
    aServiceView({
      name: 'checkout',
      hosts: pay,
      health: aHealth(checkout),
      service: { customers: 'Card payments', needs: 2, owner: { team: 'Payments' } },
    }),
    aServiceView({ name: 'exports', hosts: exports, service: { customers: 'CSV exports' } }),
    aServiceView({ name: 'vault', hosts: secret, service: { isPrivate: true, customers: 'Internal secrets' } }),
  ];
  const wave = (share: number) => Math.sin(share * 40) * 4;
  const dayMs = 86_400_000;
  return aReadModel({
    nowMs,
    services,
    downtimes: [
      aDowntime({
        startsAtMs: testNowMs + 2 * dayMs,
        services: ['exports'],
        title: 'Database patching',
        customers: 'Exports are not made for up to 90 minutes.',
      }),
      aDowntime({
        id: 'downtime-2',
        title: 'Reboot of vault-1 (10.0.9.9, i-0a1b2c3d4e5f60718)',
        startsAtMs: testNowMs + 5 * dayMs,
        services: ['storefront', 'vault'],
        hosts: ['web-1'],
      }),
    ],
    incidents: [
      ...(checkout === 'up'
        ? []
        : [
            anIncident({
              id: 'open-1',
              target: { kind: 'service', name: 'checkout' },
              startedAtMs: testNowMs - 18 * 60_000,
              endedAtMs: undefined,
              cause: 'checkout-1 (10.0.1.23) does not answer.',
              timeline: [
                {
                  atMs: testNowMs - 18 * 60_000,
                  kind: 'opened',
                  text: 'checkout went down: checkout-1 (10.0.1.23) does not answer.',
                },
                { atMs: testNowMs - 12 * 60_000, kind: 'acknowledged', text: 'Sam is on it.' },
              ],
            }),
          ]),
      anIncident({
        id: 'past-1',
        target: { kind: 'service', name: 'storefront' },
        startedAtMs: testNowMs - 3 * dayMs,
        endedAtMs: testNowMs - 3 * dayMs + 840_000,
      }),
      anIncident({
        id: 'past-2',
        target: { kind: 'host', name: 'vault-1' },
        startedAtMs: testNowMs - 4 * dayMs,
        endedAtMs: testNowMs - 4 * dayMs + 840_000,
      }),
    ],
    uptime: async (name, { fromMs, toMs }) => {
      const watchedSeconds = fromMs < testNowMs - 70 * dayMs ? 0 : (toMs - fromMs) / 1000;
      const downSeconds = watchedSeconds > 0 && Math.floor(fromMs / dayMs + name.length) % 17 === 0 ? 840 : 0;
      return {
        watchedSeconds,
        upSeconds: watchedSeconds - downSeconds,
        degradedSeconds: 0,
        downSeconds,
        plannedSeconds: 0,
        upPercent: watchedSeconds > 0 ? 100 - (100 * downSeconds) / watchedSeconds : undefined,
      };
    },
    series: async (_host, names, { fromMs, toMs }) =>
      names.map((name) =>
        aSeries(name, {
          fromMs,
          toMs,
          bucketSeconds: Math.max(15, Math.round((toMs - fromMs) / 288_000)),
          value: (share) =>
            share > 0.3 && share < 0.33
              ? null
              : name.startsWith('network')
                ? 200_000 + wave(share) * 9_000
                : name === 'load'
                  ? 0.6 + wave(share) / 20
                  : 30 + wave(share) + 50 * Math.exp(-(((share - 0.75) / 0.02) ** 2)),
        }),
      ),
  });
}

/** Six weeks of questions: fifty a day to engineers, falling since Herald answers. */
export function someInquiryEvents(): InquiryEvent[] {
  const dayMs = 86_400_000;
  const events: InquiryEvent[] = [
    {
      eventKey: 'mode/observe',
      kind: 'mode-changed',
      atMs: testNowMs - 43 * dayMs,
      inquiryId: 'mode-1',
      details: { mode: 'observe' },
    },
    {
      eventKey: 'mode/answer',
      kind: 'mode-changed',
      atMs: testNowMs - 21 * dayMs,
      inquiryId: 'mode-2',
      details: { mode: 'answer' },
    },
  ];
  for (let day = 42; day > 0; day -= 1) {
    const startMs = testNowMs - day * dayMs;
    if ([0, 6].includes(new Date(startMs).getUTCDay())) continue;
    const count = day > 21 ? 50 + (day % 4) : 29 + day;
    for (let at = 0; at < count; at += 1) {
      const inquiryId = `inquiry-${day}-${at}`;
      const service = at % 3 === 0 ? 'exports' : 'checkout';
      const common = { inquiryId, service, channelId: '112233445566778899', personHash: `person-${at % 40}` };
      events.push({ ...common, eventKey: `${inquiryId}/asked`, kind: 'asked', atMs: startMs + at * 400_000 });
      events.push({ ...common, eventKey: `${inquiryId}/put`, kind: 'put-to-engineers', atMs: startMs + at * 400_000 });
    }
  }
  return events.sort((one, other) => one.atMs - other.atMs);
}

export function someDiscord(override: Partial<DiscordParts> = {}): DiscordParts {
  return {
    state: () => ({ kind: 'up' }),
    applicationId: () => '900000000000000009',
    servedGuildId: () => '900000000000000001',
    standing: async () => ({ kind: 'unknown' }),
    link: () => undefined,
    ...override,
  };
}
