/** Pictures of the pages: those of the docs, or each page in every look, to be looked at. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { contactSheet } from './contact-sheet.ts';
import type { Lively } from './start-lively.ts';

const looks = ['light', 'dark', 'phone', 'phone-dark', 'small', 'print'] as const;
type Look = (typeof looks)[number];
type Shot = {
  name: string;
  path: string;
  /** Looks of the docs; the others are made on request. */
  inDocs: readonly Look[];
  as?: 'public';
  /** After the troubles of the fleet were mended. */
  isWell?: true;
  /** Brings the page to where it is to be shown. */
  act?(page: Page): Promise<void>;
};

const shots: readonly Shot[] = [
  { name: 'status', path: '/', inDocs: ['light', 'dark', 'phone'], as: 'public' },
  { name: 'status-signed-in', path: '/', inDocs: [] },
  { name: 'status-well', path: '/', inDocs: [], as: 'public', isWell: true },
  { name: 'history', path: '/history', inDocs: [], as: 'public' },
  { name: 'incident', path: '/', inDocs: [], act: openIncident },
  { name: 'incident-public', path: '/', inDocs: [], as: 'public', act: openIncident },
  { name: 'incident-over', path: '/incidents/past-1', inDocs: [], as: 'public' },
  { name: 'maintenance', path: '/', inDocs: [], as: 'public', act: openMaintenance },
  { name: 'service', path: '/services/checkout', inDocs: ['light'] },
  { name: 'host', path: '/hosts/checkout-2', inDocs: ['light', 'phone'] },
  { name: 'host-down', path: '/hosts/worker-2', inDocs: [] },
  { name: 'compare', path: '/compare?hosts=web-1,checkout-2', inDocs: [] },
  { name: 'charts', path: '/hosts/web-1?range=24h&compare=before#charts', inDocs: ['light', 'dark'] },
  { name: 'fleet', path: '/fleet', inDocs: ['light', 'phone'] },
  { name: 'fleet-well', path: '/fleet', inDocs: [], isWell: true },
  { name: 'map', path: '/fleet?view=map&by=role', inDocs: ['dark'] },
  { name: 'add', path: '/fleet/add?name=web-5&address=10.0.1.27', inDocs: ['light'] },
  { name: 'downtime', path: '/downtime', inDocs: [] },
  { name: 'downtime-read-back', path: '/downtime', inDocs: [], act: readBack },
  { name: 'inquiries', path: '/inquiries', inDocs: ['light', 'dark', 'phone'] },
  { name: 'ask-empty', path: '/ask', inDocs: [] },
  { name: 'ask', path: '/ask', inDocs: ['light'], act: askSomething },
  { name: 'privacy', path: '/privacy', inDocs: [], as: 'public' },
  { name: 'sign-in', path: '/sign-in', inDocs: [], as: 'public' },
  { name: 'not-known', path: '/hosts/web-99', inDocs: [] },
];
const sizes: Readonly<Record<Look, { width: number; height: number }>> = {
  light: { width: 1100, height: 900 },
  dark: { width: 1100, height: 900 },
  phone: { width: 390, height: 844 },
  'phone-dark': { width: 390, height: 844 },
  small: { width: 320, height: 640 },
  print: { width: 794, height: 1123 },
};

/** `which: 'all'` shows whole pages, not only their first screen. */
export async function shootPages(
  browser: Browser,
  lively: Lively,
  { folder, which, names = [] }: { folder: string; which: 'docs' | 'all'; names?: readonly string[] },
): Promise<void> {
  const cookies = await lively.signIn(browser);
  // Those of a fleet in trouble first: it is mended once.
  const inOrder = [...shots.filter(({ isWell }) => !isWell), ...shots.filter(({ isWell }) => isWell)];
  let isMended = false;
  for (const shot of inOrder.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const wanted = which === 'all' ? looks : shot.inDocs;
    if (wanted.length === 0) continue;
    if (shot.isWell && !isMended) await lively.mend(browser, cookies);
    isMended ||= shot.isWell === true;
    for (const look of wanted) {
      const context = await browser.newContext({
        viewport: sizes[look],
        colorScheme: look.endsWith('dark') ? 'dark' : 'light',
        timezoneId: 'Europe/Berlin',
        // The policy of the pages would keep the wait below out.
        bypassCSP: true,
      });
      // A busy machine draws slowly.
      context.setDefaultTimeout(90_000);
      if (shot.as !== 'public') await context.addCookies(cookies);
      await shoot(context, shot, look);
      await context.close();
    }
    if (which === 'all') await contactSheet(browser, { folder, name: shot.name, looks });
  }

  async function shoot(context: BrowserContext, { name, path, act }: Shot, look: Look): Promise<void> {
    const page = await context.newPage();
    await page.goto(lively.webUrl + path, { waitUntil: 'load' });
    await act?.(page);
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    // A picture that comes into connectivity is drawn by the hub first.
    if (which === 'all') await page.evaluate('for (const image of document.images) image.loading = "eager"');
    const inSight = which === 'all' ? 'false' : 'image.getBoundingClientRect().top > innerHeight';
    await page.waitForFunction(
      `[...document.images].every((image) => ${inSight} || (image.complete && image.naturalWidth > 0))`,
    );
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: which === 'all' });
  }
}

async function openIncident(page: Page): Promise<void> {
  await page.locator('.incident h3 a').first().click();
  await page.getByRole('heading', { name: 'Updates' }).waitFor();
}

async function openMaintenance(page: Page): Promise<void> {
  await page.locator('.planned a').first().click();
  await page.getByText('What you will notice').waitFor();
}

async function readBack(page: Page): Promise<void> {
  const typed = { title: 'Move to new disks', when: 'Saturday 22:00-23:30', affects: 'search' };
  for (const [name, text] of Object.entries(typed)) await page.locator(`input[name="${name}"]`).fill(text);
  await page.getByRole('button', { name: 'Read it back' }).click();
  await page.getByRole('button', { name: 'Announce it' }).waitFor();
}

async function askSomething(page: Page): Promise<void> {
  // Of the look before.
  const afresh = page.getByRole('button', { name: 'Start afresh' });
  if (await afresh.isVisible()) await afresh.click();
  for (const [at, question] of ['is everything up?', 'tell me about checkout-2'].entries()) {
    await page.getByLabel('Your question').fill(question);
    await page.keyboard.press('Enter');
    await page.locator('.exchange').nth(at).waitFor();
  }
}
