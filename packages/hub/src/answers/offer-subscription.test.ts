/** "Tell me when …": of what somebody hears from then on, offered by a press, or done at once where it was asked outright. Now is 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { serviceTarget } from '../testing/a-question.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aDowntime, aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { told, withTimes } from '../testing/told.ts';

const shop = { targets: [serviceTarget('shop')] };
const both = { targets: [serviceTarget('shop'), serviceTarget('mail')] };
const window = (from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({
    id: 'work',
    services: ['shop'],
    startsAtMs: minutesAgo(-from),
    endsAtMs: minutesAgo(-to),
    ...more,
  });
const runs = window(-5, 5, { state: 'running' });
const soon = window(30, 90);
const spoken = { topic: { kind: 'maintenance' as const, ids: ['work'] } };
type World = { incidents?: readonly Incident[]; downtimes?: readonly Downtime[]; isSilent?: true };

async function ask(question: Partial<Question>, text = '', { incidents = [], downtimes = [], isSilent }: World = {}) {
  const lastOutcome = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 } as const;
  const silent = aServiceView({ name: 'shop', hosts: [aHostView({ name: 'web-1', lastOutcome })] });
  const readModel = await troubled(incidents, { downtimes, ...(isSilent && { services: [silent] }) });
  return answerTo({ intent: 'subscribe', turns: [], ...question }, readModel, text);
}
const lines = async (...given: Parameters<typeof ask>) => told(await ask(...given));
/** What is done at once. */
async function done(...given: Parameters<typeof ask>) {
  const { request } = await ask(...given);
  return request && [withTimes(request.done), ...request.lines.map(withTimes)];
}

describe('how something is', () => {
  it('is told of what is named, or of everything', async () => {
    expect(await lines(shop)).toEqual([
      'Want a message in Discord when shop goes down or comes back?',
      '[subscribe shop]',
    ]);
    expect(await lines({})).toEqual([
      'Want a message in Discord when anything goes down or comes back?',
      '[subscribe *]',
    ]);
    expect((await ask(shop, 'tell me when shop goes down')).request).toBeUndefined();
  });

  it('one press is for one thing', async () => {
    expect(await lines(both)).toEqual([
      'Want a message in Discord when shop goes down or comes back?',
      'For mail as well: /subscribe mail.',
      '[subscribe shop]',
    ]);
  });

  it('a time has no end there', async () => {
    expect((await lines({ ...shop, range: 'today' }))[1]).toBe('It goes on until you stop it with /subscriptions.');
  });
});

describe('"when it is back"', () => {
  const back: Partial<Question> = { ...shop, turns: ['return'] };
  const down = { incidents: [trouble('shop', 10)] };

  it('is told once, of what is down or just failed', async () => {
    for (const world of [down, { isSilent: true } as const])
      expect(await lines(back, '', world)).toEqual(['Want a message when shop is back?', '[tell-back shop]']);
  });

  it('is of what is down, where nothing is named; of several it is asked which', async () => {
    expect((await lines({ turns: ['return'] }, '', down))[0]).toBe('Want a message when shop is back?');
    const two = { incidents: [trouble('shop', 10), trouble('mail', 5)] };
    expect((await lines({ turns: ['return'] }, '', two)).at(-1)).toBe('[choose shop] [choose mail]');
    expect((await lines({ ...back, ...both }, '', two)).slice(0, 2)).toEqual([
      'Want a message when shop is back, and when mail is back?',
      '[tell-back shop] [tell-back mail]',
    ]);
  });

  it('is said of what is back already', async () => {
    const over = { incidents: [trouble('shop', 30, 20)] };
    expect(await lines(back, '', over)).toEqual(['shop is back up (down 10 minutes).', '[subscribe shop]']);
    expect((await lines(back))[0]).toBe('Want a message in Discord when shop goes down or comes back?');
  });

  it('is of no maintenance while something else is wrong', async () => {
    expect((await lines({ ...back, ...spoken }, '', { ...down, downtimes: [runs] }))[0]).toBe(
      'Want a message when shop is back?',
    );
  });

  it.each([
    'tell me when shop is back',
    'please let us know when it is up again',
    'Inform me, when it works',
    'gimme a ping when its back',
    'drop me a note once shop is up',
    'remind to me when it is back',
  ])('"%s" is done at once', async (text) => {
    expect(await done(back, text, down)).toEqual(["Done. I'll tell you here once shop is back up."]);
  });

  it.each([
    'will you tell me when shop is back?',
    'how can you tell me that it is back?',
    'do you message me?',
    'is it back',
  ])('"%s" is offered', async (text) => {
    expect(await done(back, text, down)).toBeUndefined();
  });
});

