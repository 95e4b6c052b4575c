/** Feeds, badge and logo: read by parsers that are not ours, and the same story as on the page. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { expect, it } from 'vitest';
import type { Period } from '../../../domain/history.ts';
import type { Incident } from '../../../domain/incident.ts';
import { openBrowser } from '../../../testing/browser.ts';
import { anIncident, testNowMs } from '../../../testing/builders.ts';
import { aLivelyFleet, someParts } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';
import { badge } from './badge.ts';
import { writeAtom } from './write-atom.ts';
import { writeRss } from './write-rss.ts';
import { xmlText } from './xml-text.ts';

const webUrl = 'https://status.example.com';
const { settings } = someParts();
const visitSite = (override: Parameters<typeof visit>[0] = {}) =>
  visit({ settings: { ...settings, webUrl }, ...override });

/** Atom says of each text of which kind it is. */
function plainOf(text: string | { value?: string | undefined } | undefined): string | undefined {
  return typeof text === 'string' ? text : text?.value;
}

it('RSS and Atom tell the same incidents and maintenance as the page, with links to each', async () => {
  await using visitor = await visitSite();
  const rss = parseRssFeed((await visitor.get('/feed.rss')).text);
  const atom = parseAtomFeed((await visitor.get('/feed.atom')).text);
  const titles = [
    'Card payments stopped working',
    'Resolved: The shop stopped working',
    'Scheduled maintenance: Database patching',
  ];
  for (const title of titles) {
    const item = rss.items?.find((one) => one.title === title);
    const entry = atom.entries?.find((one) => plainOf(one.title) === title);
    expect(item, title).toBeDefined();
    expect(item?.guid?.value).toBe(title.startsWith('Resolved') ? `${entry?.id}:resolved` : entry?.id);
    expect(item?.description).toBe(plainOf(entry?.content));
    expect(item?.link).toBe(entry?.links?.[0]?.href);
  }
  const open = rss.items?.find(({ title }) => title === titles[0]);
  expect(open?.link).toBe('https://status.example.com/incidents/open-1');
  expect(open?.description).toContain('<p>Impact: Not available.</p>');
  const page = (await visitor.get('/incidents/open-1')).text;
  for (const [, said = ''] of (open?.description ?? '').matchAll(/<p>[^<]*?CET: ([^<]+)<\/p>/g))
    expect(page).toContain(said);
  expect(atom.links?.find(({ rel }) => rel === 'self')?.href).toBe('https://status.example.com/feed.atom');
  expect(Date.parse(String(atom.updated))).toBeLessThanOrEqual(testNowMs);
});

it('they are the same for everybody, and the same again while nothing happens', async () => {
  await using visitor = await visitSite();
  for (const path of ['/feed.rss', '/feed.atom', '/badge/checkout.svg']) {
    const mine = await visitor.get(path, 'platform');
    expect(mine.text, path).toBe((await visitor.get(path)).text);
    expect(mine.headers['cache-control'], path).toMatch(/^public, max-age=\d+$/);
  }
});

it('are closed with the status page', async () => {
  await using visitor = await visitSite({ settings: { ...settings, publicStatus: 'closed' } });
  for (const path of ['/feed.rss', '/feed.atom', '/badge/checkout.svg', '/site/logo', '/history', '/incidents/open-1'])
    expect((await visitor.get(path)).status, path).toBe(401);
});

it('a feed without anything in it is a feed all the same', async () => {
  const readModel = { ...aLivelyFleet({ checkout: 'up' }), incidents: async () => [], downtimes: () => [] };
  await using visitor = await visitSite({ readModel: () => readModel });
  expect(parseRssFeed((await visitor.get('/feed.rss')).text).title).toBe('Herald status');
  expect(plainOf(parseAtomFeed((await visitor.get('/feed.atom')).text).title)).toBe('Herald status');
});

