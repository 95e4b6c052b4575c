/** A machine to install on: systemd booted as the first process of a throw-away copy of a root directory. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export type Container = AsyncDisposable & {
  /** Runs a line of shell within. Never throws: `code` tells how it went. */
  run(line: string): { code: number; text: string };
};

const bootLimitMs = 90_000;
/** Packages that a busy machine fetches and unpacks are among it. */
const runLimitMs = 600_000;

/** It shares the network of this machine, so that the hub is reached as localhost. */
export async function startContainer(root: string): Promise<Container> {
  makeRoot(root);
  const child = spawn(
    'systemd-nspawn',
    ['-D', root, '-x', '--boot', '--register=no', '--keep-unit', '--kill-signal=SIGRTMIN+3'],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const leader = () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')[0] ?? '';
  const container: Container = {
    run(line) {
      const { status, stdout, stderr } = spawnSync(
        'nsenter',
        [
          '-t',
          leader(),
          '-m',
          '-p',
          '-u',
          '-i',
          '-n',
          '--',
          'env',
          '-i',
          'PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin',
          'sh',
          '-c',
          `cd /root; ${line}`,
        ],
        { encoding: 'utf8', timeout: runLimitMs, maxBuffer: 64 * 1024 * 1024 },
      );
      return { code: status ?? -1, text: `${stdout}${stderr}`.trim() };
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      const backstop = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(backstop);
    },
  };
  const limit = Date.now() + bootLimitMs;
  while (Date.now() < limit && child.exitCode === null) {
    if (container.run('systemctl is-system-running').text.startsWith('running')) return container;
    await wait(500);
  }
  await container[Symbol.asyncDispose]();
  throw new Error('systemd did not come up in the container: it needs root and systemd-nspawn.');
}

export type Image = Disposable & { root: string; code: number; text: string };

/** A copy of a root directory in which a line of shell was run before anything was booted, as the build of an image does. */
export function buildImage(root: string, line: string): Image {
  const copy = `${root}-image`;
  rmSync(copy, { recursive: true, force: true });
  spawnSync('cp', ['-a', root, copy]);
  const { status, stdout, stderr } = spawnSync(
    'systemd-nspawn',
    ['--quiet', '-D', copy, '--register=no', '--keep-unit', '--pipe', 'sh', '-c', `cd /root; ${line}`],
    { encoding: 'utf8', timeout: 180_000 },
  );
  return {
    root: copy,
    code: status ?? -1,
    text: `${stdout}${stderr}`.trim(),
    [Symbol.dispose]: () => rmSync(copy, { recursive: true, force: true }),
  };
}

/** What a machine has, that a base of images does not need. */
const machine = ['systemd', 'systemd-sysv', 'dbus', 'curl', 'ca-certificates'];

/** A root directory of Debian, made with debootstrap where it is not there yet, or was not finished. Throws where that fails. */
export function makeRoot(root: string, packages: readonly string[] = machine): void {
  if (existsSync(`${root}/bin/sh`) && !existsSync(`${root}/debootstrap`)) return;
  console.error(`${root} is made first; this takes some minutes.`);
  const include = packages.length > 0 ? [`--include=${packages.join(',')}`] : [];
  const made = spawnSync('debootstrap', ['--variant=minbase', ...include, 'bookworm', root], { stdio: 'ignore' });
  if (made.status !== 0) throw new Error('debootstrap failed or is not installed.');
}

/** Every file with its kind, owner and mode, and what it holds, without what systemd and the kernel write of themselves. */
export function filesOf(container: Container): Set<string> {
  const { text } = container.run(
    `find / -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /var/tmp -o -path /root -o -path /var/log -o -path /var/lib/systemd -o -path /var/lib/private \\) -prune -o -printf '%y %m %u:%g %p\\n'; cat /etc/passwd /etc/group /etc/shadow; ls -d /run/herald* 2>/dev/null`,
  );
  return new Set(text.split('\n'));
}
