/** What is asked while something is down, slow, or just back: each half of a question, yes or no first, and nothing that calms too much. */

import { aReport } from '@herald/protocol/report-builder';
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import { hostTarget, serviceTarget } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aHealth, aHostView, anIncident, aReadModel, aReason, aServiceView, testNowMs } from '../testing/builders.ts';
import { withOpenIncidents } from './outages.ts';

const minuteMs = 60_000;
const busy = aReport();
const heard = (report = busy) =>
  ({ kind: 'report', report, atMs: testNowMs - 3_000, elapsedMs: 4, clockSkewSeconds: 0 }) as const;
const hot = {
  ...busy,
  metrics: { ...busy.metrics, cpu: { ...busy.metrics.cpu, usedPercent: 97 } },
};
const pay1 = aHostView({ name: 'pay-1', lastOutcome: heard() });
const strained = aHostView({
  name: 'pay-1',
  lastReport: { report: hot, receivedAtMs: testNowMs - 3_000 },
  lastOutcome: heard(hot),
});
const pay2 = aHostView({ name: 'pay-2', lastOutcome: heard() });
const files = aHostView({ name: 'files-1', status: 'down' });
const isUp = aHealth();
const isDown = aHealth('down', { sinceMs: testNowMs - 3 * minuteMs });
const isSlow = aHealth('degraded', {
  reasons: [aReason({ code: 'cpu-high', text: 'CPU is at 97 %.', weight: 'degraded' })],
});

const outage = anIncident({
  id: 'e',
  target: { kind: 'service', name: 'exports' },
  startedAtMs: testNowMs - 3 * minuteMs,
  endedAtMs: undefined,
  cause: 'None of its servers is responding.',
});
const ofServer = { ...outage, id: 'h', target: { kind: 'host' as const, name: 'files-1' } };
const over = { ...outage, endedAtMs: testNowMs - 20_000 };

type Fleet = { exports?: typeof isUp; hosts?: (typeof pay1)[]; incidents?: (typeof outage)[] };

async function ask(
  text: string,
  question: Partial<Question>,
  { exports = isDown, hosts = [pay1, pay2], incidents = [outage, ofServer] }: Fleet = {},
) {
  const own = exports === isDown ? files : aHostView({ name: 'files-1', lastOutcome: heard() });
  const readModel = await withOpenIncidents(
    aReadModel({
      hosts: [...hosts, own],
      services: [
        aServiceView({ name: 'checkout', hosts, service: { customers: 'Card payments', owner: { team: 'Payments' } } }),
        aServiceView({
          name: 'exports',
          hosts: [own],
          health: exports,
          service: { customers: 'CSV exports', owner: { team: 'Data' } },
        }),
      ],
      incidents,
      uptime: async () => anUptime({ watchedSeconds: 660 }),
    }),
  );
  return answerTo(question, readModel, text);
}

const exports = [serviceTarget('exports')];

describe('the second half of a question', () => {
  it.each<[text: string, question: Partial<Question>, said: RegExp]>([
    [
      'who is on it and when is it back?',
      { intent: 'who', targets: exports },
      /^exports: nobody has acknowledged it yet\. exports is owned by the Data team\. There is no estimate yet\.$/,
    ],
    [
      'is exports down, and does anyone work on it?',
      { intent: 'health', targets: exports },
      /^exports is down since .*exports: nobody has acknowledged it yet\./,
    ],
    [
      'when is exports back and are customers affected?',
      { intent: 'eta', targets: exports },
      /^There is no estimate yet\. .*Every customer who uses CSV exports \(exports\) is affected: it is down\.$/,
    ],
    [
      'how long have exports been unavailable already, and has an engineer taken it?',
      { intent: 'impact', targets: exports },
      /^exports has been down since .*nobody has acknowledged it yet/,
    ],
    ['how long will it take?', { intent: 'impact' }, /^There is no estimate yet\./],
    [
      'since when has files-1 been like that?',
      { intent: 'metric', metric: 'uptime', targets: [hostTarget('files-1')] },
      /^files-1 has been down since /,
    ],
    ['why is exports down?', { intent: 'health', targets: exports }, /exports: None of its servers is responding\./],
  ])('%s', async (text, question, said) => {
    expect((await ask(text, question)).said).toMatch(said);
  });

  it('adds nothing where nothing is in trouble', async () => {
    const calm = { exports: isUp, incidents: [] };
    expect(
      (
        await ask(
          'is checkout up and is anyone looking at it?',
          { intent: 'health', targets: [serviceTarget('checkout')] },
          calm,
        )
      ).said,
    ).toBe('Card payments (checkout) are up. Both servers are healthy; nothing is scheduled this week.');
  });
});

