/** Visits to the pages in a browser, by people who are signed in; the hub speaks when the test says that something changed, and at no other time. */
import type { Clock } from '@herald/protocol/clock';
import { fakeClock } from '@herald/protocol/fake-clock';
import type { BrowserContext, Page } from 'playwright-core';
import type { ReadModel } from '../../../answers/read-model.ts';
import { aPlanning } from '../../../downtime/testing/a-planning.ts';
import { openBrowser } from '../../../testing/browser.ts';
import { aLivelyFleet } from './some-parts.ts';
import { type Person, visit } from './visit.ts';

export type Look = { person?: Person; width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean };
export type Tab = { path: string; page: Page };
export type Tabs = { tabs: Tab[]; context: BrowserContext } & AsyncDisposable;

export type BrowserVisits = AsyncDisposable & {
  url: string;
  /** What the hub knows from now on; open pages are told. */
  show(readModel: ReadModel): void;
  /** Tells open pages again what the hub knows. */
  speak(): void;
  open(path: string, look?: Look): Promise<{ page: Page; context: BrowserContext } & AsyncDisposable>;
  /** Several pages, each in its own tab of one person, whose clock the test may move. No more than six: so many connections a browser opens to a site. */
  openTabs(paths: readonly string[], look?: Look): Promise<Tabs>;
};

/** One browser and one hub; disposing ends both. */
export async function startBrowserVisits(): Promise<BrowserVisits> {
  await using starting = new AsyncDisposableStack();
  let readModel = aLivelyFleet();
  let spoken = 0;
  let heard = 0;
  let wake: (() => void) | undefined;
  const planning = starting.use(await aPlanning(fakeClock()));
  const visitor = starting.use(
    await visit({
      planning: () => planning,
      clock: { now: () => Date.UTC(2026, 2, 2, 9), elapsed: () => performance.now(), sleep: sleepUntilChange },
      readModel: () => readModel,
    }),
  );
  const browser = starting.use(await openBrowser());
  const url = await visitor.web.listen({ host: '127.0.0.1', port: 0 });
  const stack = starting.move();
  return { url, show, speak, open, openTabs, [Symbol.asyncDispose]: () => stack.disposeAsync() };

  /** What is said while the hub looks is not missed: then it does not sleep at all. */
  async function sleepUntilChange(...[, signal]: Parameters<Clock['sleep']>): Promise<void> {
    if (heard === spoken) {
      const woken = Promise.withResolvers<void>();
      wake = woken.resolve;
      signal?.addEventListener('abort', () => woken.resolve(), { once: true });
      await woken.promise;
    }
    heard = spoken;
  }

  function show(fresh: ReadModel): void {
    readModel = fresh;
    speak();
  }

  function speak(): void {
    spoken += 1;
    wake?.();
  }

  async function open(path: string, look: Look = {}) {
    const context = await contextFor(look);
    const page = await context.newPage();
    await page.goto(url + path, { waitUntil: 'domcontentloaded' });
    return { page, context, [Symbol.asyncDispose]: () => context.close() };
  }

  async function openTabs(paths: readonly string[], look: Look = {}): Promise<Tabs> {
    const context = await contextFor(look);
    await context.clock.install();
    const tabs = await Promise.all(
      paths.map(async (path) => {
        const page = await context.newPage();
        await page.goto(url + path, { waitUntil: 'domcontentloaded' });
        return { path, page };
      }),
    );
    return { tabs, context, [Symbol.asyncDispose]: () => context.close() };
  }

  async function contextFor(look: Look): Promise<BrowserContext> {
    const { person = 'platform', width = 1100, colorScheme = 'light', javaScriptEnabled = true } = look;
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
    return context;
  }
}
