/** What failed a moment ago and nobody has judged, and what goes on beside another answer. Now is 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { say } from '../format/text.ts';
import { aQuestion, hostTarget, serviceTarget } from '../testing/a-question.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime, aHealth, aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { told, withTimes } from '../testing/told.ts';
import type { Answer } from './answer.ts';
import { lookUp } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { unjudgedTrouble, withDoubt, withTroubleOfNow } from './trouble-now.ts';
import { operator } from './viewer.ts';

const lastOutcome = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 } as const;
const silentHost = (name: string) => aHostView({ name, lastOutcome });
const planned = {
  downtimeId: 'work',
  title: 'Work',
  startsAtMs: 0,
  endsAtMs: minutesAgo(-9),
  takesDown: true,
} as const;
const files = aServiceView({ name: 'files', hosts: [silentHost('files-1')] });
/** One of two is enough. */
const shop = aServiceView({ name: 'shop', hosts: [silentHost('web-1'), aHostView({ name: 'web-2' })] });
const isolated = { kind: 'isolated', sinceMs: minutesAgo(2) } as const;

describe('what failed a moment ago', () => {
  const found = async (names: readonly string[], more: Parameters<typeof troubled>[1] = {}) =>
    unjudgedTrouble(names, await troubled([], { services: [shop, files], ...more })).map(
      ({ kind, name }) => `${kind} ${name}`,
    );

  it('services first, then servers for which no service is named', async () => {
    expect(await found([])).toEqual(['service files', 'host web-1']);
    expect(await found(['shop'])).toEqual(['host web-1']);
    expect(await found(['files'])).toEqual(['service files']);
    expect(await found(['files-1'])).toEqual(['host files-1']);
    expect(await found(['web-2'])).toEqual([]);
  });

  it('but not what is planned', async () => {
    const work = { ...files, health: { ...aHealth(), planned } };
    const server = { ...silentHost('files-1'), health: { ...aHealth(), planned } };
    expect(await found([], { services: [{ ...work, hosts: [server] }] })).toEqual([]);
  });

  it('says how it is', async () => {
    const [one] = unjudgedTrouble(['files'], await troubled([], { services: [files] }));
    expect([one?.verdict ?? [], ...(one?.lines ?? [])].map(withTimes)).toEqual([
      "files hasn't responded for 3 seconds.",
      "It was fine before; I'm checking.",
    ]);
  });

  it('where the hub sees nothing it is of what was asked, else of the first', async () => {
    expect(await found([], { connectivity: isolated })).toEqual(['service shop']);
    expect(await found(['files'], { connectivity: isolated })).toEqual(['service files']);
    expect(await found(['web-2'], { connectivity: isolated })).toEqual(['host web-2']);
    expect(await found(['gone'], { connectivity: isolated })).toEqual([]);
    const hosts = [aHostView({ name: 'spare' })];
    expect(await found([], { services: [], hosts, connectivity: isolated })).toEqual(['host spare']);
  });
});

describe('beside what was asked of a maintenance', () => {
  const over = aDowntime({
    id: 'over',
    services: ['shop'],
    state: 'finished',
    startsAtMs: minutesAgo(60),
    endsAtMs: minutesAgo(20),
  });
  const down = [trouble('shop', 5)];
  const health = aHealth('down', { sinceMs: minutesAgo(5) });
  const broken = { ...shop, health };
  const ofPlan = (more: Partial<Answer> = {}): Answer => ({
    ...bareAnswer('downtime', ['shop'], say`The work is over.`),
    ...more,
  });
  async function tell(
    question: Partial<Question>,
    {
      answer = ofPlan({ topic: { kind: 'maintenance', ids: ['over'] } }),
      downtimes = [over],
      incidents = down,
    }: {
      answer?: Answer;
      downtimes?: readonly Downtime[];
      incidents?: readonly Incident[];
    } = {},
  ) {
    const readModel = await troubled(incidents, { services: [broken, files], downtimes });
    const context = { viewer: operator, text: '', nearest: () => [], isOnly: true };
    const asked = aQuestion({ intent: 'downtime', targets: [serviceTarget('shop')], ...question });
    return withTroubleOfNow(answer, lookUp(asked, readModel, context));
  }

  it('that is over, what is wrong now is told first', async () => {
    const answer = await tell({});
    expect(told(answer)[0]).toBe('shop is down since 08:55 (5 minutes).');
    expect(told(answer).at(-1)).toBe('The work is over.');
    expect(answer.status).toBe('down');
  });

  it.each<Partial<Question>>([{ turns: ['plans'] }, { ofMaintenance: ['over'] }])(
    'where it was asked about (%j) it stays first',
    async (question) => {
      const lines = told(await tell(question));
      expect(lines[0]).toBe('The work is over.');
      expect(lines[1]).toBe('shop is down since 08:55 (5 minutes).');
    },
  );

  it('also of a server, and beside none', async () => {
    const host = await tell({ targets: [hostTarget('web-1')] }, { incidents: [trouble('web-1', 5)] });
    expect(told(host)[0]).toMatch(/^web-1 hasn't responded/);
    expect(told(await tell({}, { answer: ofPlan() }))[0]).toMatch(/^shop is down/);
  });

  it.each<[why: string, question: Partial<Question>, more: Parameters<typeof tell>[1]]>([
    ['it is still to come', {}, { downtimes: [{ ...over, state: 'planned' }] }],
    ['all is well', {}, { incidents: [] }],
    ['what is wrong was planned', {}, { incidents: [trouble('shop', 5, undefined, { isPlanned: true })] }],
    ['it runs', {}, { answer: ofPlan({ status: 'planned' }) }],
    ['several were asked about', { targets: [serviceTarget('shop'), serviceTarget('files')] }, {}],
    ['nothing was', { targets: [], allTargets: false }, {}],
  ])('but not where %s', async (_, question, more) => {
    expect(told(await tell(question, more))[0]).toBe('The work is over.');
    expect(told(await tell(question, more)).join()).not.toMatch(/shop is down/);
  });
});

describe('beside a past', () => {
  const calm = bareAnswer('history', ['files'], say`No outages today.`);
  const today = { fromMs: minutesAgo(600), toMs: minutesAgo(-600) };
  const tell = async (answer: Answer, period = today, more: Parameters<typeof troubled>[1] = {}) =>
    told(withDoubt(answer, period, await troubled([], { services: [files], ...more })));
  const failed = "files hasn't responded for 3 seconds.";

  it('what just failed is said before a calm, and after a list', async () => {
    expect(await tell(calm)).toEqual([failed, 'No outages today.']);
    expect(await tell({ ...calm, targets: ['*'] })).toEqual([failed, 'No outages today.']);
    const groups = [{ title: '1 incident', status: 'none' as const, rows: [] }];
    expect((await tell({ ...calm, groups })).slice(0, 2)).toEqual(['No outages today.', failed]);
  });

  it('but not of another time, of something else, or where the hub sees nothing', async () => {
    const unchanged = ['No outages today.'];
    expect(await tell(calm, { fromMs: minutesAgo(600), toMs: minutesAgo(1) })).toEqual(unchanged);
    expect(await tell(calm, { fromMs: minutesAgo(-1), toMs: minutesAgo(-9) })).toEqual(unchanged);
    expect(await tell({ ...calm, targets: ['shop'] })).toEqual(unchanged);
    expect(await tell(calm, today, { connectivity: isolated })).toEqual(unchanged);
    expect(await tell(calm, { fromMs: minutesAgo(9), toMs: testNowMs })).toHaveLength(2);
  });
});
