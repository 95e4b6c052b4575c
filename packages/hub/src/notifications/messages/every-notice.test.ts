/** What holds for every kind of thing that Herald says unasked. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCard } from '../../domain/card.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Announcement } from '../../downtime/announcement.ts';
import { aDowntime, anIncident, testNowMs } from '../../testing/builders.ts';
import { afterQuietNotice } from './after-quiet.ts';
import { alertNotice } from './alert.ts';
import { announcementCard, announcementNotice } from './announcement.ts';
import { backAgainNotice } from './back-again.ts';
import { inquiryNotice } from './inquiry.ts';
import { inquiryDigestNotice } from './inquiry-digest.ts';
import { outageDigestNotice } from './outage-digest.ts';
import { registryNotice } from './registry-change.ts';
import { subscriberNotice } from './to-subscribers.ts';

const anna = { kind: 'person', id: '7' } as const;
const channelId = '20';
const announcement: Announcement = {
  reference: 'downtime/registry/w1/over-running/1',
  covers: [],
  editKey: 'downtime/registry/w1',
  delivery: 'edit-and-note',
  kind: 'over-running',
  // Names and titles are as long as people make them.
  downtime: aDowntime({ id: `registry/${'new-disks-'.repeat(20)}` }),
  atMs: testNowMs,
  audience: { channelIds: [channelId, '21'], names: ['exports'] },
  headline: ['New disks take longer.'],
  lines: [['They were to be done at ten.']],
  note: ['It takes longer.'],
  asksOwner: true,
};
const owner = { kind: 'person', userId: '7' } as const;
const card = announcementCard({ announcement, owner });
const escalation = { because: 'e', inquiryId: 'q1', channelId, messageId: '5', dueAtMs: testNowMs };
const called = { kind: 'owner', team: 'Data', roleId: '42' } as const;

/** By the file that makes it, one of each kind. */
const examples: Record<string, readonly OutboxMessage[]> = {
  'after-quiet': afterQuietNotice({
    to: anna,
    quietEndsAtMs: testNowMs,
    items: Array.from({ length: 50 }, () => ({ atMs: testNowMs, status: 'down', headline: ['web-1 is down.'] })),
  }),
  alert: alertNotice({
    kind: 'fall',
    reference: 'incident/1/opened/channel/20',
    to: { kind: 'channel', id: channelId },
    status: 'down',
    headline: ['web-1 is down.'],
    lines: [],
    incidentIds: ['1'],
    acknowledgeId: '1',
    customerTarget: 'billing',
  }),
  announcement: announcementNotice({ announcement, owner }),
  'back-again': backAgainNotice({
    wish: {
      personId: '7',
      target: { kind: 'service', name: 'billing' },
      place: { channelId, messageId: '5' },
      sinceMs: testNowMs - 60_000,
      until: 'up',
      askedAtMs: testNowMs,
    },
    incident: undefined,
    nowMs: testNowMs,
  }),
  inquiry: [
    ...inquiryNotice({
      saying: { ...escalation, kind: 'offer', reference: 'inquiry/q1/offer', lead: ['Is this it?'] },
      offer: undefined,
    }),
    ...inquiryNotice({
      saying: {
        ...escalation,
        kind: 'escalate',
        reference: 'inquiry/q1/escalated',
        called,
        toAsker: ['They are asked.'],
        toOwner: ['Somebody asks.'],
      },
      offer: undefined,
    }),
    ...[true, false].flatMap((isInThread) =>
      inquiryNotice({
        saying: {
          ...escalation,
          kind: 'incident-ended',
          reference: `inquiry/q${isInThread ? 1 : 2}/ended/i`,
          incidentId: 'i',
          isInThread,
          words: ['It is back.'],
        },
        offer: undefined,
      }),
    ),
  ],
  'inquiry-digest': inquiryDigestNotice({
    digest: { reference: 'inquiries/week/2026-03-02', headline: ['30 a day.'], lines: [['Fewer.']] },
    channelId,
    picture: { fromMs: 0, toMs: testNowMs },
  }),
  'outage-digest': outageDigestNotice({
    to: anna,
    period: 'day/2026-03-02',
    fromMs: 0,
    outages: Array.from({ length: 40 }, () => ({ incident: anIncident(), servers: [] })),
    nowMs: testNowMs,
  }),
  'registry-change': registryNotice({
    news: {
      kind: 'problems',
      problems: Array.from({ length: 40 }, () => ({
        code: 'registry/invalid',
        file: 'registry.yaml',
        line: 1,
        column: 1,
        field: 'hosts',
        message: 'is wrong',
      })),
    },
    channelId,
    nowMs: testNowMs,
  }),
  'to-subscribers': subscriberNotice({
    news: { reference: announcement.reference, editKey: announcement.editKey, card, inChannelIds: [channelId] },
    subscribers: [anna, { kind: 'channel', id: '22' }],
    channelOf: () => '23',
  }),
};

it('every file of this folder has its example here', () => {
  const files = globSync('*.ts', { cwd: import.meta.dirname }).map((file) => basename(file, '.ts'));
  const kinds = files.filter((name) => !name.endsWith('.test') && name !== 'notice');
  expect(kinds.toSorted()).toEqual(Object.keys(examples).toSorted());
});

describe.each(Object.entries(examples))('%s', (_kind, messages) => {
  it('says something, as plain data that the outbox can read again', () => {
    expect(messages.length).toBeGreaterThan(0);
    for (const { body } of messages) {
      expect(parseCard(JSON.parse(JSON.stringify(body)))).toEqual(body);
      expect(body.headline.join('')).not.toBe('');
    }
  });

  it('has a reference and an edit key of its own for each place, so that nothing is said twice or over another', () => {
    expect(new Set(messages.map(({ reference }) => reference)).size).toBe(messages.length);
    const keys = messages.flatMap(({ editKey }) => editKey ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('stays within what Discord takes', () => {
    for (const { body } of messages) {
      expect(body.lines.length).toBeLessThanOrEqual(21);
      for (const { id } of body.buttons ?? []) expect(id.length).toBeLessThanOrEqual(100);
    }
  });
});

it('an end that was promised in a thread is told there, any other by a reply', () => {
  const [promised, other] = (examples['inquiry'] ?? []).flatMap(({ reference, body }) =>
    reference.includes('/ended/') ? [body] : [],
  );
  expect(promised).toMatchObject({ thread: { channelId, messageId: '5', name: 'A question for engineers' } });
  expect(promised).not.toHaveProperty('replyTo');
  expect(other).toMatchObject({ replyTo: '5' });
  expect(other).not.toHaveProperty('thread');
});

it('no file outside this folder makes a message for the outbox', () => {
  const root = join(import.meta.dirname, '../..');
  const makers = globSync('**/*.ts', { cwd: root }).filter((file) => {
    if (/\.test\.ts$|\/testing\/|load-tests\/|^notifications\/messages\//.test(file)) return false;
    return /\bpriority: [0-3],/.test(readFileSync(join(root, file), 'utf8'));
  });
  expect(makers).toEqual([]);
});
