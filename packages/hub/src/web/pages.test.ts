import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../testing/browser.ts';
import { aLivelyFleet } from './testing/some-parts.ts';
import { type Person, type Visitor, visit } from './testing/visit.ts';

const pages = [
  '/',
  '/fleet',
  '/fleet?view=map&by=role',
  '/fleet/add?name=web-9&address=10.0.1.99',
  '/hosts/web-1',
  '/services/checkout',
  '/inquiries',
  '/ask',
  '/privacy',
  '/sign-in',
  '/hosts/nix',
];
/** What each page that follows the fleet says once a server has died; those that hold no server say whether the hub can see. */
const livePages = [
  { path: '/', dead: 'checkout is down.' },
  { path: '/services/checkout', dead: 'checkout is down since' },
  { path: '/hosts/checkout-1', dead: 'It does not answer.' },
  { path: '/fleet', dead: 'checkout-1 down' },
  { path: '/fleet?view=map&by=role', dead: 'checkout-1: down' },
];
const keptPages = ['/inquiries', '/ask', '/fleet/add', '/fleet/add?name=web-9&address=10.0.1.99'];
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// axe reads whole pages, two to a test, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let browser: Awaited<ReturnType<typeof openBrowser>>;
let visitor: Visitor;
let url: string;
let knowledge = aLivelyFleet();
const sleepers = new Set<() => void>();

beforeAll(async () => {
  browser = await openBrowser();
  visitor = await visit({
    clock: { now: () => Date.UTC(2026, 2, 2, 9), elapsed: () => performance.now(), sleep: sleepUntilChange },
    knowledge: () => knowledge,
  });
  url = await visitor.web.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await browser.close();
  await visitor[Symbol.asyncDispose]();
});

/** Live pages look again when something has changed, and at no other time. */
async function sleepUntilChange(_ms: number, signal?: AbortSignal): Promise<void> {
  const woken = Promise.withResolvers<void>();
  sleepers.add(woken.resolve);
  signal?.addEventListener('abort', () => woken.resolve(), { once: true });
  await woken.promise;
  sleepers.delete(woken.resolve);
}

function show(fresh: typeof knowledge): void {
  knowledge = fresh;
  for (const wake of sleepers) wake();
}

type Look = { person?: Person; width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean };

async function open(
  path: string,
  { person = 'platform', width = 1100, colorScheme = 'light', javaScriptEnabled = true }: Look = {},
): Promise<{ page: Page; context: BrowserContext } & AsyncDisposable> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    colorScheme,
    javaScriptEnabled,
    timezoneId: 'Europe/Berlin',
  });
  if (person !== 'nobody') {
    const [name = '', value = ''] = visitor.signIn(person).cookie.split('=');
    await context.addCookies([{ name, value, url }]);
  }
  const page = await context.newPage();
  await page.goto(url + path, { waitUntil: 'domcontentloaded' });
  return { page, context, [Symbol.asyncDispose]: () => context.close() };
}

/** By the debugger's own evaluation: the policy of the pages lets no script in, not even this one. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'));
  const found: { violations: { id: string; nodes: { html: string }[] }[] } = await page.evaluate('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Of the page itself: when something was first painted, and how much moved afterwards (0 to 1). */
const paint = `new Promise((resolve) => {
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  new PerformanceObserver((list) => undefined).observe({ type: 'layout-shift', buffered: true });
  const shifts = new PerformanceObserver((list) =>
    resolve({ painted, shifted: list.getEntries().reduce((sum, { value }) => sum + value, 0) }));
  shifts.observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve({ painted, shifted: 0 }), 100);
})`;

/** What a person at a keyboard can reach, in order, until the focus comes round; `unseen` are those on which it can't be seen. */
async function tabThrough(page: Page): Promise<{ reached: Set<string>; unseen: string[] }> {
  await page.evaluate(`for (const [at, one] of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]').entries())
    if (one.checkVisibility({ visibilityProperty: true })) one.dataset.stop = one.tagName + at`);
  const reached = new Set<string>();
  const unseen: string[] = [];
  let rounds = 0;
  for (;;) {
    await page.keyboard.press('Tab');
    const stop: { name?: string; isSeen: boolean } = await page.evaluate(`(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      return { name: one.dataset.stop, isSeen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
    })()`);
    if (stop.name === undefined) rounds += 1;
    if (rounds > 2 || (stop.name !== undefined && reached.has(stop.name))) return { reached, unseen };
    if (stop.name === undefined) continue;
    reached.add(stop.name);
    if (!stop.isSeen) unseen.push(stop.name);
  }
}

