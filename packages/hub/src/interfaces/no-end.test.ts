/** What AWS takes away has no end that anybody named: no door tells the hour that Herald gives it. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { askPlainly } from '../answers/ask-plainly.ts';
import { createNameBook } from '../answers/name-book.ts';
import { createQuestionService } from '../answers/question-service.ts';
import { operator } from '../answers/viewer.ts';
import { downtimeDetails } from '../downtime/feed/downtime-summary.ts';
import { aPlanning } from '../downtime/testing/a-planning.ts';
import { plainText, type Text } from '../format/text.ts';
import { plannedNow } from '../monitoring/fleet/planned.ts';
import { aDowntime, aHealth, aHostView, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { boardBody } from './discord/board/board-body.ts';
import { listBody } from './discord/downtime/downtime-bodies.ts';
import { apiDowntime } from './web/api/api-shapes.ts';
import { visit } from './web/testing/visit.ts';

const startsAtMs = testNowMs - 13 * 60_000;
const window = aDowntime({
  id: 'ec2/web-1/spot',
  source: 'ec2',
  title: 'AWS takes back web-1 (a spot instance)',
  hosts: ['web-1'],
  services: ['storefront'],
  takesDown: ['storefront'],
  customers: undefined,
  plannedBy: 'AWS',
  startsAtMs,
  endsAtMs: startsAtMs + 61 * 60_000,
  isDeparture: true,
  hasNoEnd: true,
  state: 'running',
});

function model(downtime = window) {
  const none = aReadModel();
  const { registry } = none;
  const planned = plannedNow([downtime], registry);
  const health = aHealth('down', { planned: planned.hosts.get('web-1') });
  const web = aHostView({ name: 'web-1', health });
  const shop = aServiceView({ hosts: [web], health: aHealth('down', { planned: planned.services.get('storefront') }) });
  return aReadModel({ services: [shop], downtimes: [downtime] });
}

const clock = (atMs: number) => new Date(atMs).toISOString().slice(11, 16);
const words = (texts: readonly Text[]) => texts.map((text) => plainText(text, ({ atMs }) => clock(atMs))).join(' ');
/** The end in every zone and form: the clock, Discord's timestamp, ISO 8601; and how long it would last. */
const end = new RegExp(
  `\\b\\d\\d:${clock(window.endsAtMs).slice(3)}\\b|<t:${window.endsAtMs / 1000}|\\b(?:61 minutes|48 minutes|1 hour)\\b`,
);

it('is not told in any answer', async () => {
  const readModel = model();
  const time = fakeClock();
  const service = createQuestionService({
    readModel: () => readModel,
    names: createNameBook(
      () => readModel.registry,
      readModel.fleet,
      () => testNowMs,
    ),
    pollNow: async () => undefined,
    clock: time,
  });
  for (const question of [
    'is web-1 up?',
    'is storefront up?',
    'since when is web-1 down?',
    'since when is storefront down?',
    'how long will the maintenance of storefront take?',
    'when is storefront back?',
    'when is the next maintenance of storefront?',
    'is storefront under maintenance today?',
    'what maintenance is planned?',
    'what can I tell customers about storefront?',
    'who is affected by the maintenance of web-1?',
    'will storefront be up at 9:20?',
    'details of web-1',
    'is everything ok?',
  ]) {
    const { verdict, lines, facts, groups } = await askPlainly(service, readModel.registry, {
      question,
      viewer: operator,
    });
    const rows = groups.flatMap((group) => group.rows.slice().map(({ line }) => line));
    const said = words([verdict, ...lines, ...facts.map(({ text }) => text), ...rows]);
    expect(said, question).not.toMatch(end);
    expect(said.length, question).toBeGreaterThan(10);
  }
});

it('is not told by the board, the list and the pages', async () => {
  const readModel = model();
  expect(JSON.stringify(boardBody(readModel, []))).not.toMatch(end);
  expect(JSON.stringify(listBody([window], readModel.registry))).not.toMatch(end);
  expect(apiDowntime(window).endsAt).toBeNull();
  const time = { ...fakeClock(), now: () => testNowMs };
  const planning = await aPlanning(time);
  const calendar = { ...planning.calendar, downtimes: () => [window] };
  await using visitor = await visit({
    readModel: () => readModel,
    planning: () => ({ ...planning, calendar }),
    clock: time,
    announced: async () => [{ downtime: window, announcedAtMs: startsAtMs, changedAtMs: startsAtMs }],
  });
  const { text } = await visitor.get('/');
  const path = /href="(\/maintenance\/[^"]+)"/.exec(text)?.[1] ?? '/none';
  for (const [at, person] of [
    ['/', 'nobody'],
    ['/', 'engineer'],
    [path, 'nobody'],
    [path, 'engineer'],
    ['/downtime', 'engineer'],
    ['/feed.atom', 'nobody'],
    ['/feed.rss', 'nobody'],
  ] as const) {
    const page = await visitor.get(at, person);
    expect(page.status, at).toBe(200);
    expect(page.text.replaceAll(/datetime="[^"]*"/g, ''), at).not.toMatch(end);
  }
});

it('is told in a calendar, which wants one, with a word of whose it is', () => {
  expect(downtimeDetails(window, model().registry)).toContain(
    'AWS names no end. The end shown here is an hour after the start.',
  );
});
