/** What the hub's installer refuses before anything is touched; the rest is run by `npm run bench -- install-hub` in a container. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../hub/install/install.sh', import.meta.url));

it.each([
  [['--set'], /--set needs a value/],
  [['--set', 'PATH=/tmp'], /--set takes NAME=VALUE/],
  [['--set', 'HERALD_WEB_HOST=$(id)"'], /--set takes NAME=VALUE/],
  [['--set', 'HERALD_WEB_HOST=a\nLD_PRELOAD=/tmp/x'], /--set takes one line/],
  [['--with-data'], /not known here/],
  [['rollback', 'now'], /not known here/],
  [['remove', '--set', 'HERALD_WEB_HOST=a'], /not known here/],
])('%j is refused before anything is touched', (args, reason) => {
  const { status, stderr } = spawnSync('sh', [script, ...args], { encoding: 'utf8' });
  const [says] = stderr.split('\n');
  expect([status, says]).toEqual([2, expect.stringMatching(reason)]);
  expect(says).toMatch(/^install\/usage: /);
});
