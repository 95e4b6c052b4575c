import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { installLine, reachNote } from './install-line-command.ts';

it.each([undefined, '', '127.0.0.1', '127.0.1.1', 'localhost', '::1'])(
  'warns that %s is reached by no instance',
  (host) => {
    expect(reachNote('https://herald.example.com', host)).toContain('only where a proxy on this machine');
  },
);

it.each(['0.0.0.0', '::', '10.0.0.5'])('says nothing of %s', (host) => {
  expect(reachNote('https://herald.example.com', host)).toBeUndefined();
});

/** Another user's files wait in the folder where the line is typed, and change the moment the check has passed. */
async function aSharedFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'herald-line-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [dist, shared, programs] = ['dist', 'shared', 'programs'].map((name) => join(folder, name));
  if (!dist || !shared || !programs) throw new Error('no folders');
  for (const path of [dist, shared, programs]) await mkdir(path);
  await writeFile(join(dist, 'install.sh'), 'echo "the installer of $(stat -c %a "$(dirname "$0")")"\n');
  await writeFile(join(dist, 'SHA256SUMS'), '');
  const evil = `echo 'echo evil' >${shared}/herald-install.sh`;
  const program = async (name: string, text: string) => {
    await writeFile(join(programs, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(programs, name), 0o755);
  };
  // As curl is called: -fsSLo FILE ADDRESS, with more before it in user data.
  await program('curl', `while [ "$1" != -fsSLo ]; do shift; done; cp ${dist}/install.sh "$2"`);
  await program('sudo', 'exec "$@"');
  await program('sha256sum', `/usr/bin/sha256sum "$@"; code=$?; ${evil}; exit $code`);
  return { dist: `${dist}/`, shared, path: `${programs}:/usr/bin:/bin` };
}

it.skipIf(process.platform !== 'linux').each(['line', 'image', 'user-data'] as const)(
  'the %s runs what it checked, whoever else may write where it is typed',
  async (as) => {
    const { dist, shared, path } = await aSharedFolder();
    const line = await installLine({ url: 'https://hub.example', publicKey: 'KEY', dist, as });
    const { stdout } = spawnSync('sh', ['-c', line], { cwd: shared, env: { PATH: path }, encoding: 'utf8' });
    expect(stdout).toBe('the installer of 700\n');
  },
);
