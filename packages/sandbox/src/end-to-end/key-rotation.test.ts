/** The hub's signing key is changed while agent and hub run, by the commands of the guide, and nobody is refused for long. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { inherited, startChild } from '../start/child.ts';
import { hubPublicKey } from '../start/hub-key.ts';

vi.setConfig({ testTimeout: 400_000 });

const at = (path: string) => new URL(`../../../${path}`, import.meta.url);
/** Each look starts a program. */
const eventually = { timeout: 60_000, interval: 1_000 };

it.each(['in a file', 'sealed in the database'])('goes from one key to the next, kept %s', async (how) => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-rotation-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const trusted = join(folder, 'hub.pub');
  const env: Record<string, string> = {
    HERALD_DATA_DIR: folder,
    HERALD_REGISTRY: join(folder, 'registry.yaml'),
    HERALD_WEB_PORT: '0',
    ...(how === 'in a file' ? {} : { HERALD_PASSPHRASE: 'correct horse battery staple' }),
  };
  const herald = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [fileURLToPath(at('hub/src/app/cli.ts')), ...words],
      {
        env: { ...inherited(), ...env },
        cwd: folder,
        encoding: 'utf8',
      },
    );
    return { status, out: stdout.trim(), said: `${stdout}${stderr}` };
  };
  const ask = () =>
    spawnSync(process.execPath, [fileURLToPath(at('hub/src/app/cli.ts')), 'ask', 'is web-1 up?'], {
      env: { ...inherited(), ...env },
      encoding: 'utf8',
    }).stdout;
  const startHub = () =>
    startChild({ file: at('hub/src/app/main.ts'), env, readyEvent: 'ready', output: () => undefined });

  const old = await hubPublicKey(folder);
  await writeFile(trusted, `${old}\n`);
  await using agent = await startChild({
    file: at('agent/src/main.ts'),
    args: ['serve'],
    env: {
      HERALD_AGENT_HOST: '127.0.0.1',
      HERALD_AGENT_PORT: '0',
      HERALD_HUB_PUBLIC_KEY_FILE: trusted,
      HERALD_AGENT_STATE_DIR: folder,
      HERALD_AGENT_SAMPLE_SECONDS: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    readyEvent: 'listening',
    output: () => undefined,
  });
  await writeFile(
    env['HERALD_REGISTRY'] ?? '',
    `defaults: { poll: 2s }\nhosts:\n  web-1: { address: "${agent.ready['url']}" }\n`,
  );
  {
    await using _hub = await startHub();
    await vi.waitFor(() => expect(ask()).toContain('web-1 is up'), eventually);

    const begun = herald('key', 'rotate');
    expect(begun).toMatchObject({ status: 0, out: expect.stringMatching(/^HERALD_HUB_PUBLIC_KEY=\S{43},\S{43}$/) });
    expect(herald('key', 'rotate').out).toBe(begun.out);
    const changing = herald('doctor').said;
    for (const key of begun.out.split('=')[1]?.split(',') ?? []) expect(changing).toContain(key);
    expect(changing).toMatch(/warn +signing key +It is being changed/);
    const refused = herald('key', 'rotate', '--finish');
    expect(refused).toMatchObject({
      status: 1,
      said: expect.stringContaining('1 of 1 agents do not answer the new key'),
    });
    expect(herald('key').out).toBe(old);

    const [, next = ''] = begun.out.split('=')[1]?.split(',') ?? [];
    await writeFile(trusted, `${old}\n${next}\n`);
    await vi.waitFor(() => expect(herald('key', 'rotate', '--finish')).toMatchObject({ status: 0 }), eventually);
    expect(herald('key').out).toBe(next);
    // The hub that runs goes on with the old key, which the agent still trusts.
    expect(ask()).toContain('web-1 is up');
    await writeFile(join(folder, 'next'), next);
  }
  const next = await readFile(join(folder, 'next'), 'utf8');
  await using _hub = await startHub();
  await writeFile(trusted, `${next}\n`);
  await vi.waitFor(() => expect(ask()).toContain('web-1 is up'), eventually);
  expect(herald('key', 'rotate', '--finish')).toMatchObject({
    status: 1,
    said: expect.stringContaining('no next key'),
  });
  const agents = herald('agents');
  await vi.waitFor(
    () => expect(herald('agents').out).toMatch(/^HOST +AGENT +LAST SAID\nweb-1 +0\.1\.0 +20/),
    eventually,
  );
  expect(agents.status).toBe(0);
});