describe.each(pages)('%s', (path) => {
  it('paints at once, and is whole on a desk, on a dark phone, on paper, by keyboard and to axe', async () => {
    await using desk = await open(path);
    const { page } = desk;
    await page.locator('h1').first().waitFor();
    const { painted, shifted }: { painted: number; shifted: number } = await page.evaluate(paint);
    // Of the machine of the tests, which does other things too; `npm run bench -- web` measures.
    expect(painted).toBeLessThan(5_000);
    expect(shifted).toBeLessThan(0.1);
    expect((await page.locator('h1').first().boundingBox())?.y).toBeLessThan(400);
    expect(await violations(page)).toEqual([]);

    const { reached, unseen } = await tabThrough(page);
    expect(unseen).toEqual([]);
    // Where a page begins in its own field, the way past the navigation comes after it.
    expect([...reached][path === '/ask' ? reached.size - 1 : 0]).toMatch(path === '/ask' ? /./ : /^A0$/);
    expect(reached.size).toBe(await page.evaluate('document.querySelectorAll("[data-stop]").length'));

    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await page.locator('h1').first().isVisible()).toBe(true);
    expect(await brightness(page)).toBeLessThan(64);

    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await brightness(page)).toBe(255);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(794);
    expect(await page.locator('h1').first().isVisible()).toBe(true);
    for (const screenOnly of ['.places', '.who', '.filters', '.ranges', '.ask', '.button'])
      expect(await page.locator(screenOnly).first().isVisible(), screenOnly).toBe(false);
  });
});

/** Of the ground of the page, 0 to 255. */
function brightness(page: Page): Promise<number> {
  return page.evaluate(
    'Math.max(...getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number))',
  );
}

it('the public status page answers without scripts, on the first screen of a phone', async () => {
  show(aLivelyFleet());
  await using visitor = await open('/', { person: 'nobody', width: 390, javaScriptEnabled: false });
  const box = await visitor.page.getByRole('heading', { level: 1, name: 'checkout is down.' }).boundingBox();
  expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThan(400);
  expect(await visitor.page.locator('#age').textContent()).toContain('As of');
});

/** The hub of these tests speaks only when something happens, so it is made to speak until the page has heard it. */
async function untilLive({ page, path }: { page: Page; path: string }): Promise<void> {
  const state = () => {
    show(knowledge);
    return page.locator('#age').getAttribute('data-state');
  };
  await expect.poll(state, { message: path, timeout: 30_000, interval: 300 }).toBe('live');
}

/** Several pages, each in its own tab of one person: a browser opens no more than six connections to a site. */
async function openTabs(paths: readonly string[], { person = 'platform' }: Look = {}) {
  const { page: first, context } = await open(paths[0] ?? '/', { person });
  const tabs = [{ path: paths[0] ?? '/', page: first }];
  for (const path of paths.slice(1)) {
    const page = await context.newPage();
    await page.goto(url + path, { waitUntil: 'domcontentloaded' });
    tabs.push({ path, page });
  }
  for (const tab of tabs) await untilLive(tab);
  return { tabs, context, [Symbol.asyncDispose]: () => context.close() };
}

it('every open page shows that a host died', async () => {
  show(aLivelyFleet({ checkout: 'up' }));
  await using person = await openTabs(livePages.map(({ path }) => path));
  for (const [at, { path, page }] of person.tabs.entries())
    expect(await textOf(page), path).not.toContain(livePages[at]?.dead);
  show(aLivelyFleet({ checkout: 'down' }));
  for (const [at, { path, page }] of person.tabs.entries())
    await expect.poll(() => textOf(page), { message: path, timeout: 30_000 }).toContain(livePages[at]?.dead);
});

it('a page that stays as it was opened tells that the hub can no longer see, and from when it is', async () => {
  show(aLivelyFleet());
  await using person = await openTabs(keptPages);
  const lively = aLivelyFleet();
  show({ ...lively, fleet: { ...lively.fleet, sight: () => ({ kind: 'blind', sinceMs: lively.nowMs - 60_000 }) } });
  for (const { page, path } of person.tabs) {
    await page.getByText("Herald can't see any server since").waitFor();
    expect(await page.locator('#age').textContent(), path).toMatch(/What you see is from|Live/);
  }
  show(lively);
});

it('a page that nobody looks at leaves its connection to others, and is current as soon as it is seen', async () => {
  show(aLivelyFleet({ checkout: 'up' }));
  await using person = await openTabs(['/']);
  const [{ page } = { page: undefined }] = person.tabs;
  const look = (hidden: boolean) =>
    page?.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'))`);
  const left = page?.waitForEvent('requestfailed', (request) => request.url().endsWith('/live/status'));
  await look(true);
  await left;
  show(aLivelyFleet({ checkout: 'down' }));
  await look(false);
  show(aLivelyFleet({ checkout: 'down' }));
  await page?.getByRole('heading', { level: 1, name: 'checkout is down.' }).waitFor();
});

it('keeps what a reader had opened and where the focus is while a page is renewed', async () => {
  show(aLivelyFleet({ checkout: 'up' }));
  await using visitor = await open('/hosts/checkout-1');
  await visitor.page.locator('#age[data-state=live]').waitFor();
  await visitor.page.getByText('More facts').click();
  show(aLivelyFleet({ checkout: 'down' }));
  await visitor.page.getByText('It does not answer.').first().waitFor();
  expect(
    await visitor.page.locator('[data-part=facts] details').evaluate((details) => details.hasAttribute('open')),
  ).toBe(true);
});

