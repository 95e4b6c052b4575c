/** What a team copies to have its registry checked: played in a repository with the true command. */
import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { parse } from 'yaml';

vi.setConfig({ testTimeout: 120_000 });

const at = (path: string) => fileURLToPath(new URL(`../../hub/${path}`, import.meta.url));
const good = 'hosts: { web-1: { address: 10.0.1.23 } }\n';
const broken = 'hosts:\n  web-1: { adress: 10.0.1.23 }\n';
let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herald-in-git-'));
  const bin = join(folder, 'herald', 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'herald'), `#!/bin/sh\nexec "${process.execPath}" "${at('src/app/cli.ts')}" "$@"\n`);
  await chmod(join(bin, 'herald'), 0o755);
  env = { PATH: `${bin}:${process.env['PATH']}`, HOME: folder, RUNNER_TEMP: folder, REGISTRY: 'registry.yaml' };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(cwd: string, program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

async function aRepository(name: string): Promise<string> {
  const place = join(folder, name);
  await mkdir(place);
  for (const args of [
    ['init', '-q'],
    ['config', 'user.email', 'k@example.com'],
    ['config', 'user.name', 'Kim'],
  ])
    run(place, 'git', ...args);
  return place;
}

it('the hook refuses a commit that breaks the registry, and looks at what is committed', async () => {
  const place = await aRepository('hook');
  const hook = join(place, '.git/hooks/pre-commit');
  await copyFile(at('install/registry-in-git/pre-commit'), hook);
  await chmod(hook, 0o755);
  const commit = () => run(place, 'git', 'commit', '-qm', 'change');
  await writeFile(join(place, 'registry.yaml'), broken);
  run(place, 'git', 'add', '.');
  expect(commit()).toMatchObject({ status: 1, said: expect.stringContaining('registry.yaml:2:12 hosts.web-1.adress') });
  await writeFile(join(place, 'registry.yaml'), good);
  // What lies there is right, what would be committed is not.
  expect(commit().status).toBe(1);
  run(place, 'git', 'add', '.');
  expect(commit()).toMatchObject({ status: 0 });
  await writeFile(join(place, 'README.md'), 'of no concern');
  await writeFile(join(place, 'registry.yaml'), broken);
  run(place, 'git', 'add', 'README.md');
  expect(commit().status).toBe(0);
});

it("the action's steps fail where the registry is wrong, and show each problem at its line", async () => {
  const workflow = parse(await readFile(at('install/registry-in-git/registry-check.yml'), 'utf8'));
  const steps: { uses?: string; run?: string }[] = workflow.jobs.check.steps;
  expect(steps[0]?.uses).toBe('actions/checkout@v4');
  const check = steps.at(-1)?.run ?? '';
  const place = await aRepository('action');
  await writeFile(join(place, 'registry.yaml'), good);
  expect(run(place, 'sh', '-e', '-c', check).status).toBe(0);
  await writeFile(join(place, 'registry.yaml'), broken);
  const refused = run(place, 'sh', '-e', '-c', check);
  expect(refused.status).toBe(1);
  expect(refused.said).toMatch(/^::error file=registry\.yaml,line=2,col=12::hosts\.web-1\.adress /m);
});

it('pre-commit runs the same command for the same files', async () => {
  const config = parse(await readFile(at('install/registry-in-git/pre-commit-config.yaml'), 'utf8'));
  const [hook] = config.repos[0].hooks;
  const files = new RegExp(hook.files);
  expect(['registry.yaml', 'registry/teams/pay.yaml', 'README.md'].map((file) => files.test(file))).toEqual([
    true,
    true,
    false,
  ]);
  const place = await aRepository('pre-commit');
  await writeFile(join(place, 'registry.yaml'), broken);
  expect(run(place, 'sh', '-c', hook.entry).status).toBe(1);
});
