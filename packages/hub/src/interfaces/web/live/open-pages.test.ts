/** Pages that stay open in a browser: they show what happens, tell when they can't, and recover. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aLivelyFleet } from '../testing/some-parts.ts';
import { type BrowserVisits, startBrowserVisits, type Tab, type Tabs } from '../testing/visit-in-browser.ts';

/** What each page that follows the fleet says once a server has died. */
const livePages = [
  { path: '/', dead: 'Down: Card payments (checkout).' },
  { path: '/services/checkout', dead: 'checkout is down since' },
  { path: '/hosts/checkout-1', dead: 'It does not answer.' },
  { path: '/fleet', dead: 'checkout-1 Down' },
  { path: '/fleet?view=map&by=role', dead: 'checkout-1 : Down' },
];
/** Those that hold no server say whether the hub can see. */
const keptPages = ['/inquiries', '/ask', '/fleet/add', '/fleet/add?name=web-9&address=10.0.1.99'];

// Many pages are drawn at once, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const patience = { timeout: 30_000, interval: 100 };

let visits: BrowserVisits;
beforeAll(async () => {
  visits = await startBrowserVisits();
  visits.show(aLivelyFleet({ checkout: 'up' }));
});
beforeEach(() => visits.show(aLivelyFleet({ checkout: 'up' })));
afterAll(() => visits?.[Symbol.asyncDispose]());

describe('pages that follow the fleet', () => {
  const opened = openForAll(livePages.map(({ path }) => path));

  it('show that a host died', async () => {
    const { tabs } = opened();
    visits.show(aLivelyFleet({ checkout: 'up' }));
    for (const [at, { path, page }] of tabs.entries())
      await expect.poll(() => heardBy(page), { message: path, ...patience }).not.toContain(livePages[at]?.dead);
    visits.show(aLivelyFleet({ checkout: 'down' }));
    for (const [at, { path, page }] of tabs.entries())
      await expect.poll(() => heardBy(page), { message: path, ...patience }).toContain(livePages[at]?.dead);
  });

  it('say that the connection is lost and how old they are, always in sight, and recover', () => cutOff(opened()));
});

describe('pages that stay as they were opened', () => {
  const opened = openForAll(keptPages);

  it('tell that the hub can no longer see, and from when they are', async () => {
    const lively = aLivelyFleet();
    const connectivity = () => ({ kind: 'isolated' as const, sinceMs: lively.nowMs - 60_000 });
    visits.show({ ...lively, fleet: { ...lively.fleet, connectivity } });
    for (const { page, path } of opened().tabs) {
      const told = page.getByText("Herald can't reach any server since");
      await expect.poll(() => spokenTo(() => told.count()), { message: path, ...patience }).toBe(1);
      expect(await page.locator('#age').textContent(), path).toMatch(/Updated \d\d:\d\d|Live/);
    }
  });

  it('say that the connection is lost and how old they are, always in sight, and recover', () => cutOff(opened()));
});

/** Tabs that all tests of a block look at, one after the other. */
function openForAll(paths: readonly string[]): () => Tabs {
  let person: Tabs | undefined;
  beforeAll(async () => {
    visits.show(aLivelyFleet({ checkout: 'up' }));
    person = await visits.openTabs(paths);
  });
  afterAll(() => person?.[Symbol.asyncDispose]());
  return () => {
    if (!person) throw new Error('the tabs are not open');
    return person;
  };
}

async function cutOff({ tabs, context }: Tabs): Promise<void> {
  for (const tab of tabs) await untilLive(tab);
  await context.setOffline(true);
  await context.clock.fastForward(40_000);
  for (const { page, path } of tabs) {
    await page.getByText(/Connection lost\. What you see is from \d\d:\d\d:\d\d \(.+ ago\)\. Trying again\./).waitFor();
    const age = page.locator('#age');
    expect(await age.getAttribute('role'), path).toBe('alert');
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    expect((await age.boundingBox())?.y, path).toBeGreaterThanOrEqual(0);
  }
  await context.setOffline(false);
  for (const tab of tabs) await untilLive(tab);
}

