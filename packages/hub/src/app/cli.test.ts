import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '@herald/protocol/clock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCli } from './cli.ts';

const text = `# the shop
hosts:
  web-1: { address: 10.0.1.23 } # front
services:
  storefront: { hosts: [web-1] }
`;
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herald-cli-'));
  file = join(folder, 'registry.yaml');
  await writeFile(file, text, { mode: 0o640 });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function herald(...words: string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await runCli(words, {
    env: { HERALD_REGISTRY: file },
    print: (line) => out.push(line),
    note: (line) => notes.push(line),
    clock: systemClock,
    signal: new AbortController().signal,
  });
  return { code, out: out.join('\n'), notes: notes.join('\n') };
}

it('check says that the file is right, with exit code 0', async () => {
  expect(await herald('registry', 'check')).toEqual({
    code: 0,
    out: `${file} is right: 1 host, 1 service.`,
    notes: '',
  });
});

it('check says what is wrong, with exit code 1, and the same as JSON', async () => {
  await writeFile(file, 'hosts:\n  web-1: { adress: 10.0.1.23 }\n');
  const said = await herald('registry', 'check');
  expect(said.code).toBe(1);
  expect(said.out).toContain(`error    ${file}:2:12 hosts.web-1.adress is not known here. Did you mean \`address\`?`);
  const { code, out } = await herald('registry', 'check', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    valid: false,
    problems: [
      { line: 2, code: 'registry/missing' },
      { line: 2, column: 12, code: 'registry/unknown-field' },
    ],
  });
});

it('check counts warnings only when it is strict, and a missing file as wrong', async () => {
  await writeFile(file, `${text}  spare: { check: "tcp://db:5432" }\n  odd: {}\n`);
  expect((await herald('registry', 'check')).code).toBe(0);
  expect((await herald('registry', 'check', '--strict')).code).toBe(1);
  expect((await herald('registry', 'check', '--file', join(folder, 'none.yaml'))).code).toBe(1);
});

it('add writes the host, prints the diff and keeps comments, mode and link', async () => {
  const link = join(folder, 'link.yaml');
  await symlink(file, link);
  const said = await herald(
    'registry',
    'add',
    'web-2',
    '10.0.1.24',
    '--label',
    'role=web',
    '--alias',
    'shop two',
    '--file',
    link,
  );
  expect(said.code).toBe(0);
  expect(said.out).toContain('+   web-2: { address: 10.0.1.24, aliases: [ shop two ], labels: { role: web } }');
  expect(await readFile(file, 'utf8')).toContain('web-1: { address: 10.0.1.23 } # front\n  web-2:');
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect((await readdir(folder)).sort()).toEqual(['link.yaml', 'registry.yaml']);
});

it('a dry run shows and writes nothing, and neither does an edit that would be wrong', async () => {
  expect((await herald('registry', 'rename', 'web-1', 'front', '--dry-run')).out).toContain('+   front:');
  const refused = await herald('registry', 'add', 'web-2', 'ftp://h');
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.notes).toContain('only http and https');
  // The file is right: what was asked for is not.
  const taken = await herald('registry', 'add', 'web-1', '10.0.1.99');
  expect(taken).toMatchObject({ code: 2, out: '' });
  expect(taken.notes).toContain('With this change');
  expect(taken.notes).toContain('would be wrong: hosts.web-1 stands here a second time. Nothing was changed.');
  expect((await herald('registry', 'remove', 'web-1')).notes).toContain('still named in services.storefront.hosts');
  expect(await readFile(file, 'utf8')).toBe(text);
});

it('show and list answer by alias and as JSON, and name the nearest name', async () => {
  expect(JSON.parse((await herald('registry', 'show', 'WEB-1', '--json')).out)).toMatchObject({
    inServices: ['storefront'],
  });
  expect((await herald('registry', 'show', 'storefrnt')).notes).toContain('Did you mean `storefront`?');
  expect(JSON.parse((await herald('registry', 'list', '--json')).out).hosts[0].name).toBe('web-1');
  await writeFile(
    file,
    'hosts: { web-1: { address: h, aliases: ["D\u00fcse"] }, b: { address: i, aliases: [Duse] } }\n',
  );
  for (const [typed, name] of [
    ['Du\u0308se', 'web-1'],
    ['DUSE', 'b'],
    ['d\u00fbse', 'web-1'],
  ] as const)
    expect(JSON.parse((await herald('registry', 'show', typed, '--json')).out)).toMatchObject({ name });
});

it('diff says what changed since the last commit', async () => {
  const git = (...args: string[]) =>
    promisify(execFile)('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
  expect((await herald('registry', 'diff')).notes).toContain('registry/no-revision');
  await git('init', '-q');
  await git('add', '.');
  await git('commit', '-qm', 'first');
  await writeFile(file, text.replace('10.0.1.23', '10.0.1.24'));
  expect((await herald('registry', 'diff')).out).toBe('host web-1: address changed');
});

it('a command that does not exist gets the nearest one and exit code 2', async () => {
  const said = await herald('registry', 'chek');
  expect(said.code).toBe(2);
  expect(said.notes).toContain('Did you mean `registry check`?');
  expect((await herald('registry', 'show')).notes).toContain('Write: herald registry show NAME');
});

/** As the help tells them: the words that are typed, and the options behind them. */
async function usages(): Promise<{ words: string[]; options: string[] }[]> {
  const lines = (await herald('help')).notes.split('\n').filter((line) => /^ {2}herald [a-z]/.test(line));
  return lines.map((line) => {
    const words = line.trim().split(' ').slice(1);
    const end = words.findIndex((word) => !/^[a-z][a-z0-9-]*$/.test(word));
    return { words: end === -1 ? words : words.slice(0, end), options: line.match(/--[a-z-]+/g) ?? [] };
  });
}

it('every command takes the options that its help names, and refuses --file where it reads no registry', async () => {
  const all = await usages();
  expect(all.length).toBeGreaterThan(25);
  for (const { words, options } of all) {
    // The last one is known to none: what stands before it was taken.
    for (const option of options)
      expect((await herald(...words, `${option}=x`, '--nothing-of-that-kind')).notes, words.join(' ')).not.toContain(
        `Unknown option '${option}'`,
      );
    const { code, notes } = await herald(...words, '--nothing-of-that-kind');
    expect([code, notes]).toEqual([2, expect.stringContaining("Unknown option '--nothing-of-that-kind'")]);
    if (options.includes('--file')) continue;
    expect((await herald(...words, '--file', file)).notes, words.join(' ')).toContain("Unknown option '--file'");
  }
});

it('refuses options that would do nothing beside another', async () => {
  expect((await herald('registry', 'diff', file, '--rev', 'HEAD')).notes).toContain('exclude each other');
  expect((await herald('key', 'rotate', '--anyway')).notes).toContain('--anyway belongs to --finish');
});
