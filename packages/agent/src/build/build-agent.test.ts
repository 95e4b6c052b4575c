import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildAgent } from './build-agent.ts';
import { pinnedNode } from './node-binary.ts';
import { packTar, readTar } from './tar.ts';

const node = async (architecture: string) => ({
  program: Buffer.from(`#!/bin/sh\necho ${architecture}\n`),
  licence: Buffer.from('licence'),
});
const folder = () => mkdtempSync(join(tmpdir(), 'herald-build-'));

it('makes the same bytes twice, with checksums that fit, and clears away what it made before', async () => {
  const [first, second] = [folder(), folder()];
  writeFileSync(join(second, 'herald-agent-0.0.1-linux-x64.tar.gz'), 'old');
  await buildAgent({ outDirectory: first, version: '1.2.3', node });
  await buildAgent({ outDirectory: second, version: '1.2.3', node });
  const names = readdirSync(first).sort();
  expect(names).toContain('herald-agent-1.2.3-linux-arm64.tar.gz');
  expect(readdirSync(second).sort()).toEqual(names);
  for (const name of names) expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name)))).toBe(true);
  execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: first });

  execFileSync('tar', ['-xzf', 'herald-agent-1.2.3-linux-x64.tar.gz'], { cwd: first });
  const unpacked = join(first, 'herald-agent-1.2.3-linux-x64');
  expect(execFileSync(join(unpacked, 'bin/node')).toString()).toBe('x64\n');
  expect(execFileSync(process.execPath, [join(unpacked, 'agent.cjs'), '--version']).toString()).toBe('1.2.3\n');
});

it('reads back what it packed, whatever the size', () => {
  const entries = [0, 1, 511, 512, 513].map((size) => ({
    path: `f${size}`,
    content: Buffer.alloc(size, 7),
    mode: 0o644,
  }));
  expect([...readTar(packTar(entries))]).toEqual(entries.map(({ path, content }) => ({ path, content })));
  expect(() => packTar([{ path: 'x'.repeat(101), content: Buffer.alloc(0), mode: 0 }])).toThrow(/too long/);
});

it('pins the Node that the repository itself runs on', () => {
  const root = JSON.parse(readFileSync(new URL('../../../../package-lock.json', import.meta.url), 'utf8'));
  expect(pinnedNode.version).toBe(root.packages['node_modules/node'].version);
});
