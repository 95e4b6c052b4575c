/** The conversation on the page: it stays in sight, gives words for customers, and lets a person be told. */
import { expect, it } from 'vitest';
import { say } from '../../../format/text.ts';
import { aDowntime, testNowMs } from '../../../testing/builders.ts';
import { aLivelyFleet, anAnswer } from '../testing/some-parts.ts';
import { type Visitor, visit } from '../testing/visit.ts';
import type { WebParts } from '../web-parts.ts';

const minuteMs = 60_000;
type SignedIn = ReturnType<Visitor['signIn']>;

async function post(
  { web }: Visitor,
  url: string,
  { cookie, csrf }: SignedIn,
  form: Record<string, string>,
  script = false,
) {
  const response = await web.app.inject({
    method: 'POST',
    url,
    headers: {
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
      ...(script ? { 'x-herald-csrf': csrf } : {}),
    },
    body: new URLSearchParams({ csrf, ...form }).toString(),
  });
  return { status: response.statusCode, text: response.body };
}

async function pageOf({ web }: Visitor, { cookie }: SignedIn): Promise<string> {
  return (await web.app.inject({ url: '/ask', headers: { cookie } })).body;
}

/** Questions on the page, from top to bottom. */
function questionsOn(page: string): string[] {
  return [...page.matchAll(/<h2 class="question"><time[^>]*>[^<]*<\/time> ([^<]*)</g)].map(([, asked = '']) => asked);
}

/** Pretends to know of these targets, whatever is asked. */
function about(...targets: string[]): Partial<WebParts> {
  return { ask: async () => anAnswer({ targets, intent: 'describe' }) };
}

it('keeps the conversation in sight for ten minutes, newest first, for this sign-in alone', async () => {
  let nowMs = testNowMs;
  await using visitor = await visit({
    clock: { now: () => nowMs, elapsed: () => nowMs, sleep: () => new Promise(() => undefined) },
  });
  const mine = visitor.signIn('member');
  await post(visitor, '/ask', mine, { question: 'is billing up?' });
  nowMs += minuteMs;
  const { text } = await post(visitor, '/ask', mine, { question: 'and the memory?' });
  expect(questionsOn(text)).toEqual(['and the memory?', 'is billing up?']);
  expect(questionsOn(await pageOf(visitor, mine))).toEqual(['and the memory?', 'is billing up?']);
  expect(questionsOn(await pageOf(visitor, visitor.signIn('member')))).toEqual([]);
  nowMs += 11 * minuteMs;
  expect(questionsOn(await pageOf(visitor, mine))).toEqual([]);
});

it('keeps ten questions and no more, and gives scripts only the newest', async () => {
  await using visitor = await visit();
  const mine = visitor.signIn('member');
  for (let at = 1; at <= 12; at += 1) await post(visitor, '/ask', mine, { question: `question ${at}` });
  expect(questionsOn(await pageOf(visitor, mine))).toHaveLength(10);
  const { text } = await post(visitor, '/ask', mine, { question: 'the last' }, true);
  expect(questionsOn(text)).toEqual(['the last']);
});

it('its headings leave out no level: who reads by headings goes from question to question', async () => {
  const row = { kind: 'host' as const, name: 'web-1', status: 'up' as const, line: say`CPU 23 %`, facts: [] };
  await using visitor = await visit({
    ask: async () => anAnswer({ groups: [{ title: 'Servers', status: 'up', rows: [row] }] }),
  });
  const { text } = await post(visitor, '/ask', visitor.signIn('member'), { question: 'all servers?' });
  const levels = [...text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels).toEqual([1, 2, 3]);
});

it('starts afresh: nothing stays in sight, and the next question leans on none before', async () => {
  const forgotten: string[] = [];
  await using visitor = await visit({ forgetQuestions: (personId) => forgotten.push(personId) });
  const mine = visitor.signIn('member');
  await post(visitor, '/ask', mine, { question: 'is billing up?' });
  expect((await post(visitor, '/ask/afresh', mine, {})).status).toBe(303);
  expect(questionsOn(await pageOf(visitor, mine))).toEqual([]);
  expect(forgotten).toEqual(['page:112233445566778899']);
});

