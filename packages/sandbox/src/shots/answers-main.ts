/** `npm run shots:answers`: every kind of answer in the sandbox's channels, light and dark, at a desk and on a phone. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { helpOrVersion } from '@herald/protocol/help-or-version';
import sandbox from '../../package.json' with { type: 'json' };

const help = `Makes pictures of every kind of answer in the sandbox's channels, light and dark, at a desk and on a phone, and says how tall each card is.

Usage: npm run shots:answers [-- --help | --version]`;

const said = helpOrVersion(process.argv.slice(2), { help, version: sandbox.version });
if (said !== undefined) console.log(said);
else await shoot();

async function shoot(): Promise<void> {
  const { openBrowser } = await import('../browser/open-browser.ts');
  const { shootAnswers } = await import('./shoot-answers.ts');
  const { startLively } = await import('./start-lively.ts');
  const folder = fileURLToPath(new URL('../../../../packages/sandbox/shots/answers/', import.meta.url));
  await mkdir(folder, { recursive: true });
  await using lively = await startLively();
  await using opened = await openBrowser();
  const heights = await shootAnswers(opened.browser, lively, folder);
  console.table(heights);
  console.log(`Pictures of the answers are in ${folder}`);
}