describe('yes or no', () => {
  it.each<[text: string, said: RegExp]>([
    ['is anything down right now?', /^Yes: exports is down; the other service is up\./],
    ['is everything ok?', /^No: exports is down;/],
    ['any problems?', /^Yes: exports is down;/],
  ])('comes first about everything: %s', async (text, said) => {
    expect((await ask(text, { intent: 'fleet' })).said).toMatch(said);
  });

  it('does not call slow down', async () => {
    expect((await ask('is anything down?', { intent: 'fleet' }, { exports: isSlow, incidents: [] })).said).toMatch(
      /^No, nothing is down: exports is slow;/,
    );
  });

  it.each<[text: string, exports: typeof isUp, said: RegExp]>([
    ['can people export, or not?', isDown, /^No: exports is down/],
    ['can people export, or not?', isUp, /^Yes: CSV exports \(exports\) are up\./],
    ['are customers affected or not?', isUp, /^Not as far as I can see: CSV exports/],
    ['are customers affected or not?', isDown, /^Yes: exports is down/],
  ])('comes first about customers: %s', async (text, health, said) => {
    const incidents = health === isUp ? [] : [outage];
    expect((await ask(text, { intent: 'health', targets: exports }, { exports: health, incidents })).said).toMatch(
      said,
    );
  });
});

describe('nothing calms too much', () => {
  it('says what the last reading shows, though it has not lasted yet', async () => {
    const question: Partial<Question> = { intent: 'health', targets: [serviceTarget('checkout')] };
    const { said } = await ask('checkout slow?', question, { hosts: [strained, pay2] });
    expect(said).toMatch(/^Perhaps: Card payments \(checkout\) are up\. .* pay-1 at the moment: CPU is at 97 %\.$/);
  });

  it('says that what is up was not a moment ago', async () => {
    const { said } = await ask(
      'are exports stable?',
      { intent: 'health', targets: exports },
      { exports: isUp, incidents: [over] },
    );
    expect(said).toMatch(/It recovered only 20 seconds ago\.$/);
  });

  it('tells the cause of what is over as it was', async () => {
    const { said } = await ask(
      'was exports down today?',
      { intent: 'history', range: 'today', targets: exports },
      { exports: isUp, incidents: [over] },
    );
    expect(said).toMatch(/Cause: None of its servers was responding\.$/);
  });

  it('shows how it is now, not how it was judged last', async () => {
    const asked: Partial<Question> = { intent: 'history', range: 'today', targets: [serviceTarget('checkout')] };
    const silent = aHostView({
      name: 'pay-1',
      lastOutcome: { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3 },
    });
    const { status } = await ask('how was checkout today?', asked, { hosts: [silent], incidents: [] });
    expect(status).toBe('unknown');
  });
});

it('offers what helps in trouble, whatever was asked of it', async () => {
  for (const intent of ['history', 'who', 'eta', 'cause', 'impact'] as const)
    expect((await ask('', { intent, targets: exports })).actions.slice(0, 3), intent).toEqual([
      { kind: 'tell-back', target: 'exports' },
      { kind: 'customer-text', target: 'exports' },
      { kind: 'ask-engineers' },
    ]);
});

it('knows what "it" is that somebody wants to hear back from, where only one thing is in trouble', async () => {
  const answer = await ask('lmk when its back', { intent: 'subscribe' });
  expect(answer).toMatchObject({
    said: 'Want a message when exports is back?',
    actions: [{ kind: 'tell-back', target: 'exports' }],
  });
});

it('leaves a percentage of some minutes out', async () => {
  const { said } = await ask(
    'history of exports',
    { intent: 'history', range: '7d', targets: exports },
    { exports: isUp, incidents: [over] },
  );
  expect(said).not.toMatch(/Up \d/);
});

describe('a text for the customer once it is over', () => {
  const fleet = { exports: isUp, incidents: [over, { ...ofServer, endedAtMs: over.endedAtMs }] };
  it.each(['need a text for the customer about exports', 'an apology for my customer with the length, please'])(
    'tells of the outage that just ended, and its length: %s',
    async (text) => {
      const { said } = await ask(text, { intent: 'customer', targets: exports }, fleet);
      expect(said).toMatch(/^CSV exports are working again since .* unavailable for [^.]+\. We apologise/);
    },
  );
  it('tells of nothing that is long past, unless an apology is asked for', async () => {
    const old = { ...over, startedAtMs: testNowMs - 300 * minuteMs, endedAtMs: testNowMs - 290 * minuteMs };
    const was = { ...fleet, incidents: [old] };
    const text = 'a text for the customer about exports';
    expect((await ask(text, { intent: 'customer', targets: exports }, was)).said).toMatch(/working normally/);
    const apology = 'an apology to the customer about exports';
    expect((await ask(apology, { intent: 'customer', targets: exports }, was)).said).toMatch(/We apologise/);
  });
});
