import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../install/install.sh', import.meta.url));
const key = 'a'.repeat(43);
const sums = '0'.repeat(64);

/** What goes before anything is touched; the rest is run by `npm run bench -- install` in a container. */
function install(...args: string[]) {
  const { status, stderr } = spawnSync('sh', [script, ...args], { encoding: 'utf8' });
  return { status, says: stderr.split('\n')[0] };
}

it.each([
  [['--sums', sums, '--hub-public-key', key], /--from is missing/],
  [['--from', 'https://hub/agent', '--sums', 'short', '--hub-public-key', key], /64 hexadecimal digits/],
  [['--from', 'https://hub/agent', '--sums', sums, '--hub-public-key', `${key}$(id)`], /43 characters/],
  [['--from', 'https://hub/agent', '--sums'], /--sums needs a value/],
  [['--set', 'PATH=/tmp'], /--set takes NAME=VALUE/],
  [['--set', 'HERALD_AGENT_TOKEN=a\nLD_PRELOAD=/tmp/x'], /--set takes one line/],
  [['--keep-settings'], /not known here/],
  [['rollback', 'now'], /not known here/],
])('%j is refused before anything is touched', (args, reason) => {
  const { status, says } = install(...args);
  expect(status).toBe(2);
  expect(says).toMatch(/^install\/usage: /);
  expect(says).toMatch(reason);
});

/** Runs lines with the installer's own functions, and programs of a faked system before the true ones. */
function withParts(lines: string, programs: Record<string, string> = {}) {
  const fakes = Object.entries(programs).map(([name, body]) => `${name}() { ${body}; }`);
  const text = `set -eu\n. "${script}"\n${fakes.join('\n')}\n${lines}\n`;
  const env = { PATH: process.env['PATH'] ?? '', HERALD_INSTALL_PARTS: 'yes' };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', text], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

const newSystem = {
  getconf: 'echo "glibc 2.34"',
  systemctl: 'echo "systemd 252 (252.39-1~deb12u1)"; echo "+PAM +AUDIT"',
  ldconfig: 'echo "libstdc++.so.6 (libc6,x86-64) => /lib/libstdc++.so.6"',
};

it.each([
  ['a system of today', {}, 0, /^$/],
  [
    'Amazon Linux 2',
    { getconf: 'echo "glibc 2.26"' },
    1,
    /^install\/too-old: .*glibc 2\.28 or later; here is 2\.26\. Nothing was installed/,
  ],
  ['the oldest that will do', { getconf: 'echo "glibc 2.28"', systemctl: 'echo "systemd 240"' }, 0, /^$/],
  ['a system without glibc', { getconf: 'return 1' }, 1, /glibc 2\.28 or later; here is none/],
  ['an old systemd', { systemctl: 'echo "systemd 219"' }, 1, /systemd 240 or later; here is 219/],
  [
    'no libstdc++',
    { ldconfig: ':', has_library: 'return 1' },
    1,
    /libstdc\+\+\.so\.6 is missing\. Nothing was installed/,
  ],
])('looks at %s before anything is installed', (_, programs, status, says) => {
  const checked = withParts('has_systemd=yes; check_system', { ...newSystem, ...programs });
  expect([checked.status, checked.stderr.trim()]).toEqual([status, expect.stringMatching(says)]);
});

/** Whatever else it would do ends here: at the look at the system, or at a machine of no kind. */
const untilTheLook = { check_system: 'exit 9', uname: 'echo none' };

it.each(['tar', 'gzip', 'sha256sum', 'useradd', 'awk', 'sed', 'grep', 'cut', 'df', 'readlink'])(
  'says before anything is installed that %s is missing',
  (tool) => {
    const lacking = withParts('install_agent', { ...untilTheLook, need: `[ "$1" != ${tool} ]` });
    expect([lacking.status, lacking.stderr]).toEqual([1, expect.stringContaining(`The program ${tool} is missing.`)]);
  },
);

it('looks at the system before it makes a folder', () => {
  expect(withParts('install_agent', { ...untilTheLook, need: 'return 0' }).status).toBe(9);
});

it('files that may hold a token are closed from the moment they are born', () => {
  const folder = mkdtempSync(join(tmpdir(), 'herald-settings-'));
  mkdirSync(folder, { recursive: true });
  // What another user could see at the worst moment: when it is written, and before owner and mode are set.
  const seen = join(folder, 'seen');
  const lines = `settings='${folder}'; account=nobody
    printf 'HERALD_AGENT_TOKEN=a-secret-of-this-test\\n' | replace agent.env 0640`;
  const done = withParts(lines, { chown: `stat -c %a "${folder}/agent.env.new" >"${seen}"` });
  expect([done.status, readFileSync(seen, 'utf8').trim()]).toEqual([0, '600']);
  expect(readFileSync(join(folder, 'agent.env'), 'utf8')).toBe('HERALD_AGENT_TOKEN=a-secret-of-this-test\n');
  expect(statSync(join(folder, 'agent.env')).mode & 0o777).toBe(0o640);
});

it('gives labels where SELinux is in force, and nowhere else', () => {
  const labels = (isOn: boolean) =>
    withParts('give_labels', { restorecon: 'echo "labels $*"', selinuxenabled: isOn ? 'return 0' : 'return 1' }).stdout;
  expect(labels(true)).toMatch(/^labels -RF \/opt\/herald-agent \/etc\/herald-agent .*\/usr\/local\/bin\/herald-agent/);
  expect(labels(false)).toBe('');
});

it('gives them to each version that it puts in place, also when it goes back', () => {
  const fakes = { link: ':', mkdir: ':', cmp: 'return 0', systemctl: ':', give_labels: 'echo labels' };
  expect(withParts("has_systemd=no; start=no; activate '/a version'", fakes).stdout).toBe('labels\n');
});
