/** Every page where there is little room: 320 pixels (a desk at 400 %), text of twice the size, and the longest names that the registry takes. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReadModel } from '../../answers/read-model.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  anIncident,
  aReadModel,
  aReason,
  aServiceView,
  testNowMs,
} from '../../testing/builders.ts';
import { publicIdOf } from './public-downtime.ts';
import { pagePaths } from './testing/page-paths.ts';
import { aLivelyFleet } from './testing/some-parts.ts';
import { type BrowserVisits, startBrowserVisits } from './testing/visit-in-browser.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

let visits: BrowserVisits;
let page: Page;
beforeAll(async () => {
  visits = await startBrowserVisits();
  page = (await visits.open('/privacy')).page;
});
afterAll(() => visits?.[Symbol.asyncDispose]());

/** A part that scripts ask for is no page. */
const paths = pagePaths.filter((path) => path !== '/fleet/hosts');

/** What reaches out of the window, if anything does: named, so that one need not look for it. */
async function tooWide(path: string, width: number, textPercent = 100): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(visits.url + path, { waitUntil: 'domcontentloaded' });
  await page.locator('h1').first().waitFor();
  return page.evaluate(`(() => {
    document.documentElement.style.fontSize = '${textPercent}%';
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, .hidden, .skip'));
    return ['${path}: ' + document.documentElement.scrollWidth, ...wide.slice(-3).map((one) => one.outerHTML.slice(0, 160))];
  })()`);
}

/** The pages of one thing each, as its names may be as long as the registry takes them. */
const longName = 'a'.repeat(63);
const longWord = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);

function longestNames(): ReadModel {
  const host = aHostView({
    name: longName,
    status: 'degraded',
    host: { labels: { role: longName }, aliases: [longName] },
    health: aHealth('degraded', { reasons: [aReason({ text: `${longWord} ${longWord}`, detail: longWord })] }),
  });
  const service = aServiceView({
    name: longName,
    hosts: [host],
    status: 'down',
    service: { customers: longWord, owner: { team: longWord } },
  });
  return aReadModel({
    nowMs: testNowMs,
    services: [service],
    downtimes: [aDowntime({ title: longWord, customers: longWord, plannedBy: longWord, services: [longName] })],
    incidents: [
      anIncident({
        id: 'open-1',
        target: { kind: 'service', name: longName },
        endedAtMs: undefined,
        cause: longWord,
        timeline: [{ atMs: testNowMs - 60_000, kind: 'opened', text: longWord }],
      }),
    ],
  });
}

it('no page is wider than 320 pixels where the window is', async () => {
  visits.show(aLivelyFleet());
  const wide = [];
  for (const path of paths) wide.push(...(await tooWide(path, 320)));
  expect(wide).toEqual([]);
});

it('no page is wider than the window with text of twice the size', async () => {
  visits.show(aLivelyFleet());
  const wide = [];
  for (const path of paths) wide.push(...(await tooWide(path, 640, 200)));
  expect(wide).toEqual([]);
});

it('the longest names and words widen no page, on the smallest phone', async () => {
  visits.show(longestNames());
  const wide = [];
  for (const path of paths) {
    const named = path.replace('web-1,checkout-2', longName).replaceAll(/web-[19]|checkout/g, longName);
    wide.push(...(await tooWide(named, 320)));
  }
  expect(wide).toEqual([]);
});

it('the words under the bars stand in one line each on a phone, beside the longest figure', async () => {
  visits.show(aLivelyFleet());
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto(`${visits.url}/`, { waitUntil: 'domcontentloaded' });
  const broken = await page.evaluate(`[...document.querySelectorAll('.scale')].map((scale) => {
    scale.querySelector('.told').textContent = '100 % uptime in 78 seconds of monitoring';
    const words = document.createRange();
    words.selectNodeContents(scale.lastElementChild);
    return words.getClientRects().length > 1;
  })`);
  expect(broken).toContain(false);
  expect(broken).not.toContain(true);
});

it('on a phone no fact is missing, and sentences stand across the whole width', async () => {
  visits.show(aLivelyFleet());
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [path, sentence] of [
    ['/incidents/open-1', 'Cause'],
    [`/maintenance/${publicIdOf('downtime-1')}`, 'What you will notice'],
  ] as const) {
    await page.goto(visits.url + path, { waitUntil: 'domcontentloaded' });
    const facts = await page.evaluate<[label: string, share: number][]>(`(() => {
      const width = document.querySelector('.facts').getBoundingClientRect().width;
      return [...document.querySelectorAll('.facts > div')].map((one) => [
        one.querySelector('dt').textContent, one.getBoundingClientRect().width / width,
      ]);
    })()`);
    expect(facts.filter(([, share]) => share < 0.3)).toEqual([]);
    expect(new Map(facts).get(sentence), path).toBeGreaterThan(0.95);
  }
});

it('on a phone an engineer reads what would be announced before announcing it', async () => {
  visits.show(aLivelyFleet());
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${visits.url}/downtime`, { waitUntil: 'domcontentloaded' });
  const typed = { title: 'New disks', when: 'Saturday 22:00-23:30', affects: 'storefront' };
  for (const [name, text] of Object.entries(typed)) await page.locator(`input[name="${name}"]`).fill(text);
  await page.getByRole('button', { name: 'Read it back' }).click();
  await page.getByRole('button', { name: 'Announce it' }).waitFor();
  for (const label of ['When', 'What', 'Customers read'])
    expect(await page.getByText(label, { exact: true }).isVisible(), label).toBe(true);
});

it('tables of weeks, of servers and of two compared are whole on a phone, with nothing to scroll to', async () => {
  visits.show(aLivelyFleet());
  const cut = [];
  for (const [width, path] of [
    [390, '/inquiries'],
    [390, '/compare?hosts=web-1,checkout-2'],
    [390, '/fleet'],
    [320, '/fleet'],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(visits.url + path, { waitUntil: 'domcontentloaded' });
    const over: number[] = await page.evaluate(
      `[...document.querySelectorAll('.scroll')].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)`,
    );
    expect(over.length).toBeGreaterThan(0);
    if (Math.max(...over) > 0) cut.push(`${path} at ${width}: ${over}`);
  }
  expect(cut).toEqual([]);
});
