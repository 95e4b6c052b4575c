/** The status page as a customer reads it. */
import { expect, it } from 'vitest';
import { aDowntime, anIncident, aRegistry, testNowMs } from '../../../testing/builders.ts';
import { openStream } from '../testing/open-stream.ts';
import { aLivelyFleet } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';

const plain = (text: string) =>
  text
    .replace(/<title>[^<]*<\/title>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

function livelySite(change: Parameters<typeof aLivelyFleet>[0] = {}) {
  const lively = aLivelyFleet(change);
  const site = {
    company: 'Example Shop',
    homeUrl: 'https://shop.example.com',
    colour: '#0a5bb5',
    supportUrl: 'https://shop.example.com/help',
    groups: [
      { title: 'Reports', services: ['exports'] },
      { title: 'Buying', services: ['storefront', 'checkout', 'vault'] },
    ],
  };
  return { ...lively, registry: { ...lively.registry, site } };
}

it('bears the company’s name, its colour and its help, not Herald’s name', async () => {
  await using visitor = await visit({ readModel: () => livelySite() });
  const { text } = await visitor.get('/');
  expect(text).toContain('<title>Down: Card payments · Example Shop status</title>');
  expect(text).toContain('<a class="brand" href="/">Example Shop</a>');
  expect(text).toContain('fill="#0a5bb5"');
  expect(text).toContain('<meta name="theme-color" content="#0a5bb5">');
  expect(text).toContain('href="https://shop.example.com/help"');
  // The version of the software alone stands in the last line.
  expect(plain(text)).not.toContain('Herald');
});

it('names services as customers do, in the groups of the site, private ones in none', async () => {
  await using visitor = await visit({ readModel: () => livelySite() });
  const text = plain((await visitor.get('/')).text);
  const places = ['Reports', 'CSV exports', 'Buying', 'The shop', 'Card payments'].map((name) =>
    text.indexOf(name, text.indexOf(' Services ')),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(text).not.toMatch(/\b(storefront|checkout|vault)\b/);
  const member = plain((await visitor.get('/', 'member')).text);
  expect(member).toContain('Card payments (checkout)');
});

it('has a banner in the colour of the worst, and tab and picture that follow it', async () => {
  for (const [change, banner, title] of [
    [{}, 'k-down', 'Down: Card payments'],
    [{ checkout: 'up' }, 'k-up', 'All services are operational'],
    [{ checkout: 'degraded' }, 'k-degraded', 'Degraded: Card payments'],
    [{ checkout: 'unknown' }, 'k-unknown', 'Status unknown: Card payments'],
    [{ checkout: 'up', web2: 'degraded' }, 'k-degraded', 'Degraded: The shop'],
  ] as const) {
    await using visitor = await visit({ readModel: () => livelySite(change) });
    const { text } = await visitor.get('/');
    expect(text).toContain(`class="banner ${banner}"`);
    expect(text).toContain(`<title>${title} · Example Shop status</title>`);
    expect(text).toMatch(new RegExp(`<link rel="icon" href="/assets/[^/]+/icon-${banner.slice(2)}.svg"`));
  }
});

it('today is red at once while a service is down, whatever the day was so far', async () => {
  await using visitor = await visit({ readModel: () => livelySite() });
  const { text } = await visitor.get('/');
  const [, today = ''] = /data-part="today:checkout">(.*?)<\/div>/s.exec(text) ?? [];
  expect(today).toContain('class="b-down"');
  expect(today).toContain('down right now');
});

it('a bad day is taller than a good one, and says in words what happened and how long, without scripts', async () => {
  await using visitor = await visit({ readModel: () => livelySite() });
  const { text } = await visitor.get('/');
  const heights = (state: string) =>
    [...text.matchAll(new RegExp(`class="b-${state}"[^>]* height="([\\d.]+)"`, 'g'))].map(([, height]) =>
      Number(height),
    );
  // Good days are one drawing for all of them.
  const good = Number(/class="b-up" d="M\d+ \d+h[\d.]+v(\d+)/.exec(text)?.[1]);
  expect(Math.min(...heights('down'))).toBeGreaterThan(good);
  expect(plain(text)).toMatch(
    /\d+ days with problems in 90 days \d+ days with problems in 30 days (\w{3} \d+ \w{3}: down for 14 minutes\. )+/,
  );
});

it('two incidents of one day are told apart by their time, and a phone counts the days whose bars it shows', async () => {
  const twice = [3, 2].map((hoursAgo) =>
    anIncident({
      id: `twice-${hoursAgo}`,
      target: { kind: 'service', name: 'checkout' },
      startedAtMs: testNowMs - hoursAgo * 3_600_000,
      endedAtMs: testNowMs - hoursAgo * 3_600_000 + 600_000,
    }),
  );
  await using visitor = await visit({ readModel: () => ({ ...livelySite(), incidents: async () => twice }) });
  const whole = (await visitor.get('/')).text;
  const text = whole.slice(whole.indexOf('data-part="today:checkout"'));
  const told = plain(/class="bad-days">(.*?)<\/details>/s.exec(text)?.[1] ?? '');
  expect(told).toMatch(
    /down right now\. Card payments stopped working \d\d:\d\d CET Card payments stopped working \d\d:\d\d CET/,
  );
  const [, listed] = /<span class="narrow">(\d+) days? with problems in 30 days/.exec(text) ?? [];
  const details = /class="bad-days">(.*?)<\/details>/s.exec(text)?.[1] ?? '';
  expect(details.match(/<li>/g)).toHaveLength(Number(listed));
});

it('an incident links to its own page; that has impact, cause, duration and what was said, newest first', async () => {
  const incident = anIncident({
    id: 'abc-1',
    target: { kind: 'service', name: 'checkout' },
    cause: 'None of its servers responded.',
    startedAtMs: testNowMs - 3 * 3_600_000,
    endedAtMs: testNowMs - 2 * 3_600_000,
    timeline: [
      { atMs: testNowMs - 3 * 3_600_000, kind: 'opened', text: 'inner words' },
      { atMs: testNowMs - 2.5 * 3_600_000, kind: 'acknowledged', text: 'Sam is on it.' },
      { atMs: testNowMs - 2 * 3_600_000, kind: 'closed', text: 'inner words' },
    ],
  });
  const readModel = { ...livelySite({ checkout: 'up' }), incidents: async () => [incident] };
  await using visitor = await visit({ readModel: () => readModel });
  expect((await visitor.get('/')).text).toContain('href="/incidents/abc-1"');
  const { text } = await visitor.get('/incidents/abc-1');
  expect(text).toContain('<title>Card payments stopped working · Example Shop status</title>');
  const words = plain(text);
  for (const said of [
    'Resolved after 60 minutes',
    'Affected Card payments',
    'Impact Not available',
    'Cause None of its servers responded.',
    'Resolved after 60 minutes',
  ])
    expect(words).toContain(said);
  const updates = ['Resolved after 60 minutes.', 'Our engineers are working on it.', 'Card payments stopped working.'];
  const places = updates.map((said) => words.indexOf(said, words.indexOf(' Updates ')));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(words).not.toContain('inner words');
  expect(words).not.toMatch(/It began|It is over/);
});

it('a cause that names a machine is not for the public', async () => {
  for (const cause of [
    'checkout-1 does not respond.',
    'The check of https://inner.example answered 500.',
    'ip-10-0-9-9 is gone.',
    'db4 is full.',
    'The host 10.0.0.1 is gone.',
  ]) {
    const incident = anIncident({ id: 'abc-1', target: { kind: 'service', name: 'checkout' }, cause });
    const readModel = { ...livelySite(), incidents: async () => [incident] };
    await using visitor = await visit({ readModel: () => readModel });
    const { text } = await visitor.get('/incidents/abc-1');
    expect(text, cause).toContain('Not recorded');
    expect(text).not.toContain(cause.split(' ')[0]);
    // Told as it was, since it is over: the name stands in it for members.
    expect((await visitor.get('/incidents/abc-1', 'member')).text).toMatch(/<dt>Cause<\/dt><dd>(?!Not recorded)/);
  }
});

it('the history goes back by months, and says where there was none', async () => {
  const february = anIncident({
    id: 'feb',
    target: { kind: 'service', name: 'checkout' },
    startedAtMs: Date.UTC(2026, 1, 10, 9),
    endedAtMs: Date.UTC(2026, 1, 10, 10),
  });
  const readModel = { ...livelySite({ checkout: 'up' }), incidents: async () => [february] };
  await using visitor = await visit({ readModel: () => readModel });
  const text = plain((await visitor.get('/history')).text);
  expect(text).toMatch(
    /March 2026 No incidents\. February 2026 1 incident Card payments stopped working .* January 2026 No incidents\./,
  );
  expect((await visitor.get('/history?until=2025-12')).text).toContain('href="/history?until=2026-03" rel="next"');
  for (const month of ['2026-13', 'x', '1999-01', '2026-03-01', '<script>'])
    expect((await visitor.get(`/history?until=${month}`)).status, month).toBe(404);
});

it('calls no month calm that nobody watched', async () => {
  const nothing = { watchedSeconds: 0, upSeconds: 0, degradedSeconds: 0, downSeconds: 0, plannedSeconds: 0 };
  const march = Date.UTC(2026, 2, 1) - 2 * 3_600_000;
  const site = livelySite({ checkout: 'up' });
  const readModel = {
    ...site,
    incidents: async () => [],
    uptime: async (name: string, period: { fromMs: number; toMs: number }) =>
      period.fromMs < march ? { ...nothing, upPercent: undefined } : site.uptime(name, period),
  };
  await using visitor = await visit({ readModel: () => readModel });
  expect(plain((await visitor.get('/history')).text)).toMatch(
    /March 2026 No incidents\. February 2026 Not monitored yet\. January 2026 Not monitored yet\./,
  );
});

it('claims no calm of days that nobody watched, and says "other" beside what goes on', async () => {
  const watchedSeconds = 78;
  const site = livelySite({ checkout: 'up' });
  const unwatched = { watchedSeconds: 0, upSeconds: 0, degradedSeconds: 0, downSeconds: 0, plannedSeconds: 0 };
  const young = {
    ...site,
    incidents: async () => [],
    uptime: async (_name: string, { toMs }: { toMs: number }) =>
      toMs < testNowMs
        ? { ...unwatched, upPercent: undefined }
        : { ...unwatched, watchedSeconds, upSeconds: watchedSeconds, upPercent: 100 },
  };
  await using visitor = await visit({ readModel: () => young });
  expect(plain((await visitor.get('/')).text)).toContain('No incidents in 78 seconds of monitoring.');
  const open = anIncident({ target: { kind: 'service', name: 'checkout' }, endedAtMs: undefined });
  await using troubled = await visit({ readModel: () => ({ ...young, incidents: async () => [open] }) });
  expect(plain((await troubled.get('/')).text)).toContain('No other incidents in 78 seconds of monitoring.');
  await using old = await visit({ readModel: () => ({ ...site, incidents: async () => [] }) });
  expect(plain((await old.get('/')).text)).toMatch(/No incidents since \w{3} \d+ \w{3}\./);
});

it('from its first second what is down stands below the banner too, without a page of its own and with no claim of calm', async () => {
  const site = livelySite();
  await using visitor = await visit({ readModel: () => ({ ...site, incidents: async () => [] }) });
  const { text } = await visitor.get('/');
  const open = text.slice(text.indexOf('id="open-title"'), text.indexOf('id="services-title"'));
  expect(plain(open)).toMatch(/Ongoing incidents .*Card payments.*, since /);
  expect(open).not.toContain('href="/incidents/');
  expect(plain(text)).toMatch(/No other incidents/);
});

it('says which maintenance runs and what customers will notice', async () => {
  const running = aDowntime({
    services: ['exports'],
    takesDown: ['exports'],
    state: 'running',
    title: 'New disks',
    customers: 'Exports take longer.',
  });
  const readModel = { ...livelySite(), downtimes: () => [running] };
  await using visitor = await visit({ readModel: () => readModel });
  const text = plain((await visitor.get('/')).text);
  expect(text).toMatch(/New disks In progress Affected: CSV exports\. Exports take longer\./);
});

it('a link to it shows its state elsewhere, and the page is small', async () => {
  const { settings } = (await import('../testing/some-parts.ts')).someParts();
  await using visitor = await visit({
    readModel: () => livelySite(),
    settings: { ...settings, webUrl: 'https://status.example.com' },
  });
  const { text } = await visitor.get('/');
  expect(text).toContain('<meta property="og:title" content="Down: Card payments · Example Shop">');
  expect(text).toContain('<meta property="og:url" content="https://status.example.com/">');
  expect(text).toContain(
    '<meta property="og:description" content="Down: Card payments. Everything else is operational.">',
  );
  expect(text).toContain('<link rel="alternate" type="application/atom+xml"');
  expect(Buffer.byteLength(text)).toBeLessThan(80_000);
});

it('works without a site in the registry, as Herald’s', async () => {
  await using visitor = await visit({ readModel: () => ({ ...aLivelyFleet(), registry: aRegistry() }) });
  expect((await visitor.get('/')).text).toContain('<a class="brand" href="/">Herald</a>');
});

it('what is read out of the bars counts the days that the list below them counts, from the first second on', async () => {
  await using visitor = await visit({ readModel: () => aLivelyFleet({ checkout: 'down' }) });
  const { text } = await visitor.get('/');
  const [, readOut] = /aria-label="Card payments: [^"]*; (\d+) days with problems\."/.exec(text) ?? [];
  const [, ofRow = ''] = /<bdi>Card payments<\/bdi><\/strong>(.*?)<\/details>/s.exec(text) ?? [];
  expect(ofRow).toContain(`${readOut} days with problems in 90 days`);
  expect(ofRow).toContain(': down right now.');
});

it.each([
  ['degraded', 'Its server is degraded, so it may be slow.', 'Its server was degraded, so it may have been slow.'],
  [
    'unknown',
    "I can't measure enough of its servers to say how it is.",
    "I couldn't measure enough of its servers to say how it was.",
  ],
] as const)('why it is called %s is no cause for customers', async (worst, cause, toColleagues) => {
  const incident = anIncident({ id: 'abc-1', target: { kind: 'service', name: 'checkout' }, worst, cause });
  await using visitor = await visit({ findIncident: async () => incident });
  expect(plain((await visitor.get('/incidents/abc-1')).text)).toContain('Cause Not recorded');
  const read = plain((await visitor.get('/incidents/abc-1', 'member')).text);
  expect(read.replaceAll('&#39;', "'")).toContain(`Cause ${toColleagues}`);
});

it('a line that names a server is not for the public, but when it will be back is', async () => {
  const backByMs = testNowMs + 20 * 60_000;
  const incident = anIncident({
    id: 'abc-1',
    target: { kind: 'service', name: 'checkout' },
    startedAtMs: testNowMs - 300_000,
    endedAtMs: undefined,
    notes: [
      {
        atMs: testNowMs - 60_000,
        kind: 'update',
        by: { name: 'Esra' },
        text: 'swapping the disk of checkout-1 (10.20.4.31) with Erin, back by 10:20',
        backByMs,
      },
    ],
  });
  await using visitor = await visit({
    findIncident: async () => incident,
    readModel: () => ({ ...aLivelyFleet(), incidents: async () => [incident] }),
  });
  for (const path of ['/incidents/abc-1', '/', '/feed.rss', '/feed.atom']) {
    const text = plain((await visitor.get(path)).text);
    expect(text, path).toContain('We expect it to be back by 10:20 CET.');
    expect(text, path).not.toMatch(/swapping|Erin|checkout-1|10\.20\.4/);
  }
  expect(plain((await visitor.get('/incidents/abc-1')).text)).toMatch(/Expected back by Mon 2 Mar, 10:20 CET/);
});

it.each([
  ['Restarting the queue, back by 10:20', 'Restarting the queue, back by 10:20 CET'],
  ['Restarting the queue, back by 10:20 CET', 'Restarting the queue, back by 10:20 CET'],
])('a time of day that an engineer typed says to customers of which zone it is: %s', async (text, shown) => {
  const backByMs = testNowMs + 20 * 60_000;
  const incident = anIncident({
    id: 'abc-1',
    target: { kind: 'service', name: 'checkout' },
    startedAtMs: testNowMs - 300_000,
    endedAtMs: undefined,
    notes: [{ atMs: testNowMs - 60_000, kind: 'update', by: { name: 'Esra' }, text, backByMs }],
  });
  await using visitor = await visit({
    findIncident: async () => incident,
    readModel: () => ({ ...aLivelyFleet(), incidents: async () => [incident] }),
  });
  for (const path of ['/incidents/abc-1', '/', '/feed.rss'])
    expect(plain((await visitor.get(path)).text), path).toMatch(new RegExp(`${shown}(?! CET)`));
});

it('the cause of what goes on stands once: the timeline of colleagues does not say it again', async () => {
  const cause = 'Only 2 of its servers are responding, and it needs 3.';
  const incident = anIncident({
    target: { kind: 'service', name: 'checkout' },
    endedAtMs: undefined,
    cause,
    timeline: [{ atMs: testNowMs - 60_000, kind: 'opened', text: cause, status: 'down' }],
  });
  await using visitor = await visit({ readModel: () => ({ ...aLivelyFleet(), incidents: async () => [incident] }) });
  const page = plain((await visitor.get('/', 'member')).text);
  expect(page.split(cause)).toHaveLength(2);
});

it('what is said of the past is renewed on an open page as a reload would say it', async () => {
  const calm = { ...aLivelyFleet({ checkout: 'up' }), incidents: async () => [] };
  await using visitor = await visit({ readModel: () => calm });
  using stream = await openStream(`${await visitor.web.listen({ host: '127.0.0.1', port: 0 })}/live/status`);
  const event = await stream.heard(/^data: .*\n\n/m);
  const past = String(JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '').parts['past']);
  expect(past).toMatch(/^<p>No incidents since /);
  expect((await visitor.get('/')).text).toContain(`<div data-part="past">${past}</div>`);
});

it('the percentage of an open page is renewed like the bar beside it', async () => {
  await using visitor = await visit();
  const { text } = await visitor.get('/');
  const [, shown = ''] = /data-part="uptime:checkout">(.*?)<\/span><span class="tapped"/.exec(text) ?? [];
  expect(plain(shown)).toMatch(/[\d.]+ % uptime/);
  using stream = await openStream(`${await visitor.web.listen({ host: '127.0.0.1', port: 0 })}/live/status`);
  const event = await stream.heard(/^data: .*\n\n/m);
  expect(JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '').parts['uptime:checkout']).toBe(shown);
});
