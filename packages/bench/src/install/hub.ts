/** The hub that the trial installs from and is asked by. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLineProcess } from '../hub/line-process.ts';

export type TrialHub = AsyncDisposable & {
  /** As `herald install-line --as` prints it. */
  installLine(as?: 'line' | 'user-data' | 'image'): string;
  /** Whether the hub says that the host `trial` is up. */
  saysUp(): boolean;
};

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export async function startTrialHub(agentPort: number): Promise<TrialHub> {
  const folder = await mkdtemp(join(tmpdir(), 'herald-install-'));
  const registry = join(folder, 'registry.yaml');
  await writeFile(registry, `defaults: { poll: 5s }\nhosts:\n  trial: { address: "http://127.0.0.1:${agentPort}" }\n`);
  const env = {
    HERALD_DATA_DIR: join(folder, 'data'),
    HERALD_REGISTRY: registry,
    HERALD_WEB_HOST: '127.0.0.1',
    HERALD_WEB_PORT: '0',
  };
  const child = startLineProcess(process.execPath, [at('hub/src/app/main.ts')], env);
  const { webUrl } = await child.hear('ready');
  const node = (...args: string[]) =>
    spawnSync(process.execPath, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  return {
    installLine(as = 'line') {
      const { status, stdout, stderr } = node(
        at('hub/src/app/cli.ts'),
        'install-line',
        '--url',
        String(webUrl),
        '--as',
        as,
      );
      if (status !== 0) throw new Error(`No install line: ${stderr}`);
      return stdout.trim();
    },
    saysUp: () => /trial is up/.test(node(at('hub/src/app/cli.ts'), 'ask', 'is trial up?').stdout),
    async [Symbol.asyncDispose]() {
      await child[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