it('a feed of one service has its incidents and its maintenance, and is the feed of no other', async () => {
  await using visitor = await visitSite();
  const rss = parseRssFeed((await visitor.get('/feed.rss?for=exports')).text);
  expect(rss.title).toBe('Herald status: CSV exports');
  expect(rss.items?.map(({ title }) => title)).toEqual(['Scheduled maintenance: Database patching']);
  const checkout = parseAtomFeed((await visitor.get('/feed.atom?for=checkout')).text);
  expect(checkout.entries?.map(({ title }) => plainOf(title))).toEqual(['Card payments stopped working']);
  const atom = parseAtomFeed((await visitor.get('/feed.atom?for=checkout&for=storefront')).text);
  expect(atom.entries?.map(({ title }) => plainOf(title))).toContain('Resolved: The shop stopped working');
  const self = 'https://status.example.com/feed.atom?for=checkout&for=storefront';
  expect([atom.id, atom.links?.find(({ rel }) => rel === 'self')?.href]).toEqual([self, self]);
  expect((await visitor.get('/feed.atom?for=nix')).status).toBe(404);
});

it('maintenance is dated when it was announced and leads to its own page; what is not announced yet is no news', async () => {
  const announcedAtMs = testNowMs - 26 * 3_600_000;
  const announced = async (period: Period) =>
    aLivelyFleet()
      .downtimes(period)
      .filter(({ id }) => id === 'downtime-1')
      .map((downtime) => ({ downtime, announcedAtMs, changedAtMs: announcedAtMs }));
  await using visitor = await visitSite({ announced });
  const { items = [] } = parseRssFeed((await visitor.get('/feed.rss')).text);
  const planned = items.filter(({ title = '' }) => title.startsWith('Scheduled maintenance'));
  expect(planned.map(({ title }) => title)).toEqual(['Scheduled maintenance: Database patching']);
  expect(Date.parse(planned[0]?.pubDate ?? '')).toBe(announcedAtMs);
  const path = new URL(planned[0]?.link ?? '').pathname;
  expect(path).toMatch(/^\/maintenance\/[0-9a-f]{32}$/);
  const page = await visitor.get(path);
  expect(page.status).toBe(200);
  for (const words of ['Database patching', 'CSV exports', 'Exports are not made for up to 90 minutes.'])
    expect(page.text).toContain(words);
});

it('the end is news to a reader of RSS, who shows an id once, and dated when it came', async () => {
  const [endedAtMs, atMs] = [testNowMs - 3_600_000, testNowMs - 7_200_000];
  const target = { kind: 'service', name: 'checkout' } as const;
  const { endedAtMs: _, ...incident } = anIncident({ id: 'i', target, startedAtMs: atMs });
  const itemOf = async (found: Incident) => {
    await using visitor = await visitSite({
      readModel: () => ({ ...aLivelyFleet(), incidents: async () => [found] }),
      announced: async () => [],
    });
    const [item] = parseRssFeed((await visitor.get('/feed.rss')).text).items ?? [];
    const [entry] = parseAtomFeed((await visitor.get('/feed.atom')).text).entries ?? [];
    return { guid: item?.guid?.value, dated: Date.parse(item?.pubDate ?? ''), atomId: entry?.id };
  };
  const [before, after] = [await itemOf(incident), await itemOf({ ...incident, endedAtMs })];
  expect(after.guid).not.toBe(before.guid);
  expect([before.dated, after.dated]).toEqual([atMs, endedAtMs]);
  // Atom has `updated` for it.
  expect(after.atomId).toBe(before.atomId);
});

it('maintenance that was extended and ended by the time first planned is not told as extended', async () => {
  const [downtime] = aLivelyFleet().downtimes({ fromMs: 0, toMs: 2 * testNowMs });
  if (!downtime) throw new Error('the fleet plans something');
  const startsAtMs = testNowMs - 3_600_000;
  const told = async (minutes: number) => {
    const finishedAtMs = startsAtMs + minutes * 60_000;
    const times = { startsAtMs, endsAtMs: testNowMs, plannedEndsAtMs: startsAtMs + 1_800_000, finishedAtMs };
    const announced = async () => [
      { downtime: { ...downtime, ...times, state: 'finished' as const }, announcedAtMs: 0, changedAtMs: finishedAtMs },
    ];
    await using visitor = await visitSite({ announced });
    const items = parseRssFeed((await visitor.get('/feed.rss')).text).items ?? [];
    return items.find(({ title = '' }) => title.startsWith('Maintenance completed'))?.description;
  };
  expect(await told(29)).not.toContain('extended');
  expect(await told(31)).toContain('It was extended');
});

