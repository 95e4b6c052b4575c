/** The container engine of the trial, and the images it starts from where no registry is reached. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Done = { code: number; text: string; seconds: number };

/** Runs a program and never throws: `code` tells how it went. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Done {
  const startedMs = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 600_000,
    maxBuffer: 64 * 1024 * 1024,
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
  });
  const text = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim();
  return { code: status ?? -1, text, seconds: (performance.now() - startedMs) / 1000 };
}

const base = 'localhost/herald-trial-base';

/**
 * What the engine is told where this machine lets it do less than it would: limits that may be set (a trial in a sandbox
 * may raise none), and runc where it is installed (crun refuses machines with both versions of control groups).
 */
export function writeEngineSettings(folder: string): string {
  const file = join(folder, 'containers.conf');
  const runtime = ['/usr/sbin/runc', '/usr/bin/runc'].some((path) => existsSync(path)) ? 'runtime = "runc"' : '';
  const limits = '"nofile=4096:4096", "nproc=4096:4096"';
  writeFileSync(file, `[containers]\ndefault_ulimits = [${limits}]\n[engine]\n${runtime}\n`);
  return file;
}

/** What Debian's own slim image leaves out too. */
const left = [
  './usr/share/doc/*',
  './usr/share/man/*',
  './usr/share/info/*',
  './usr/share/locale/*',
  './usr/share/lintian/*',
  './var/cache/apt/*',
  './var/lib/apt/lists/*',
  './var/log/*',
];

/** Debian, for both images, about as its slim image is. Returns its name. Throws where the engine refuses. */
export function makeBase(root: string): string {
  const excluded = left.map((path) => `--exclude='${path}'`).join(' ');
  need(run('sh', ['-c', `tar -C '${root}' --one-file-system ${excluded} -cf - . | podman import --quiet - ${base}`]));
  return base;
}

export function removeImages(): void {
  run('podman', ['rmi', '--force', base, 'localhost/herald-trial-agent', 'localhost/herald-trial-hub']);
}

function need({ code, text }: Done): void {
  if (code !== 0) throw new Error(text);
}
