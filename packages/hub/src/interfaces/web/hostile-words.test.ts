import { anInstance, aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { say, strong } from '../../format/text.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  anIncident,
  aReadModel,
  aReason,
  aServiceView,
  testNowMs,
} from '../../testing/builders.ts';
import { anAnswer } from './testing/some-parts.ts';
import { visit } from './testing/visit.ts';

it('hostile names, tags and words are rendered harmless on every page', async () => {
  const hostile = `<img src=x onerror=alert(1)>"'\u202Egnp.exe`;
  const tag = '</script><script>alert(2)</script>';
  const instance = anInstance({ availabilityZone: '<b>x</b>', instanceType: tag, region: '<b>x</b>' });
  const report = aReport({ instance, agentVersion: '<svg onload=alert(3)>' });
  const host = aHostView({
    name: hostile,
    status: 'degraded',
    host: { labels: { role: tag, [tag]: hostile }, region: '<b>x</b>', aliases: [tag] },
    health: aHealth('degraded', { reasons: [aReason({ text: hostile, detail: tag })] }),
    lastReport: { report, receivedAtMs: testNowMs - 3_000 },
  });
  const service = { customers: '<svg onload=alert(3)>', owner: { team: hostile }, aliases: [tag] };
  const readModel = aReadModel({
    services: [aServiceView({ name: hostile, hosts: [host], service })],
    downtimes: [
      aDowntime({ title: tag, customers: hostile, plannedBy: hostile, services: [hostile], takesDown: [hostile] }),
    ],
    incidents: [
      anIncident({
        target: { kind: 'service', name: hostile },
        endedAtMs: undefined,
        startedAtMs: testNowMs - 1_000,
        cause: tag,
        timeline: [{ atMs: testNowMs, kind: 'opened', text: hostile }],
      }),
    ],
  });
  const problem = { code: 'registry/invalid', file: hostile, line: 1, column: 1, field: tag, message: hostile };
  await using visitor = await visit({
    readModel: () => ({ ...readModel, registry: { ...readModel.registry, warnings: [problem] } }),
    registryState: () => ({ files: [hostile], problems: [problem] }),
    discovery: () => [
      {
        name: hostile,
        lookedAtMs: testNowMs,
        foundHosts: [hostile],
        leftOut: [tag],
        problem: { message: tag, next: hostile },
      },
    ],
    installLine: async () => ({ kind: 'ready', text: tag, userData: tag }),
    inquiryDrivers: async () => [[hostile, { strong: tag }]],
    ask: async () =>
      anAnswer({
        verdict: say`${strong(hostile)}`,
        lines: [say`${tag}`],
        facts: [{ key: 'x', label: hostile, text: say`${tag}`, audience: 'main' }],
      }),
  });
  const name = encodeURIComponent(hostile);
  const { cookie, csrf } = visitor.signIn('engineer', hostile);
  const harmful = /<img src=x|<script>|<svg onload|<b>x|\u202e/i;
  for (const path of [
    '/',
    '/fleet',
    '/fleet?view=map&by=role',
    `/fleet?view=map&by=${encodeURIComponent(tag)}`,
    '/fleet/hosts',
    `/fleet/add?name=${name}&address=${name}`,
    `/hosts/${name}`,
    `/services/${name}`,
    '/inquiries',
    '/ask',
    '/fleet?q=%3Cscript%3E',
    '/hosts/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/sign-in/link?secret=%22%3E%3Cscript%3E',
  ]) {
    for (const headers of [{ cookie }, {}]) {
      const { statusCode, body } = await visitor.web.app.inject({ method: 'GET', url: path, headers });
      expect([200, 401, 404], path).toContain(statusCode);
      expect(body, path).not.toMatch(harmful);
    }
  }
  const asked = await visitor.web.app.inject({
    method: 'POST',
    url: '/ask',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf, question: hostile }).toString(),
  });
  expect(asked.statusCode).toBe(200);
  expect(asked.body).not.toMatch(harmful);
});