it('without an address of its own it is still valid, and believes no Host header', async () => {
  await using visitor = await visit();
  const headers = { host: 'evil.example' };
  for (const url of ['/feed.rss', '/feed.atom', '/']) {
    const { body } = await visitor.web.app.inject({ method: 'GET', url, headers });
    expect(body).not.toContain('evil.example');
  }
  expect(parseRssFeed((await visitor.get('/feed.rss')).text).items?.length).toBeGreaterThan(1);
});

it('where its address is not certain only the feed that can do without one is offered, and leads to each incident', async () => {
  await using visitor = await visit();
  const from = async (url: string) =>
    (await visitor.web.app.inject({ url, headers: { host: 'status.internal' } })).body;
  const page = await from('/');
  expect(page).toContain('href="/feed.atom"');
  expect(page).not.toContain('feed.rss');
  const atom = parseAtomFeed(await from('/feed.atom'));
  const open = atom.entries?.find(({ title }) => plainOf(title) === 'Card payments stopped working');
  expect(open?.links?.[0]?.href).toBe('/incidents/open-1');
  await using named = await visitSite();
  const withAddress = (await named.get('/')).text;
  expect(withAddress).toContain('href="/feed.rss"');
  expect(withAddress).toContain('/feed subscribe https://status.example.com/feed.rss');
});

it('on the machine itself links are whole without any setting', async () => {
  await using visitor = await visit();
  const from = async (url: string) => (await visitor.web.app.inject({ url, headers: { host: 'localhost:8080' } })).body;
  const [item] = parseRssFeed(await from('/feed.rss')).items ?? [];
  expect(item?.link).toMatch(/^http:\/\/localhost:8080\/(incidents|maintenance)\//);
  expect(await from('/')).toContain('<meta property="og:image" content="http://localhost:8080/preview.png">');
});

/** Feed readers forgive what a strict reader of XML does not: a browser is one. */
it('whatever people write, feeds and badges are well-formed, to a reader that forgives nothing', {
  timeout: 90_000,
}, async () => {
  const typed = ['& < > " \' ]]> &amp; <!--', ...fc.sample(fc.string({ unit: 'binary' }), 200)];
  const documents = typed.flatMap((text) => {
    const title = `a ${text} z`;
    const entry = {
      id: `urn:x:${text}`,
      stage: '' as const,
      title,
      path: `/${text}`,
      publishedAtMs: 0,
      updatedAtMs: 0,
      lines: [title],
    };
    const feed = { title, query: '', updatedAtMs: 0, entries: [entry] };
    return [writeRss(feed, webUrl), writeAtom(feed, webUrl), badge(title, 'up')];
  });
  await using browser = await openBrowser();
  const page = await browser.newPage();
  const broken = await page.evaluate(brokenXml, documents);
  expect(broken.slice(0, 1)).toEqual([]);
  expect(await page.evaluate(brokenXml, ['<a>&</a>'])).toHaveLength(1);
});

it('dates are written as each form wants them, and every address is whole', async () => {
  await using visitor = await visitSite();
  const rss = (await visitor.get('/feed.rss')).text;
  const dates = [...rss.matchAll(/<(?:pubDate|lastBuildDate)>([^<]*)</g)].map(([, date = '']) => date);
  expect(dates.length).toBeGreaterThan(2);
  // RFC 822, with a year of four digits.
  for (const date of dates) expect(date).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/);
  const atom = (await visitor.get('/feed.atom')).text;
  const moments = [...atom.matchAll(/<(?:updated|published)>([^<]*)</g)].map(([, moment = '']) => moment);
  expect(moments.length).toBeGreaterThan(2);
  for (const moment of moments) expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  const links = [...`${rss}${atom}`.matchAll(/(?:<link>|href=")([^"<]*)/g)].map(([, link = '']) => link);
  for (const link of links) expect(link).toMatch(/^https:\/\/status\.example\.com/);
});

