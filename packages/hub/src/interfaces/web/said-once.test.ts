/** A page says each thing once: a reader who meets a sentence again looks for what is new in it, in vain. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RowGroup } from '../../answers/answer.ts';
import { say, strong, type Text } from '../../format/text.ts';
import { aHealth, aHostView, aReadModel, aReason, aServiceView, testNowMs } from '../../testing/builders.ts';
import { htmlText } from './html.ts';
import { reasonList } from './pages/reason-list.ts';
import { renderAnswer } from './render-answer.ts';
import { aLivelyFleet, anAnswer } from './testing/some-parts.ts';
import { type Visitor, visit } from './testing/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await visit();
});
afterAll(() => visitor[Symbol.asyncDispose]());

/** What is read without opening anything. */
async function open(path: string, role?: 'engineer' | 'member'): Promise<string> {
  const { text } = await visitor.get(path, role);
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
  return main
    .replace(/<details(?! open).*?<\/details>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
}

const times = (text: string, words: string) => text.split(words).length - 1;

it('a server’s page gives each reason once, and engineers the exact terms of it', async () => {
  const member = await open('/hosts/checkout-2', 'member');
  expect(times(member, 'does not answer')).toBe(1);
  expect(member).not.toContain('Why');
  const engineer = await open('/hosts/checkout-2', 'engineer');
  expect(times(engineer, 'does not answer')).toBe(1);
  expect(engineer).toContain('Why connect timed out after 3 s since');
});

it('an incident’s page says once how long it lasted', async () => {
  const page = await open('/incidents/past-1');
  expect(times(page.slice(0, page.indexOf('Updates')), '14 minutes')).toBe(1);
});

it('a list of incidents does not repeat the title as the first update', async () => {
  expect(times(await open('/'), 'Card payments stopped working')).toBe(1);
});

it('what an engineer says of when it is back reaches customers, and the cause stands once in the list', async () => {
  const lively = aLivelyFleet();
  const by = { name: 'Esra', team: 'Payments' };
  const [open, ...others] = await lively.incidents({ fromMs: 0, toMs: testNowMs });
  if (!open) throw new Error('no incident');
  const note = (kind: 'update' | 'cause', text: string) => ({ atMs: testNowMs - 60_000, kind, by, text });
  const notes = [
    note('update', 'Restarting the queue, back by 23:45'),
    note('update', 'The fault is on 10.0.9.9:443'),
    note('update', 'See db-2:22 and host:8080'),
    note('cause', 'The disk of the queue was full'),
  ];
  const incidents = async () => [{ ...open, notes }, ...others];
  await using told = await visit({ readModel: () => ({ ...lively, incidents }) });
  const page = (await told.get('/')).text.replace(/<[^>]+>/g, ' ');
  expect(times(page, 'Restarting the queue, back by 23:45')).toBe(1);
  expect(page).not.toMatch(/10\.0\.9\.9|db-2|8080/);
  expect(times(page, 'The disk of the queue was full')).toBe(1);
});

it('the reason that stands as the cause is no update beside it', async () => {
  const lively = aLivelyFleet();
  const [first, ...others] = await lively.incidents({ fromMs: 0, toMs: testNowMs });
  if (!first) throw new Error('no incident');
  const cause = 'Only 1 of its servers is responding, and it needs 2.';
  const reason = { atMs: testNowMs - 60_000, kind: 'reason' as const, text: cause };
  const incident = { ...first, cause, timeline: [...first.timeline, reason] };
  const incidents = async () => [incident, ...others];
  await using told = await visit({
    readModel: () => ({ ...lively, incidents }),
    findIncident: async () => incident,
  });
  const page = (await told.get('/incidents/open-1', 'engineer')).text.replace(/<[^>]+>/g, ' ');
  expect(page).toContain('Sam is on it.');
  expect(times(page, cause)).toBe(1);
});

it('a reason that the verdict has in other words gives its exact terms alone', () => {
  const reasons = [
    aReason({ text: 'Not responding: the server or its network connection is down.', detail: 'no answer in time' }),
  ];
  const said = [
    say`worker-2 hasn't responded since Herald started.`,
    say`The server or its network connection is down.`,
  ];
  const list = htmlText(reasonList(reasons, { said, showsDetail: true, zone: 'UTC' }));
  expect(list).toContain('no answer in time');
  expect(list).not.toContain('Not responding');
});

it('how many servers of a service are healthy stands in its verdict and beside what it needs, and not as a reason too', async () => {
  const hosts = [
    aHostView({ name: 'web-1' }),
    aHostView({ name: 'web-2' }),
    aHostView({ name: 'web-3', status: 'degraded' }),
  ];
  const text = '2 of 3 servers are healthy, and it needs 2.';
  const reasons = [aReason({ code: 'fewer-hosts', text, detail: '2 of 3 up', weight: 'none' })];
  const view = aServiceView({
    name: 'web',
    hosts,
    health: aHealth('up', { reasons }),
    service: { needs: 2 },
  });
  await using told = await visit({ readModel: () => aReadModel({ services: [view] }) });
  const page = (await told.get('/services/web', 'engineer')).text.replace(/<[^>]+>/g, ' ');
  expect(page).toContain('web is up, with 2 of 3 servers healthy.');
  expect(page).toContain('2 of 3 up');
  expect(page).not.toContain('are healthy, and it needs');
});

it('the fleet page counts its servers once for the eye, and those that a search left again', async () => {
  const captionOf = async (path: string) => /<caption[^<]*/.exec((await visitor.get(path, 'engineer')).text)?.[0];
  expect(await captionOf('/fleet')).toBe('<caption class="hidden">6 servers');
  expect(await captionOf('/fleet?q=web')).toBe('<caption>2 servers');
});

it('the trend of the inquiries stands over its chart alone', async () => {
  expect(await open('/inquiries', 'engineer')).not.toMatch(/a day each week|No clear trend|too few to speak/);
});

it('an answer’s row is named once, and what belongs behind Details stands there', () => {
  const row = (name: string, line: Text) => ({
    kind: 'service' as const,
    name,
    status: 'up' as const,
    line,
    facts: [],
  });
  const groups: RowGroup[] = [
    { title: 'Services', status: 'up', rows: [row('storefront', say`${strong('storefront is up.')} All is well.`)] },
    { title: 'Disk', status: 'up', rows: [row('web-2', say`The disk of web-2 is 48 % full.`)] },
    { title: 'Servers', status: 'up', rows: [row('web-1', say`CPU 23 %`)], audience: 'details' },
  ];
  const text = htmlText(
    renderAnswer(anAnswer({ verdict: say`All is up.`, groups }), { zone: 'UTC', question: 'all?' }),
  );
  const shown = text.replace(/<details.*?<\/details>/gs, ' ').replace(/<[^>]+>/g, '');
  expect(times(shown, 'storefront')).toBe(1);
  expect(shown).toContain('storefront is up. All is well.');
  expect(times(shown, 'web-2')).toBe(1);
  expect(shown).toContain('The disk of web-2 is 48 % full.');
  expect(shown).not.toContain('web-1');
  expect(text).toMatch(/<details>.*web-1/s);
});
