/** "Is it over?", "still down?", "again?": yes or no to that, before how it is. Now is 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Health, HealthStatus } from '../domain/health.ts';
import type { Incident } from '../domain/incident.ts';
import { say } from '../format/text.ts';
import { minutesAgo, noted, trouble, troubled } from '../testing/a-trouble.ts';
import { aHealth, aHostView, aReason, aServiceView, testNowMs } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { answeringAgain, answeringWhetherOver } from './is-it-over.ts';

const silent = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 } as const;
const heard = aHostView().lastReport;
const answering = { kind: 'report', atMs: testNowMs, elapsedMs: 4, clockSkewSeconds: 0 } as const;
const viewOf = (health: Health, lastOutcome: Parameters<typeof aHostView>[0] = {}) =>
  aServiceView({ name: 'shop', health, hosts: [aHostView({ name: 'web-1', health, ...lastOutcome })] });
const reasons = [aReason({ text: 'None of its servers is responding.' })];
const answerOf = (status: Answer['status'], ...lines: string[]): Answer => ({
  ...bareAnswer(
    'health',
    ['shop'],
    say`shop is ${status}.`,
    lines.map((line) => say`${line}`),
  ),
  status,
});
type Turns = Question['turns'];

async function whether(
  turns: Turns,
  status: HealthStatus,
  incidents: readonly Incident[] = [],
  view = viewOf(aHealth(status)),
) {
  const found = answeringWhetherOver(answerOf(status), view, { turns }, await troubled(incidents));
  return found && told(found);
}

describe('is it over, still down?', () => {
  it.each<[turns: Turns, status: HealthStatus, says: string]>([
    [['over'], 'down', 'Not yet: shop is down.'],
    [['still'], 'down', 'Yes, still: shop is down.'],
    [['over'], 'degraded', 'Not quite: shop is degraded.'],
    [['still'], 'degraded', 'Not down: shop is degraded.'],
    [['still', 'slow'], 'degraded', 'Yes, still: shop is degraded.'],
    [['over', 'slow'], 'degraded', 'Not quite: shop is degraded.'],
    [['still'], 'unknown', 'Not certain: shop is unknown.'],
    [['over'], 'up', 'Yes: shop is up.'],
    [['still'], 'up', 'No: shop is up.'],
    [['still', 'over'], 'up', 'No: shop is up.'],
  ])('%j of what is %s', async (turns, status, says) => {
    expect((await whether(turns, status))?.[0]).toBe(says);
  });

  it.each<Turns>([[], ['slow'], ['over', 'plans'], ['still', 'plans'], ['over', 'nth'], ['still', 'nth']])(
    '%j asks something else',
    async (...turns) => {
      expect(await whether(turns, 'down')).toBeUndefined();
    },
  );

  it('of what is planned nothing is over', async () => {
    const planned = {
      downtimeId: 'work',
      title: 'Work',
      startsAtMs: 0,
      endsAtMs: minutesAgo(-9),
      takesDown: true,
    } as const;
    expect(await whether(['over'], 'down', [], viewOf(aHealth('down', { planned })))).toBeUndefined();
    const answer = answeringWhetherOver(
      answerOf('planned'),
      viewOf(aHealth()),
      { turns: ['over'] },
      await troubled([]),
    );
    expect(answer).toBeUndefined();
  });

  it('what answers again is not called up yet, and its reason is true no more', async () => {
    const health = aHealth('down', { reasons });
    const report = heard?.report ?? expect.unreachable();
    const view = viewOf(health, { lastOutcome: { ...answering, report } });
    const answer = answerOf('down', 'Customers can buy nothing.', 'None of its servers is responding.');
    const ask = async (one: typeof view | (typeof view.hosts)[number]) =>
      told(answeringWhetherOver(answer, one, { turns: ['over'] }, await troubled([])) ?? answer);
    const looksSo = [
      "It looks so: web-1 is responding again; I'll call it up after one more good reading.",
      'shop is down.',
      'Customers can buy nothing.',
    ];
    expect(await ask(view)).toEqual(looksSo);
    expect(await ask(view.hosts[0] ?? expect.unreachable())).toEqual(looksSo);
    expect((await ask(viewOf(health, { lastOutcome: silent })))[0]).toBe('Not yet: shop is down.');
    expect((await ask(viewOf(aHealth('up'), { lastOutcome: { ...answering, report } })))[0]).toBe(
      'Not yet: shop is down.',
    );
  });

  it('of what was out today it says since when it is well, why, and what was said last', async () => {
    const notes = [noted('update', 25, { text: 'a new disk' }), noted('cause', 22, { text: 'a broken disk' })];
    const incidents = [trouble('shop', 60, 50), trouble('shop', 30, 20, { notes }), trouble('web-1', 15, 10)];
    const view = viewOf(aHealth());
    const answer = answerOf('up', 'All is well.', 'Nothing is planned.');
    const lines = answeringWhetherOver(answer, view, { turns: ['over'] }, await troubled(incidents));
    expect(lines && told(lines)).toEqual([
      'Yes: shop is back up since 08:40 (down 10 minutes).',
      'All is well.',
      'Cause, according to Esra (Web): a broken disk.',
      'Latest from Esra (08:35): a new disk',
      'Nothing is planned.',
    ]);
    expect((await whether(['over'], 'up', [trouble('shop', 20 * 60, 19 * 60)]))?.[0]).toBe('Yes: shop is up.');
  });
});

describe('again?', () => {
  async function again(
    status: HealthStatus,
    incidents: readonly Incident[],
    more: string[] = [],
    turns: Turns = ['nth'],
  ) {
    const answer = answerOf(status, 'One line.', ...more);
    return told(answeringAgain(answer, viewOf(aHealth(status)), { turns }, await troubled(incidents)));
  }
  const before = trouble('shop', 60, 50);

  it('of what is out: which time it is comes first', async () => {
    expect(await again('down', [before, trouble('shop', 10)])).toEqual([
      'Yes, again: shop is down.',
      "It's the 2nd outage today; the last was 08:00 to 08:10 (shop did not answer).",
      'One line.',
    ]);
    expect(await again('down', [trouble('shop', 10)])).toEqual([
      'shop is down.',
      "It's the first outage today.",
      'One line.',
    ]);
    expect((await again('degraded', [trouble('shop', 10, undefined, { worst: 'degraded' })]))[1]).toBe(
      "It's the first time today.",
    );
    expect((await again('degraded', [before, trouble('shop', 10, undefined, { worst: 'degraded' })]))[0]).toBe(
      'Yes, again: shop is degraded.',
    );
  });

  it('of what is well: how often it was, after how it is', async () => {
    expect(await again('up', [before], ['Another.'])).toEqual([
      'shop is up.',
      'One line.',
      'It was out once today, from 08:00 to 08:10 (shop did not answer).',
      'Another.',
    ]);
    expect((await again('up', [trouble('shop', 90, 80), before]))[2]).toBe(
      'It was out twice today, last from 08:00 to 08:10 (shop did not answer).',
    );
    expect(await again('up', [])).toEqual(['shop is up.', 'One line.']);
  });

  it('is said once, where it is asked, and not of what is planned', async () => {
    expect(await again('up', [before], ['Again: so it is.'])).toEqual(['shop is up.', 'One line.', 'Again: so it is.']);
    expect(await again('down', [before], [], [])).toEqual(['shop is down.', 'One line.']);
    const planned = {
      downtimeId: 'work',
      title: 'Work',
      startsAtMs: 0,
      endsAtMs: minutesAgo(-9),
      takesDown: true,
    } as const;
    const answer = answeringAgain(
      answerOf('down'),
      viewOf(aHealth('down', { planned })),
      { turns: ['nth'] },
      await troubled([before]),
    );
    expect(told(answer)).toEqual(['shop is down.']);
  });
});