it('gives a sentence for customers where a service is in trouble, in customers’ words and without a server', async () => {
  await using visitor = await visit(about('checkout'));
  const { text } = await post(visitor, '/ask', visitor.signIn('member'), { question: 'is checkout up?' });
  const [, words] = /<pre class="copy words"><code>([^<]*)</.exec(text) ?? [];
  expect(words).toBe(
    'We&#39;re aware that Card payments have been unavailable since 09:42 CET. We&#39;re looking into it.',
  );
});

it('gives the words of planned maintenance where nothing is wrong, and none where there is nothing to tell', async () => {
  await using planned = await visit(about('exports'));
  const { text } = await post(planned, '/ask', planned.signIn('member'), { question: 'is exports up?' });
  expect(text).toContain(
    'We have scheduled maintenance of CSV exports on Wed 4 Mar at 10:00 CET, for 90 minutes. Exports are not made for up to 90 minutes.',
  );
  const readModel = { ...aLivelyFleet({ checkout: 'up' }), downtimes: () => [] };
  await using quiet = await visit({ ...about('checkout'), readModel: () => readModel });
  const nothing = await post(quiet, '/ask', quiet.signIn('member'), { question: 'is checkout up?' });
  expect(nothing.text).not.toContain('Copy for customer');
});

it('says of maintenance that is under way until when it lasts', async () => {
  const window = aDowntime({
    startsAtMs: testNowMs - minuteMs,
    endsAtMs: testNowMs + 30 * minuteMs,
    services: ['exports'],
    state: 'running',
  });
  const readModel = { ...aLivelyFleet(), downtimes: () => [window] };
  await using visitor = await visit({ ...about('exports'), readModel: () => readModel });
  const { text } = await post(visitor, '/ask', visitor.signIn('member'), { question: 'is exports up?' });
  expect(text).toMatch(/CSV exports are under planned maintenance until \d\d:\d\d CET\./);
});

it('lets a person who has a Discord account be told of one thing that there is, and nobody else', async () => {
  const followed: unknown[] = [];
  await using visitor = await visit({
    ...about('checkout'),
    follow: async (personId, target) => void followed.push({ personId, target }),
  });
  const mine = visitor.signIn('member');
  const { text } = await post(visitor, '/ask', mine, { question: 'is checkout up?' });
  expect(text).toContain('Tell me when checkout changes');
  const said = await post(visitor, '/follow', mine, { name: 'checkout' }, true);
  expect(said.text).toContain('Done. Herald messages you in Discord when checkout goes down');
  expect((await post(visitor, '/follow', mine, { name: 'vault-9' })).status).toBe(404);
  expect(followed).toEqual([{ personId: '112233445566778899', target: { kind: 'service', name: 'checkout' } }]);
  const page = (await visitor.get('/services/checkout', 'member')).text;
  expect(page).toContain('Tell me when checkout changes');
  expect((await visitor.get('/services/checkout')).text).not.toContain('Tell me when');
  await using mute = await visit(about('checkout'));
  expect((await post(mute, '/ask', mute.signIn('member'), { question: 'x' })).text).not.toContain('Tell me when');
});

it('from the page of a service the words for a customer are one press away', async () => {
  const asked: string[] = [];
  await using visitor = await visit({
    ask: async ({ text }) => {
      asked.push(text);
      const words = say`CSV exports are working normally.`;
      return anAnswer({ intent: 'customer', verdict: words, lines: [say`For exports, as before.`], toPaste: [words] });
    },
  });
  const mine = visitor.signIn('member');
  const page = (await visitor.get('/services/exports', 'member')).text;
  const [, again = ''] = /<button name="again" value="([^"]+)">Copy for customer/.exec(page) ?? [];
  const { text } = await post(visitor, '/ask', mine, { again });
  expect(asked).toEqual(['what do I tell customers about exports?']);
  expect(text).toMatch(
    /<details class="customers" open>.*<pre class="copy words"><code>CSV exports are working normally\.<\/code><\/pre>/s,
  );
});