it('whatever people write, both stay documents that give it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const title = `a ${typed} z`;
      const entry = {
        id: 'urn:x:1',
        stage: '' as const,
        title,
        path: '/',
        publishedAtMs: 0,
        updatedAtMs: 0,
        lines: [title],
      };
      const feed = { title: 'Status', query: '', updatedAtMs: 0, entries: [entry] };
      const shown = title.replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}\ufffe\uffff]|\p{Cs}/gu, '').replaceAll(/\s+/g, ' ');
      for (const read of [
        parseRssFeed(writeRss(feed, webUrl)).items?.[0]?.title,
        plainOf(parseAtomFeed(writeAtom(feed, webUrl)).entries?.[0]?.title),
      ])
        expect(read?.replaceAll(/\s+/g, ' ')).toBe(shown);
    }),
  );
});

it('emoji and words that are spelt with joiners stay whole in feeds, badges and pages', async () => {
  const name = 'Team 👩‍💻: به‌روزرسانی';
  const lively = aLivelyFleet();
  const services = new Map(
    [...lively.registry.services].map(([key, service]) => [key, { ...service, customers: name }]),
  );
  const renamed = () => ({ ...lively, registry: { ...lively.registry, services } });
  await using visitor = await visitSite({ readModel: renamed });
  expect(parseRssFeed((await visitor.get('/feed.rss?for=exports')).text).title).toBe(`Herald status: ${name}`);
  expect(plainOf(parseAtomFeed((await visitor.get('/feed.atom?for=exports')).text).title)).toContain(name);
  for (const path of ['/', '/badge/checkout.svg']) expect((await visitor.get(path)).text, path).toContain(name);
});

it('a badge says the customers’ name and how it is; a hostile name stays text', async () => {
  await using visitor = await visitSite();
  const { text, headers } = await visitor.get('/badge/checkout.svg');
  expect(headers['content-type']).toContain('image/svg+xml');
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  expect(text).toContain('<title>Card payments: down</title>');
  expect((await visitor.get('/badge/storefront.svg')).text).toContain('The shop: operational');
  const lengthOf = (title: string) => Number(/textLength="(\d+)"/.exec(badge(title, 'up'))?.[1]);
  // A wide letter is given the room that it takes.
  expect(lengthOf('支付服务客户门户')).toBe(88);
  expect(lengthOf('payments')).toBe(53);
  expect(xmlText('</text><script>\u202e')).toBe('&lt;/text&gt;&lt;script&gt;');
  expect((await visitor.get('/badge/nix.svg')).status).toBe(404);
});

it('the logo is served from its file, and a drawing with scripts runs none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-logo-'));
  try {
    const logoFile = join(folder, 'logo.svg');
    await writeFile(logoFile, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const lively = aLivelyFleet();
    const site = (file: string) => ({
      ...lively,
      registry: { ...lively.registry, site: { logoFile: file, groups: [] } },
    });
    await using visitor = await visitSite({ readModel: () => site(logoFile) });
    const { status, headers } = await visitor.get('/site/logo');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('image/svg+xml');
    expect(headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    expect((await visitor.get('/')).text).toContain('<img class="logo" src="/site/logo"');
    await using without = await visitSite({ readModel: () => site(join(folder, 'gone.svg')) });
    expect((await without.get('/site/logo')).status).toBe(404);
    await writeFile(logoFile, Buffer.alloc(300_000));
    expect((await visitor.get('/site/logo')).status).toBe(404);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('an incident of a private service is in no feed', async () => {
  const secret = anIncident({ id: 'secret', target: { kind: 'service', name: 'vault' } });
  await using visitor = await visitSite({ readModel: () => ({ ...aLivelyFleet(), incidents: async () => [secret] }) });
  for (const path of ['/feed.rss', '/feed.atom', '/history', '/'])
    expect((await visitor.get(path)).text, path).not.toMatch(/Internal secrets|vault|incidents\/secret/);
});

/** Runs in the browser. */
function brokenXml(documents: readonly string[]): string[] {
  const reader = new DOMParser();
  return documents.filter((one) => reader.parseFromString(one, 'application/xml').querySelector('parsererror'));
}
