/** Every page in a browser: whole at any width, on paper, without scripts and by keyboard. What open pages do as time goes by: `live/open-pages.test.ts`. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pagePaths } from './testing/page-paths.ts';
import { type BrowserVisits, startBrowserVisits } from './testing/visit-in-browser.ts';

/** A part that scripts ask for is no page. */
const pages = pagePaths.filter((path) => path !== '/fleet/hosts');
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// axe reads whole pages, two to a test, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let visits: BrowserVisits;
/** In which every page is opened, one after the other. */
let page: Page;
beforeAll(async () => {
  visits = await startBrowserVisits();
  page = (await visits.open('/privacy')).page;
});
afterAll(() => visits?.[Symbol.asyncDispose]());

/** Goes there as someone of the platform team does, on a desk by day. */
async function goTo(path: string): Promise<void> {
  await page.setViewportSize({ width: 1100, height: 844 });
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.goto(visits.url + path, { waitUntil: 'domcontentloaded' });
}

/** By the debugger's own evaluation: the policy of the pages lets no script in, not even this one. Only what is wrong is brought out of the page. */
async function violations(): Promise<string[]> {
  if (await page.evaluate('!globalThis.axe')) await page.evaluate(await readFile(axeFile, 'utf8'));
  return page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes[0]?.html))`);
}

/** Of the page itself, once its letters are there: when something was first painted, and how much moved since (0 to 1). */
const paint = `document.fonts.ready.then(() => new Promise((resolve) => {
  const observer = new PerformanceObserver((list) => {
    const painted = list.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (painted === undefined) return;
    const shifts = [...list.getEntries(), ...observer.takeRecords()].filter(({ entryType }) => entryType === 'layout-shift');
    resolve({ painted, shifted: shifts.reduce((sum, { value }) => sum + value, 0) });
  });
  for (const type of ['layout-shift', 'paint']) observer.observe({ type, buffered: true });
}))`;

type Stop = { name: string; isSeen: boolean };

/** What a person at a keyboard can reach, in order; `all` are the places that should be among it. */
async function tabThrough(): Promise<{ all: string[]; reached: Stop[] }> {
  const all: string[] = await page.evaluate(`(() => {
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }));
    globalThis.reached = [];
    document.addEventListener('focusin', ({ target }) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      globalThis.reached.push({ name: target.tagName + all.indexOf(target), isSeen });
    });
    return all.map((one, at) => one.tagName + at);
  })()`);
  // One more, for on its way round the focus leaves the page once.
  for (let pressed = 0; pressed <= all.length; pressed += 1) await page.keyboard.press('Tab');
  return { all, reached: await page.evaluate('reached') };
}

describe.each(pages)('%s', (path) => {
  it('paints at once, and is whole on a desk, on a dark phone, on paper, by keyboard and to axe', async () => {
    await goTo(path);
    await page.locator('h1').first().waitFor();
    const { painted, shifted }: { painted: number; shifted: number } = await page.evaluate(paint);
    // Of the machine of the tests, which does other things too; `npm run bench -- web` measures.
    expect(painted).toBeLessThan(5_000);
    expect(shifted).toBeLessThan(0.1);
    expect((await page.locator('h1').first().boundingBox())?.y).toBeLessThan(400);
    expect(await violations()).toEqual([]);

    const { all, reached } = await tabThrough();
    expect(reached.filter(({ isSeen }) => !isSeen)).toEqual([]);
    // Where a page begins in its own field, the way past the navigation comes after it.
    expect(reached.some(({ name }) => name === 'A0') && (path === '/ask' || reached[0]?.name === 'A0')).toBe(true);
    expect(new Set(reached.map(({ name }) => name))).toEqual(new Set(all));

    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    expect(await violations()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await page.locator('h1').first().isVisible()).toBe(true);
    expect(await brightness()).toBeLessThan(64);

    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await brightness()).toBe(255);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(794);
    expect(await page.locator('h1').first().isVisible()).toBe(true);
    for (const screenOnly of ['.places', '.who', '.filters', '.ranges', '.ask', '.button'])
      expect(await page.locator(screenOnly).first().isVisible(), screenOnly).toBe(false);
  });
});

/** Of the ground of the page, 0 to 255. */
function brightness(): Promise<number> {
  return page.evaluate(
    'Math.max(...getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number))',
  );
}

it('the public status page answers without scripts, on the first screen of a phone', async () => {
  await using visitor = await visits.open('/', { person: 'nobody', width: 390, javaScriptEnabled: false });
  const box = await visitor.page.getByRole('heading', { level: 1, name: 'Down: Card payments.' }).boundingBox();
  expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThan(400);
  expect(await visitor.page.locator('#age').textContent()).toContain('As of');
});

it('without scripts every page is there, and no button on it would do nothing', async () => {
  await using visitor = await visits.open('/privacy', { javaScriptEnabled: false });
  for (const path of pages) {
    await visitor.page.goto(visits.url + path, { waitUntil: 'domcontentloaded' });
    expect(await visitor.page.locator('h1').first().isVisible(), path).toBe(true);
    const idle = visitor.page.locator('button:not([form]):not(form *)').filter({ visible: true });
    expect(await idle.allTextContents(), path).toEqual([]);
  }
});

it('the leader’s page opens the dialog of the browser that prints it or saves it as PDF', async () => {
  await goTo('/inquiries');
  await page.evaluate('window.print = () => { document.title = "printed"; }');
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  expect(await page.title()).toBe('printed');
});

it('the fleet is searched while one types and sorted by keyboard', async () => {
  await goTo('/fleet');
  await page.getByLabel('Search').focus();
  await page.keyboard.type('worker');
  await page.getByText('1 server', { exact: true }).waitFor();
  await goTo('/fleet');
  await page.getByRole('columnheader', { name: 'CPU' }).getByRole('link').focus();
  await page.keyboard.press('Enter');
  await page.locator('th[aria-sort]', { hasText: 'CPU' }).waitFor();
  expect(await page.locator('tbody th').first().textContent()).toBe('checkout-2');
});

it('in rows of the fleet the small bars stand below each other, however many digits their figures have', async () => {
  await goTo('/fleet');
  const digits = await page.locator('td.figure:has(.small-bar)').allTextContents();
  expect(new Set(digits.map((words) => words.length)).size).toBeGreaterThan(1);
  const lefts: number[][] = await page.evaluate(`[...document.querySelectorAll('.fleet tbody tr')]
    .map((row) => [...row.querySelectorAll('.small-bar')].map((bar) => bar.getBoundingClientRect().left))
    .filter((bars) => bars.length > 0)`);
  expect(lefts.length).toBeGreaterThan(1);
  for (const bars of lefts) expect(bars).toEqual(lefts[0]);
});

it('a tap on a day tells what happened that day and for how long, and a mouse that leaves takes it back', async () => {
  await using visitor = await visits.open('/', { person: 'nobody', width: 390 });
  const uptime = visitor.page
    .locator('.uptime')
    .filter({ has: visitor.page.locator('.past .b-down') })
    .first();
  const [tapped, usual] = [uptime.locator('.tapped'), uptime.locator('.usual')];
  await visitor.page.locator('#age[data-state=live]').waitFor();
  await uptime.scrollIntoViewIfNeeded();
  const bad = await uptime.locator('.past .b-down').last().boundingBox();
  if (!bad) throw new Error('no bad day is drawn');
  const [x, y] = [bad.x + bad.width / 2, bad.y + bad.height / 2];
  await visitor.page.mouse.move(x, y);
  await expect.poll(() => tapped.textContent()).toMatch(/^[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}: down for 14 minutes\.$/);
  expect(await usual.isVisible()).toBe(false);
  await visitor.page.mouse.move(x - bad.width * 2, y);
  await expect.poll(() => tapped.textContent()).toMatch(/: operational\.$/);
  await visitor.page.mouse.move(1, 1);
  await expect.poll(() => usual.isVisible()).toBe(true);
  expect(await tapped.textContent()).toBe('');
});

it('charts stand in two columns at a desk, and below each other on a phone', async () => {
  await goTo('/hosts/web-1');
  const tops = () =>
    page.locator('.charts figure').evaluateAll((all) => all.slice(0, 2).map((one) => one.getBoundingClientRect().top));
  const [left, right] = await tops();
  expect(left).toBe(right);
  await page.setViewportSize({ width: 390, height: 844 });
  const [first = 0, second = 0] = await tops();
  expect(second).toBeGreaterThan(first);
});

it('a link to the charts leads to their heading, in sight below the age of the page', async () => {
  await goTo('/hosts/web-1#charts');
  // What stands above may still grow or shrink while scripts fill it in.
  await vi.waitFor(
    async () => {
      await page.evaluate('document.querySelector("#charts").scrollIntoView({ behavior: "instant" })');
      const [age, heading] = await Promise.all([
        page.locator('#age').boundingBox(),
        page.getByRole('heading', { name: 'Charts' }).boundingBox(),
      ]);
      expect(heading?.y).toBeGreaterThanOrEqual((age?.y ?? 0) + (age?.height ?? 0));
    },
    { timeout: 10_000 },
  );
});

it('of today the time alone is said where it follows a word, and with "Today" where nothing stands before it', async () => {
  await goTo('/');
  await page.evaluate(`document.querySelector('main').innerHTML = [new Date(), new Date(Date.now() - 9e8)]
    .map((at) => '<p>Since <time data-style="moment" datetime="' + at.toISOString() + '"></time></p><p><time data-style="moment" datetime="' + at.toISOString() + '"></time></p>')
    .join('')`);
  await page.evaluate(
    `import(document.querySelector('script[src*="common.ts"]').src).then(({ showTimes }) => showTimes())`,
  );
  const said = await page.locator('main p').allTextContents();
  expect(said.slice(0, 2)).toEqual([
    expect.stringMatching(/^Since \d\d:\d\d$/),
    expect.stringMatching(/^Today, \d\d:\d\d$/),
  ]);
  for (const words of said.slice(2)) expect(words).toMatch(/^(Since )?\w{3} \d+ \w{3}, \d\d:\d\d$/);
});

it('a question is asked and answered by keyboard alone, with and without scripts', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await using visitor = await visits.open('/ask', { person: 'member', javaScriptEnabled });
    await visitor.page.getByLabel('Your question').focus();
    await visitor.page.keyboard.type('is <storefront> up?');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.getByText('storefront is up.').waitFor();
    await visitor.page.getByText('You asked: is <storefront> up?').waitFor();
    await visitor.page.getByRole('button', { name: 'Start afresh' }).waitFor();
    // Whoever looks elsewhere and comes back finds it again.
    await visitor.page.goto(`${visits.url}/fleet`);
    await visitor.page.goto(`${visits.url}/ask`);
    await visitor.page.getByText('You asked: is <storefront> up?').waitFor();
  }
});

it('the first press of the keyboard leads past the navigation', async () => {
  await using visitor = await visits.open('/', { person: 'nobody' });
  await visitor.page.keyboard.press('Tab');
  await visitor.page.keyboard.press('Enter');
  expect(await visitor.page.evaluate('document.activeElement.id')).toBe('content');
});

it('on paper stand the moment it is from and what was folded up', async () => {
  await goTo('/hosts/web-1');
  await page.locator('#age[data-state=live]').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#age').innerText()).toMatch(/^As of \d+ \w+ \d{4}, \d\d:\d\d$/);
  expect(await page.locator('[data-part=facts] details dl').isVisible()).toBe(true);
});

it('charts arrive as pictures, and a drag zooms into them', async () => {
  await goTo('/hosts/web-1');
  const chart = page.locator('.chart img').first();
  await chart.scrollIntoViewIfNeeded();
  await expect
    .poll(
      () => chart.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0),
      { timeout: 45_000 },
    )
    .toBe(true);
  const box = await chart.boundingBox();
  if (!box) throw new Error('the chart has no place');
  const read = page.waitForResponse((response) => response.url().includes('cpu.json'));
  await page.mouse.move(box.x + 300, box.y + 120);
  await read;
  await page.getByText(/CPU \d+ %/).waitFor();
  await page.mouse.down();
  await page.mouse.move(box.x + 500, box.y + 120);
  await page.mouse.up();
  await page.waitForURL(/from=\d+&to=\d+/);
});
