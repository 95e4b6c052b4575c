/** Whoever runs Herald's parts through npm (a container, a supervisor, `kill`) stops npm: the part itself must hear it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { inherited } from '../start/child.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** Resolves when every process that writes to npm's output has ended, with what was written. */
async function stopThroughNpm(words: readonly string[], env: Record<string, string>, isUp: RegExp): Promise<string> {
  const npm = spawn('npm', ['run', '--silent', ...words], {
    cwd: repository,
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // What is left of a failed test must not outlive it.
  onTestFinished(() => {
    if (npm.pid !== undefined && npm.stdout.readable) process.kill(-npm.pid, 'SIGKILL');
  });
  let said = '';
  for (const output of [npm.stdout, npm.stderr])
    createInterface({ input: output }).on('line', (line) => {
      said += `${line}\n`;
      if (isUp.test(line)) npm.kill('SIGTERM');
    });
  await once(npm, 'close');
  return said;
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'herald-npm-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

it('stops the hub when npm is told to stop', async () => {
  const dataDir = await folder();
  await writeFile(join(dataDir, 'registry.yaml'), 'hosts:\n  web-1: { address: "http://127.0.0.1:9" }\n');
  const env = { HERALD_DATA_DIR: dataDir, HERALD_REGISTRY: join(dataDir, 'registry.yaml'), HERALD_WEB_PORT: '0' };
  expect(await stopThroughNpm(['hub'], env, /hub started/)).toContain('hub stops');
});

it('stops the agent when npm is told to stop', async () => {
  const env = {
    HERALD_AGENT_HOST: '127.0.0.1',
    HERALD_AGENT_PORT: '0',
    HERALD_AGENT_TOKEN: 'only-for-this-test',
    HERALD_AGENT_STATE_DIR: await folder(),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  expect(await stopThroughNpm(['agent', '--', 'serve'], env, /listening/i)).toMatch(/listening/i);
});

it('stops all of npm start when npm is told to stop', async () => {
  const env = { HERALD_DATA_DIR: await folder(), HERALD_WEB_PORT: '0', HERALD_SANDBOX_PORT: '0', NO_COLOR: '1' };
  expect(await stopThroughNpm(['start'], env, /Stop with Ctrl/)).toContain('Stopping.');
});
