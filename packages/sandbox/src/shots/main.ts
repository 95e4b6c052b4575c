/**
 * `npm run shots`: remakes the screenshots of the docs from a running sandbox: the answer of this machine, and the pages of a simulated fleet
 * with a past. `npm run shots -- FOLDER` puts every page in every state and look, whole, into that folder, with a
 * contact sheet of each, to be looked at.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { helpOrVersion } from '@herald/protocol/help-or-version';
import type { Browser } from 'playwright-core';
import sandbox from '../../package.json' with { type: 'json' };

const help = `Remakes the pictures of the docs from a running sandbox.

Usage: npm run shots [-- FOLDER [NAME...] | --help | --version]

  FOLDER  every page in every state and look, whole, into that folder, with one contact sheet (NAME-sheet.jpg) a page
  NAME    only these of them, such as status-well or charts`;

const said = helpOrVersion(process.argv.slice(2), { help, version: sandbox.version });
if (said !== undefined) console.log(said);
else await shoot();

async function shoot(): Promise<void> {
  const { openBrowser } = await import('../browser/open-browser.ts');
  const { shootPages } = await import('./shoot-pages.ts');
  const { startLively } = await import('./start-lively.ts');
  const [elsewhere, ...names] = process.argv.slice(2);
  const folder = elsewhere ? resolve(elsewhere) : fileURLToPath(new URL('../../shots/', import.meta.url));
  await mkdir(folder, { recursive: true });
  await using opened = await openBrowser();
  if (names.length === 0) await shootAnswer(opened.browser, folder);
  await using lively = await startLively();
  await shootPages(opened.browser, lively, { folder, which: elsewhere ? 'all' : 'docs', names });
  console.log(`Screenshots are in ${folder}`);
}

/** What a newcomer sees first: this machine, asked about. */
async function shootAnswer(browser: Browser, folder: string): Promise<void> {
  const { startAll } = await import('../start/start-all.ts');
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-shots-'));
  try {
    await using herald = await startAll({
      env: { HERALD_DATA_DIR: dataDir, HERALD_WEB_PORT: '0', HERALD_SANDBOX_PORT: '0' },
      show: () => undefined,
    });
    for (const scheme of ['dark', 'light'] as const) {
      const page = await browser.newPage({ viewport: { width: 1100, height: 820 }, colorScheme: scheme });
      await page.goto(String(herald.pageUrl));
      const composer = page.locator('[data-composer]');
      if (scheme === 'dark') {
        for (const text of ['hello world', 'Tell me about my server!']) {
          await composer.fill(text);
          await composer.press('Enter');
          await page
            .locator('[data-message][data-author="Herald"]')
            .nth(text === 'hello world' ? 0 : 1)
            .waitFor();
        }
      }
      await page.getByText('Ireland (eu-west-1)').waitFor();
      await page.screenshot({ path: join(folder, `answer-${scheme}.png`) });
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
