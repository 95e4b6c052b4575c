import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RegistryChange } from './describe-changes.ts';
import { problemLine, type RegistryProblem } from './registry-problem.ts';
import { startRegistry } from './start-registry.ts';

const good = 'hosts:\n  web-1: { address: 10.0.1.23 }\n';

/** What the registry says, one thing at a time. */
type Said =
  | { kind: 'changed'; changes: readonly RegistryChange[]; isMended: boolean }
  | { kind: 'problem'; problems: readonly RegistryProblem[] };

async function follow(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'herald-registry-'));
  const file = join(folder, 'registry.yaml');
  await writeFile(file, text);
  const said: Said[] = [];
  let wake: () => void = () => undefined;
  const say = (what: Said) => {
    said.push(what);
    wake();
  };
  const registry = await startRegistry({
    file,
    onChange: (_registry, changes, { isMended }) => say({ kind: 'changed', changes, isMended }),
    onProblem: (problems) => say({ kind: 'problem', problems }),
  });
  return {
    file,
    registry,
    async next(): Promise<Said> {
      for (;;) {
        const first = said.shift();
        if (first) return first;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async [Symbol.asyncDispose]() {
      await registry[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

it('takes an edit and says what it changed', async () => {
  await using run = await follow(good);
  await writeFile(run.file, `${good}  web-2: { address: 10.0.1.24 }\n`);
  expect(await run.next()).toMatchObject({ kind: 'changed', changes: [{ text: 'host web-2 added' }] });
  expect([...run.registry.current().hosts.keys()]).toEqual(['web-1', 'web-2']);
});

it('keeps the last good registry through a broken edit, and takes the next good one', async () => {
  await using run = await follow(good);
  await writeFile(run.file, 'hosts:\n  web-1: { adress: 10.0.1.23 }\n');
  const said = await run.next();
  expect(said.kind === 'problem' && said.problems.map(problemLine).join()).toContain('Did you mean `address`?');
  expect(run.registry.current().hosts.get('web-1')?.url).toBe('http://10.0.1.23:9440');
  expect(run.registry.problems().length).toBeGreaterThan(0);
  await writeFile(run.file, 'hosts:\n  web-1: { address: 10.0.1.99 }\n');
  expect(await run.next()).toMatchObject({ kind: 'changed', changes: [{ text: 'host web-1: address changed' }] });
  expect(run.registry.problems()).toEqual([]);
});

it('says that a broken edit was taken back', async () => {
  await using run = await follow(good);
  await writeFile(run.file, 'hosts: [');
  expect((await run.next()).kind).toBe('problem');
  await writeFile(run.file, good);
  expect(await run.next()).toEqual({ kind: 'changed', changes: [], isMended: true });
});

it('follows an editor that writes beside the file and renames', async () => {
  await using run = await follow(good);
  for (const address of ['10.0.1.24', '10.0.1.25']) {
    await writeFile(`${run.file}.new`, `hosts:\n  web-1: { address: ${address} }\n`);
    await rename(`${run.file}.new`, run.file);
    expect((await run.next()).kind).toBe('changed');
    expect(run.registry.current().hosts.get('web-1')?.url).toBe(`http://${address}:9440`);
  }
});

it('says that the file is gone, keeps the hosts, and goes on when it is back', async () => {
  await using run = await follow(good);
  await rm(run.file);
  const said = await run.next();
  expect(said).toMatchObject({ kind: 'problem', problems: [{ code: 'registry/unreadable' }] });
  expect(run.registry.current().hosts.size).toBe(1);
  await writeFile(run.file, `${good}  web-2: { address: b }\n`);
  expect(await run.next()).toMatchObject({ kind: 'changed', changes: [{ text: 'host web-2 added' }] });
});

it('does not start on a file that is missing or wrong, or on a folder without one', async () => {
  const nothing = { onChange: () => undefined, onProblem: () => undefined };
  await expect(startRegistry({ file: '/nowhere/registry.yaml', ...nothing })).rejects.toMatchObject({
    code: 'registry/unreadable',
  });
  const empty = await mkdtemp(join(tmpdir(), 'herald-registry-'));
  await expect(startRegistry({ file: empty, ...nothing })).rejects.toMatchObject({ code: 'registry/unreadable' });
  await rm(empty, { recursive: true });
  await expect(follow('hosts: 3')).rejects.toMatchObject({ code: 'registry/value' });
});

it('takes a large registry without holding up whatever else runs', async () => {
  await using run = await follow(good);
  const hosts = Array.from(
    { length: 3_000 },
    (_, index) => `  h${index}: { address: h${index}, labels: { role: web } }`,
  );
  await writeFile(run.file, `hosts:\n${hosts.join('\n')}\nservices: { all: { hosts: { role: web } } }\n`);
  expect((await run.next()).kind).toBe('changed');
  expect(run.registry.current().services.get('all')?.hosts.length).toBe(3_000);
});
