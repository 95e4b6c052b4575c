import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { loadSettingsFile } from './settings-file.ts';

const text = 'HERALD_API_TOKEN=token#token#token#token\nHERALD_DATA_DIR=da\\ta\nHERALD_WEB_PORT=1\n';

it('fills up what the environment does not name, as systemd would', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-settings-'));
  const path = join(folder, 'hub.env');
  await writeFile(path, text);
  const env: NodeJS.ProcessEnv = { HERALD_WEB_PORT: '2' };
  expect(loadSettingsFile(env, path)?.remarks.map(({ line }) => line)).toEqual([1, 2]);
  expect(env).toEqual({ HERALD_API_TOKEN: 'token#token#token#token', HERALD_DATA_DIR: 'data', HERALD_WEB_PORT: '2' });
  expect(loadSettingsFile(env, join(folder, 'none'))).toBeUndefined();
});

it('takes notes behind values from `.env` of the working directory, as Docker Compose does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-settings-'));
  await writeFile(
    join(folder, '.env'),
    'HERALD_WEB_PORT=8081 # the pages\nHERALD_DATA_DIR="da#ta"\nHERALD_TEAM=\'a\\b\'\n',
  );
  const script = `import { loadSettingsFile } from ${JSON.stringify(new URL('settings-file.ts', import.meta.url).href)};
    const env = {}; loadSettingsFile(env); console.log(JSON.stringify(env));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
  });
  expect(JSON.parse(stdout)).toEqual({ HERALD_WEB_PORT: '8081', HERALD_DATA_DIR: 'da#ta', HERALD_TEAM: 'a\\b' });
});

it('the installed command takes the file of the service and no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-installed-'));
  const [settings, command] = [join(folder, 'hub.env'), join(folder, 'bin/herald')];
  await writeFile(settings, text);
  await writeFile(join(folder, '.env'), 'HERALD_WEB_PROT=1\n');
  await mkdir(join(folder, 'bin'));
  await symlink(process.execPath, join(folder, 'bin/node'));
  const script = await readFile(new URL('../../install/herald.sh', import.meta.url), 'utf8');
  const installed = script.replace('/etc/herald/hub.env', settings).replaceAll('id herald', 'false');
  await writeFile(command, installed.replaceAll('$here/lib/hub/', fileURLToPath(new URL('../../', import.meta.url))));
  await chmod(command, 0o755);
  const env = { PATH: process.env['PATH'] };
  const { stdout } = await promisify(execFile)(command, ['doctor', '--json'], { cwd: folder, env }).catch(
    (failed: { stdout: string }) => failed,
  );
  const said: readonly { about: string; message: string }[] = JSON.parse(stdout);
  expect(said.filter(({ about }) => about === 'settings').map(({ message }) => message)).toEqual([
    expect.stringContaining('The settings can be read'),
    expect.stringContaining(`HERALD_API_TOKEN (line 1 of ${settings}) holds quotes, \\, # or $`),
    expect.stringContaining(`HERALD_DATA_DIR (line 2 of ${settings})`),
  ]);
});