describe('a maintenance', () => {
  const plans: Partial<Question> = { ...shop, turns: ['plans'] };
  const rest = 'The message also comes when shop goes down or comes back; /subscribe can leave that out.';

  it('is told whole: announced, changed, begun, over', async () => {
    const offered = [
      'Want a message in Discord when maintenance on shop is scheduled, changes, begins or ends?',
      rest,
      '[subscribe shop]',
    ];
    expect(await lines(plans)).toEqual(offered);
    expect(await lines(plans, '', { downtimes: [soon] })).toEqual(offered);
    expect((await lines({ turns: ['plans'] }))[0]).toMatch(/when maintenance on anything is scheduled/);
    expect((await lines({ ...plans, ...both }))[1]).toBe('For mail as well: /subscribe mail.');
  });

  it.each(['finished', 'return'] as const)('asked for its end (%s), it says when that is', async (turn) => {
    expect(await lines({ ...plans, turns: ['plans', turn] }, '', { downtimes: [soon] })).toEqual([
      'Want a message in Discord when the maintenance on shop is over?',
      'It ends at 10:30.',
      'You will also hear when shop goes down or comes back; /subscribe can leave that out.',
      '[subscribe shop]',
    ]);
  });

  it('"when it is done" is of maintenance, also without a word of plans, unless something is down', async () => {
    const asked: Partial<Question> = { ...shop, turns: ['finished'] };
    expect((await lines(asked, '', { downtimes: [soon] }))[0]).toMatch(/^Want .* maintenance on shop is over/);
    expect((await lines(asked))[0]).toMatch(/goes down or comes back/);
    const down = { downtimes: [soon], incidents: [trouble('shop', 5)] };
    expect((await lines({ ...shop, turns: ['finished', 'return'] }, '', down))[0]).toMatch(/^Want a message when shop/);
  });

  it('that was spoken of is meant', async () => {
    expect((await lines({ ...spoken }, '', { downtimes: [runs] })).at(-1)).toBe('[subscribe shop]');
    expect((await lines({ ...spoken, turns: ['return'] }, '', { downtimes: [runs] }))[1]).toBe('It ends at 09:05.');
    // It is still to come: of its health.
    expect((await lines({ ...spoken, ...shop, turns: ['return'] }, '', { downtimes: [soon] }))[0]).toMatch(/goes down/);
    expect((await lines({ ...spoken, turns: ['finished'] }, '', { downtimes: [soon] }))[0]).toMatch(/is over/);
  });

  it('that runs is meant where something of it is asked', async () => {
    const asked: Partial<Question> = { ...shop, ofMaintenance: ['over'] };
    expect((await lines(asked, '', { downtimes: [runs] }))[0]).toMatch(/maintenance on shop/);
    expect((await lines(asked, '', { downtimes: [soon] }))[0]).toMatch(/goes down or comes back/);
    expect((await lines(shop, '', { downtimes: [runs] }))[0]).toMatch(/goes down or comes back/);
  });

  it.each<Partial<Downtime>>([{ state: 'finished' }, { state: 'cancelled' }, { hasNoEnd: true }])(
    'has no end to wait for with %j',
    async (more) => {
      const downtimes = [window(30, 90, more)];
      expect((await lines({ ...plans, turns: ['plans', 'finished'] }, '', { downtimes }))[0]).toMatch(/is scheduled/);
      expect((await lines({ ...shop, ...spoken }, '', { downtimes }))[0]).toMatch(/goes down or comes back/);
    },
  );

  it('asked outright, it is done', async () => {
    const text = 'tell me when the maintenance is over';
    expect(await done(plans, text, { downtimes: [soon] })).toEqual([
      "Done. I'll message you when the maintenance on shop begins, changes or is over.",
      'It is planned for 09:30 to 10:30.',
      'Later maintenance on shop is told too, until you stop it.',
    ]);
    expect(await done({ ...both, turns: ['plans'], ...spoken }, text, { downtimes: [runs] })).toEqual([
      "Done. I'll message you when the maintenance on shop changes or is over.",
      'It is planned to end at 09:05.',
      'For mail as well: /subscribe mail.',
      'Later maintenance on shop is told too, until you stop it.',
    ]);
    expect(await done(plans, 'when is the maintenance over', { downtimes: [soon] })).toBeUndefined();
    expect(await done(plans, text)).toBeUndefined();
    expect((await ask(plans, text, { downtimes: [soon] })).request).toMatchObject({
      target: 'shop',
      kinds: ['downtime'],
    });
  });

  it('of servers alone has their name, and looks a year ahead', async () => {
    const ofServer = { downtimes: [window(30, 90, { services: [], hosts: ['web-1'] })] };
    expect((await lines({ turns: ['plans'] }, '', ofServer)).at(-1)).toBe('[subscribe web-1]');
    const year = 366 * 24 * 60;
    const far = (from: number) => ({ downtimes: [window(from, from + 60)] });
    expect((await lines({ turns: ['plans'] }, '', far(year - 1))).at(-1)).toBe('[subscribe shop]');
    expect((await lines({ turns: ['plans'] }, '', far(year + 1))).at(-1)).toBe('[subscribe *]');
  });
});
