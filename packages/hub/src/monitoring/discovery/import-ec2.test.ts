import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@herald/protocol/clock';
import { expect, it, vi } from 'vitest';
import { runCli } from '../../app/cli.ts';
import { aRegistry } from '../../registry/testing/a-registry.ts';
import { discoverOnce } from './discover-once.ts';

it('import-ec2 writes what EC2 has and the file has not, and keeps the rest; a look at it once finds the same', async () => {
  const main = fileURLToPath(new URL('../../../../sandbox/src/ec2-api/main.ts', import.meta.url));
  const api: ChildProcess = spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'inherit'] });
  const folder = await mkdtemp(join(tmpdir(), 'herald-import-'));
  try {
    if (!api.stdout) throw new Error('no stdout');
    const url = String((await once(api.stdout, 'data'))[0]).trim();
    vi.stubEnv('AWS_ENDPOINT_URL_EC2', url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
    const instances = [
      { instanceId: 'i-0000000a', privateIpv4: '10.0.0.1', tags: { Name: 'known', herald: 'yes' } },
      { instanceId: 'i-0000000b', privateIpv4: '10.0.0.2', tags: { Name: 'web 2', herald: 'yes', 'aws:x': 'y' } },
    ];
    await fetch(`${url}/_sandbox/instances`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(instances),
    });
    const file = join(folder, 'registry.yaml');
    const text = 'hosts:\n  web-1: { address: 10.0.0.1, instance: i-0000000a } # mine\n';
    await writeFile(file, text);
    const run = (...more: string[]) =>
      runCli(['registry', 'import-ec2', '--region', 'eu-west-1', '--tag', 'herald=yes', '--file', file, ...more], {
        env: {},
        print: () => undefined,
        note: () => undefined,
        clock: systemClock,
        signal: new AbortController().signal,
      });
    expect(await run('--dry-run')).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(text);
    expect(await run()).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(
      `${text}  web-2: { address: 10.0.0.2, labels: { herald: yes }, instance: i-0000000b }\n`,
    );
    const declared = aRegistry(`${text}discovery:
  ec2: [{ regions: [eu-west-1], tags: { herald: "yes" } }]
  files: [none.json]
`);
    const { signal } = new AbortController();
    const found = await discoverOnce(declared, signal);
    expect([...found.registry.hosts.keys()]).toEqual(['web-1', 'web-2']);
    expect(found).toMatchObject({ foundCount: 2, problems: [{ code: 'discovery/file' }] });
  } finally {
    vi.unstubAllEnvs();
    api.kill();
    await once(api, 'exit');
    await rm(folder, { recursive: true });
  }
});