/** The hub of these tests speaks only when something happens, so it is made to speak until the page has heard it. */
async function untilLive({ page, path }: Tab): Promise<void> {
  const state = () => spokenTo(() => page.locator('#age').getAttribute('data-state'));
  await expect.poll(state, { message: path, ...patience }).toBe('live');
}

/** What stands on it. */
function heardBy(page: Page): Promise<string> {
  return spokenTo(async () => (await page.locator('main').innerText()).replace(/\s+/g, ' '));
}

/** Looks while the hub speaks on: a page may be connected only after the change. */
function spokenTo<T>(look: () => T): T {
  visits.speak();
  return look();
}

it('cut off, the fleet keeps its list and a question is not lost; both say so', async () => {
  await using person = await visits.openTabs(['/fleet', '/ask']);
  await person.context.setOffline(true);
  const [fleet, ask] = person.tabs.map(({ page }) => page);
  await fleet?.getByLabel('Search').fill('worker');
  await fleet?.getByText('Herald does not answer right now. The list below is from before').waitFor();
  expect(await fleet?.locator('.fleet tbody tr').count()).toBe(6);
  await ask?.getByLabel('Your question').fill('is storefront up?');
  await ask?.keyboard.press('Enter');
  await ask?.getByText('Herald does not answer right now. Your question was not lost').waitFor();
  expect(await ask?.getByLabel('Your question').inputValue()).toBe('is storefront up?');
});

it('a page that nobody looks at leaves its connection to others, and is current as soon as it is seen', async () => {
  await using person = await visits.open('/');
  const { page } = person;
  const look = (hidden: boolean) =>
    page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'))`);
  await page.locator('#age[data-state=live]').waitFor();
  const left = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/live/status'));
  await look(true);
  await left;
  visits.show(aLivelyFleet({ checkout: 'down' }));
  await look(false);
  await expect.poll(() => heardBy(page), patience).toContain('Down: Card payments (checkout).');
});

it('a customer who watched an incident reads on the same page that it is over', async () => {
  const down = aLivelyFleet();
  visits.show(down);
  await using person = await visits.open('/', { person: 'nobody' });
  const { page } = person;
  await page.getByText('Ongoing incidents').waitFor();
  await page.locator('#age[data-state=live]').waitFor();
  const icon = () => page.locator('link[rel=icon]').first().getAttribute('href');
  expect(await page.title()).toBe('Down: Card payments · Herald status');
  expect(await icon()).toContain('icon-down');
  const incidents: typeof down.incidents = async (...asked) =>
    (await down.incidents(...asked)).map((one) =>
      one.id === 'open-1' ? { ...one, endedAtMs: down.nowMs - 60_000 } : one,
    );
  visits.show({ ...aLivelyFleet({ checkout: 'up' }), incidents });
  await page.locator('[data-part=past]').getByText('Card payments stopped working').waitFor();
  expect(await page.getByText('Ongoing incidents').count()).toBe(0);
  // The tab is seen where the page is not.
  await expect.poll(() => page.title(), patience).toBe('All services are operational · Herald status');
  expect(await icon()).toContain('icon-up');
});

it('keeps what a reader had opened and where the focus is while a page is renewed', async () => {
  await using person = await visits.open('/hosts/checkout-1');
  const { page } = person;
  await page.locator('#age[data-state=live]').waitFor();
  await page.getByText('More facts').click();
  visits.show(aLivelyFleet({ checkout: 'down' }));
  await page.getByText('It does not answer.').first().waitFor();
  const facts = page.locator('[data-part=facts] details');
  expect(await facts.evaluate((details) => details.hasAttribute('open'))).toBe(true);
});

it('the page to add a host turns green when the host reports', async () => {
  await using person = await visits.open('/fleet/add?name=web-9&address=10.0.1.99', { person: 'engineer' });
  await person.page.getByText('The registry does not name').waitFor();
  const more = aLivelyFleet();
  const known = more.fleet.host('web-1');
  visits.show({
    ...more,
    fleet: { ...more.fleet, host: (name) => (name === 'web-9' ? known : more.fleet.host(name)) },
  });
  const told = person.page.getByText('That is all.');
  await expect.poll(() => spokenTo(() => told.count()), patience).toBe(1);
});
