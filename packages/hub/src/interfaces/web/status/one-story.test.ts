/** One incident is told alike by its page, by the feeds, by the API and in Discord: the same lines, cause and length. */
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellCause } from '../../../answers/asked-about-trouble.ts';
import type { ReadModel } from '../../../answers/read-model.ts';
import type { Incident } from '../../../domain/incident.ts';
import { plainText, type Text } from '../../../format/text.ts';
import { whoAndWhenWords } from '../../../format/who-words.ts';
import { aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../../../testing/builders.ts';
import { publicTimeline } from '../public-words.ts';
import { someParts, testSecrets } from '../testing/some-parts.ts';
import { type Visitor, visit } from '../testing/visit.ts';

const minuteMs = 60_000;
const startedAtMs = testNowMs - 120 * minuteMs;
const esra = { name: 'Esra', team: 'Payments' };

/** Down for 46 minutes, with what an engineer said of it. */
const incident: Incident = anIncident({
  id: 'story',
  target: { kind: 'service', name: 'exports' },
  startedAtMs,
  endedAtMs: startedAtMs + 46 * minuteMs,
  worst: 'down',
  cause: 'None of its servers responded.',
  acknowledgedAtMs: startedAtMs + 2 * minuteMs,
  timeline: [
    { atMs: startedAtMs + minuteMs, kind: 'opened', text: 'None of its servers responded.' },
    { atMs: startedAtMs + 2 * minuteMs, kind: 'acknowledged', text: 'An engineer is on it.' },
    { atMs: startedAtMs + 46 * minuteMs, kind: 'closed', text: 'It is back up.' },
  ],
  notes: [
    { atMs: startedAtMs + 2 * minuteMs, kind: 'on-it', by: esra, text: '' },
    { atMs: startedAtMs + 5 * minuteMs, kind: 'update', by: esra, text: 'We are restarting the queue' },
    { atMs: startedAtMs + 60 * minuteMs, kind: 'cause', by: esra, text: 'The disk of the queue was full' },
  ],
});

function aModel(): ReadModel {
  const hosts = [aHostView({ name: 'worker-1' })];
  const services = [aServiceView({ name: 'exports', hosts, service: { customers: 'CSV exports' } })];
  return aReadModel({ nowMs: testNowMs, services, incidents: [incident] });
}

let visitor: Visitor;
beforeAll(async () => {
  const { settings } = someParts();
  visitor = await visit({ settings: { ...settings, webUrl: 'https://status.example.com' }, readModel: aModel });
});
afterAll(() => visitor[Symbol.asyncDispose]());

const plain = (text: Text) => plainText(text, () => 'a time');
const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

it('the lines of the public page are those of both feeds', async () => {
  const page = words((await visitor.get('/incidents/story')).text);
  const item = parseRssFeed((await visitor.get('/feed.rss')).text).items?.[0];
  const entry = parseAtomFeed((await visitor.get('/feed.atom')).text).entries?.[0];
  const content = entry?.content;
  expect(item?.description).toBe(typeof content === 'string' ? content : content?.value);
  const said = [...(item?.description ?? '').matchAll(/<p>(?:[^<]*? CET: )?([^<]+)<\/p>/g)].map(
    ([, line = '']) => line,
  );
  expect(said).toEqual([
    'Resolved after 46 minutes.',
    'We are restarting the queue',
    'Our engineers are working on it.',
    'CSV exports stopped working.',
    'Impact: Not available.',
    'Cause: The disk of the queue was full',
    'Duration: 46 minutes.',
  ]);
  for (const line of said.slice(0, 4)) expect(page).toContain(line);
  // Noted a quarter of an hour after the end: a reader shows it again.
  expect(Date.parse(String(entry?.updated))).toBe(startedAtMs + 60 * minuteMs);
  const facts = page.slice(0, page.indexOf('Updates'));
  for (const fact of ['Impact Not available', 'Cause The disk of the queue was full', 'Resolved after 46 minutes'])
    expect(facts).toContain(fact);
});

it('customers read that it stopped working when it began, not when that was sure', async () => {
  const page = words((await visitor.get('/incidents/story')).text);
  expect(page).toContain('Began Mon 2 Mar, 08:00:00 CET');
  expect(page).toContain('Mon 2 Mar, 08:00 CET CSV exports stopped working.');
});

it('the API tells colleagues the same cause, times and lines as their page', async () => {
  const response = await visitor.web.app.inject({
    url: '/api/v1/incidents',
    headers: { authorization: `Bearer ${testSecrets.apiToken}` },
  });
  const [told] = response.json().incidents;
  expect(told).toMatchObject({
    cause: 'The disk of the queue was full',
    startedAt: new Date(startedAtMs).toISOString(),
    endedAt: new Date(startedAtMs + 46 * minuteMs).toISOString(),
    updates: [
      { kind: 'on-it', by: 'Esra (Payments)', text: '' },
      { kind: 'update', by: 'Esra (Payments)', text: 'We are restarting the queue', backBy: null },
      { kind: 'cause', by: 'Esra (Payments)', text: 'The disk of the queue was full' },
    ],
  });
  const page = words((await visitor.get('/incidents/story', 'member')).text);
  for (const { by, text } of told.updates.filter((one: { text: string }) => one.text !== ''))
    expect(page).toMatch(new RegExp(`${by.replace(/[()]/g, '\\$&')}: (Cause: )?${text}`));
  expect(page).toContain('Esra (Payments) is on it.');
});

it('Discord answers with the same cause and length, and names the same person and line', async () => {
  const readModel = aModel();
  const { verdict, lines } = await tellCause(['exports'], readModel);
  const answer = [verdict, ...lines].map(plain).join(' ');
  expect(answer).toContain('The disk of the queue was full');
  expect(answer).toContain('46 minutes');
  expect(whoAndWhenWords(incident).map(plain)).toEqual([
    'Esra (Payments) is on it since a time.',
    'Latest from Esra (a time): We are restarting the queue',
  ]);
});

it('tells customers of each turn how it was then, and not what came of it', () => {
  const at = (minutes: number) => testNowMs + minutes * minuteMs;
  const turns: Incident = {
    ...incident,
    worst: 'degraded',
    timeline: [
      { atMs: at(0), kind: 'opened', text: 'A.', status: 'degraded' },
      { atMs: at(15), kind: 'worsened', text: 'B.', status: 'unknown' },
      { atMs: at(16), kind: 'eased', text: 'A.', status: 'degraded' },
      { atMs: at(20), kind: 'worsened', text: 'C.', status: 'down' },
    ],
  };
  expect(publicTimeline(turns, 'The shop', (text) => text).map(({ text }) => text)).toEqual([
    'The shop slowed down.',
    "It can't be monitored at the moment.",
    'It is working, slowly or with reduced capacity.',
    'It became worse: The shop stopped working.',
  ]);
});
