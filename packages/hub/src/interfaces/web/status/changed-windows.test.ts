/** Maintenance that takes longer, is called off or is over: the status page, its own page, both feeds and the history tell it alike. */
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { expect, it } from 'vitest';
import type { Downtime } from '../../../domain/downtime.ts';
import { aDowntime, testNowMs } from '../../../testing/builders.ts';
import { publicIdOf } from '../public-downtime.ts';
import { aLivelyFleet } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';
import type { AnnouncedWindow } from '../web-parts.ts';

const minuteMs = 60_000;
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** What a customer reads of one window. */
async function told(change: Partial<Downtime>, changedAtMs = testNowMs) {
  const downtime = aDowntime({ id: 'window', services: ['exports'], takesDown: [], title: 'Patching', ...change });
  const announced = async (): Promise<AnnouncedWindow[]> => [
    { downtime, announcedAtMs: testNowMs - 90 * minuteMs, changedAtMs },
  ];
  const isCancelled = downtime.state === 'cancelled';
  const readModel = { ...aLivelyFleet(), incidents: async () => [], downtimes: () => (isCancelled ? [] : [downtime]) };
  await using visitor = await visit({ readModel: () => readModel, announced });
  const [rss] = parseRssFeed((await visitor.get('/feed.rss')).text).items ?? [];
  const [atom] = parseAtomFeed((await visitor.get('/feed.atom')).text).entries ?? [];
  const page = await visitor.get(`/maintenance/${publicIdOf('window')}`);
  return {
    status: /Scheduled maintenance (.*?) Past incidents/.exec(plain((await visitor.get('/')).text))?.[1],
    page: plain(page.text),
    pageStatus: page.status,
    feed: { title: rss?.title, description: plain(rss?.description ?? ''), updated: atom?.updated },
    history: plain((await visitor.get('/history')).text),
  };
}

const running = {
  state: 'running',
  startsAtMs: testNowMs - 10 * minuteMs,
  endsAtMs: testNowMs + 4 * minuteMs,
} as const;

it('one that takes longer says so, with both ends and one length', async () => {
  const { status, page, feed, history } = await told({
    ...running,
    plannedEndsAtMs: testNowMs,
    customers: 'Exports wait.',
  });
  expect(status).toMatch(/for 14 minutes .* In progress, extended .*It was extended: first it was to end at Mon 2 Mar/);
  expect(page).toMatch(/Patching In progress, extended Started .* Ends .* First planned to end .* Lasts 14 minutes/);
  expect(feed.title).toBe('Maintenance extended: Patching');
  expect(feed.description).toMatch(/for 14 minutes\. .*It was extended: first it was to end at Mon 2 Mar/);
  expect(history).toContain('for 14 minutes (not over yet)');
});

it('one that is called off is said to be so wherever it was announced, and its link still leads to it', async () => {
  const { status, page, pageStatus, feed, history } = await told({ state: 'cancelled' });
  expect(status).toMatch(/^None scheduled\. .*Patching Cancelled It will not take place\.$/);
  expect(pageStatus).toBe(200);
  expect(page).toMatch(/Patching Cancelled\. It will not take place\. Was to start .* Was to end/);
  expect(page).not.toContain('What you will notice');
  expect(feed.title).toBe('Maintenance cancelled: Patching');
  expect(feed.description).toMatch(/^ ?It will not take place\. It was planned for /);
  expect(new Date(String(feed.updated)).getTime()).toBe(testNowMs);
  expect(history).not.toContain('Patching');
});

it('one that is over stays in the feeds as completed, and stands in the history, as long as it really took', async () => {
  const over = {
    state: 'finished',
    startsAtMs: testNowMs - 60 * minuteMs,
    endsAtMs: testNowMs - 30 * minuteMs,
  } as const;
  const early = { ...over, finishedAtMs: over.endsAtMs - 10 * minuteMs };
  const short = { ...over, finishedAtMs: over.startsAtMs + 140_000 };
  for (const [window, changedAtMs, lasted] of [
    [over, over.endsAtMs + 5_000, '30 minutes'],
    // Told only minutes after it was said, by a hub that was away.
    [early, early.finishedAtMs + 3 * minuteMs, '20 minutes'],
    [early, early.endsAtMs + 10 * minuteMs, '20 minutes'],
    [over, over.endsAtMs + 10 * minuteMs, '40 minutes'],
    [short, short.finishedAtMs, '2 minutes 20 seconds'],
  ] as const) {
    const { status, page, feed, history } = await told(window, changedAtMs);
    expect(status).toBe('None scheduled.');
    expect(page).toMatch(new RegExp(`Patching Completed Started .* Ended .* Lasted ${lasted}`));
    expect(feed.title).toBe('Maintenance completed: Patching');
    expect(feed.description).toContain(`for ${lasted}.`);
    expect(history).toMatch(
      new RegExp(`No incidents\\. Scheduled maintenance Patching .*for ${lasted}\\. Affected: CSV exports`),
    );
  }
});

it('what repeats is one line of a month, with how often it took place', async () => {
  const nightly = [1, 2, 3].map((night) => {
    const startsAtMs = testNowMs - night * 3 * 3_600_000;
    const downtime = aDowntime({
      id: `nightly/${night}`,
      seriesId: 'nightly',
      title: 'Backup',
      services: ['exports'],
      state: 'finished',
      startsAtMs,
      endsAtMs: startsAtMs + 10 * minuteMs,
    });
    return { downtime, announcedAtMs: startsAtMs, changedAtMs: downtime.endsAtMs };
  });
  await using visitor = await visit({ announced: async () => nightly });
  expect(plain((await visitor.get('/history')).text)).toMatch(/Backup 3 times, last Mon 2 Mar.*, for 10 minutes\./);
});