it.each([
  { kind: 'that follow the fleet', paths: livePages.map(({ path }) => path) },
  { kind: 'that stay as they were opened', paths: keptPages },
])(
  'pages $kind say that the connection is lost and how old they are, always in sight, and recover',
  async ({ paths }) => {
    show(aLivelyFleet());
    await using person = await openTabs(paths);
    for (const { page } of person.tabs) {
      await page.clock.install();
      await page.reload({ waitUntil: 'domcontentloaded' });
    }
    show(aLivelyFleet());
    for (const tab of person.tabs) await untilLive(tab);
    await person.context.setOffline(true);
    for (const { page, path } of person.tabs) {
      await page.clock.fastForward(40_000);
      await page
        .getByText(/Connection to Herald lost\. What you see is from \d\d:\d\d:\d\d \(.+ ago\)\. Trying again\./)
        .waitFor();
      const age = page.locator('#age');
      expect(await age.getAttribute('role'), path).toBe('alert');
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      expect((await age.boundingBox())?.y, path).toBeGreaterThanOrEqual(0);
    }
    await person.context.setOffline(false);
    for (const tab of person.tabs) await untilLive(tab);
  },
);

it('cut off, the fleet keeps its list and a question is not lost; both say so', async () => {
  show(aLivelyFleet());
  await using person = await openTabs(['/fleet', '/ask']);
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

async function textOf(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}

it('the fleet is searched while one types and sorted by keyboard', async () => {
  await using visitor = await open('/fleet');
  await visitor.page.getByLabel('Search').focus();
  await visitor.page.keyboard.type('worker');
  await visitor.page.getByText('1 server', { exact: true }).waitFor();
  await visitor.page.goto(`${url}/fleet`);
  await visitor.page.getByRole('columnheader', { name: 'CPU' }).getByRole('link').focus();
  await visitor.page.keyboard.press('Enter');
  await visitor.page.locator('th[aria-sort]', { hasText: 'CPU' }).waitFor();
  expect(await visitor.page.locator('tbody th').first().textContent()).toBe('checkout-2');
});

it('a question is asked and answered by keyboard alone, with and without scripts', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await using visitor = await open('/ask', { person: 'member', javaScriptEnabled });
    await visitor.page.getByLabel('Your question').focus();
    await visitor.page.keyboard.type('is <storefront> up?');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.getByText('storefront is up.').waitFor();
    await visitor.page.getByText('You asked: is <storefront> up?').waitFor();
  }
});

it('the first press of the keyboard leads past the navigation', async () => {
  await using visitor = await open('/', { person: 'nobody' });
  await visitor.page.keyboard.press('Tab');
  await visitor.page.keyboard.press('Enter');
  expect(await visitor.page.evaluate('document.activeElement.id')).toBe('content');
});

it('on paper stand the moment it is from and what was folded up', async () => {
  await using visitor = await open('/hosts/web-1');
  await visitor.page.locator('#age[data-state=live]').waitFor();
  await visitor.page.emulateMedia({ media: 'print' });
  expect(await visitor.page.locator('#age').innerText()).toMatch(/^As of \d+ \w+ \d{4}, \d\d:\d\d$/);
  expect(await visitor.page.locator('[data-part=facts] details dl').isVisible()).toBe(true);
});

it('charts arrive as pictures, and a drag zooms into them', async () => {
  await using visitor = await open('/hosts/web-1');
  const chart = visitor.page.locator('.chart img').first();
  await chart.scrollIntoViewIfNeeded();
  await expect
    .poll(
      () => chart.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0),
      { timeout: 45_000 },
    )
    .toBe(true);
  const box = await chart.boundingBox();
  if (!box) throw new Error('the chart has no place');
  const read = visitor.page.waitForResponse((response) => response.url().includes('cpu.json'));
  await visitor.page.mouse.move(box.x + 300, box.y + 120);
  await read;
  await visitor.page.getByText(/CPU \d+ %/).waitFor();
  await visitor.page.mouse.down();
  await visitor.page.mouse.move(box.x + 500, box.y + 120);
  await visitor.page.mouse.up();
  await visitor.page.waitForURL(/from=\d+&to=\d+/);
});

it('the page to add a host turns green when the host reports', async () => {
  show(aLivelyFleet());
  await using visitor = await open('/fleet/add?name=web-9&address=10.0.1.99', { person: 'engineer' });
  await visitor.page.getByText('The registry does not name').waitFor();
  const more = aLivelyFleet();
  const known = more.fleet.host('web-1');
  show({ ...more, fleet: { ...more.fleet, host: (name) => (name === 'web-9' ? known : more.fleet.host(name)) } });
  await visitor.page.getByText('That is all.').waitFor();
  show(aLivelyFleet());
});
