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

describe.each(pages)('%s', (path) => {
  it('has no fault that axe finds, light on a desk and dark on a phone', async () => {
    await using desk = await open(path);
    const { page } = desk;
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await page.locator('h1').first().isVisible()).toBe(true);
  });
});

it('the public status page answers without scripts, on the first screen of a phone', async () => {
  await using visitor = await open('/', { person: 'nobody', width: 390, javaScriptEnabled: false });
  const box = await visitor.page.getByRole('heading', { level: 1, name: 'checkout is down.' }).boundingBox();
  expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThan(400);
  expect(await visitor.page.locator('#age').textContent()).toContain('As of');
});

it('an open page shows that a host died, and keeps what a reader had opened', async () => {
  show(aLivelyFleet({ checkout: 'up' }));
  await using visitor = await open('/', { person: 'nobody' });
  await visitor.page.getByRole('heading', { level: 1, name: 'All services are up.' }).waitFor();
  await visitor.page.locator('#age[data-state=live]').waitFor();
  show(aLivelyFleet({ checkout: 'down' }));
  await visitor.page.getByRole('heading', { level: 1, name: 'checkout is down.' }).waitFor();
  await visitor.page.getByText('Does not work since').waitFor();
});

it('says that the connection is lost, how old the page is, and recovers', async () => {
  await using visitor = await open('/', { person: 'nobody' });
  await visitor.page.clock.install();
  await visitor.page.goto(`${url}/`);
  await visitor.page.locator('#age[data-state=live]').waitFor();
  await visitor.context.setOffline(true);
  await visitor.page.clock.fastForward(40_000);
  await visitor.page.getByText('Connection to Herald lost.').waitFor();
  expect(await visitor.page.locator('#age').getAttribute('role')).toBe('alert');
});

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

it('the keyboard reaches the content at once and every link after it', async () => {
  await using visitor = await open('/', { person: 'nobody' });
  await visitor.page.keyboard.press('Tab');
  await visitor.page.keyboard.press('Enter');
  expect(await visitor.page.evaluate('document.activeElement.id')).toBe('content');
});

it('on paper it is light and without what only a screen can use', async () => {
  await using visitor = await open('/', { colorScheme: 'dark' });
  await visitor.page.emulateMedia({ media: 'print' });
  expect(await visitor.page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
    'rgb(255, 255, 255)',
  );
  expect(await visitor.page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
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
