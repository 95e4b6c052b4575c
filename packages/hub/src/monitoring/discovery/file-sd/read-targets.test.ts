import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseTargets } from './parse-targets.ts';
import { createTargetReader } from './read-targets.ts';

it('reads JSON and YAML as Prometheus has them', () => {
  const json =
    '[{"targets":["10.0.0.1:9100","web-2"],"labels":{"role":"web","__meta_x":"y","__meta_ec2_instance_id":"i-0123abcd"}}]';
  const read = parseTargets(json, { port: 9440 });
  expect(read.kind === 'hosts' && read.hosts).toEqual([
    {
      name: '10.0.0.1',
      url: 'http://10.0.0.1:9440',
      labels: { role: 'web' },
      source: 'file',
      instanceId: 'i-0123abcd',
    },
    { name: 'web-2', url: 'http://web-2:9440', labels: { role: 'web' }, source: 'file', instanceId: 'i-0123abcd' },
  ]);
  const yaml = '- targets: ["10.0.0.1:9441"]\n  labels: { name: shop front, __scheme__: https, tier: 1 }\n';
  expect(parseTargets(yaml)).toMatchObject({
    hosts: [{ name: 'shop-front', url: 'https://10.0.0.1:9441', labels: { tier: '1' } }],
  });
});

it.each([
  ['[', 'is neither JSON nor YAML'],
  ['{"targets": []}', 'is no list of groups'],
])('refuses %s', (text, words) => {
  const read = parseTargets(text);
  expect(read.kind === 'wrong' && read.message).toContain(words);
});

it('keeps what a file said last while it is broken, and forgets a file that was taken away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-targets-'));
  try {
    const file = join(folder, 'a.json');
    const readTargets = createTargetReader();
    const read = () => readTargets([{ path: join(folder, '*.json') }]);
    expect((await read()).problems[0]?.message).toContain('fits no file');
    await writeFile(file, '[{"targets":["10.0.0.1"]}]');
    expect((await read()).hosts.length).toBe(1);
    await writeFile(file, '[{"targets":');
    const broken = await read();
    expect(broken.hosts.length).toBe(1);
    expect(broken.problems).toMatchObject([{ code: 'discovery/file', place: file }]);
    // Cut to nothing by whoever is about to write it.
    for (const nothing of ['', '\n', '\uFEFF']) {
      await writeFile(file, nothing);
      const emptied = await read();
      expect(emptied.hosts.length).toBe(1);
      expect(emptied.problems[0]?.message).toContain('is empty; a list without targets is written []');
    }
    await writeFile(file, '[]');
    expect(await read()).toEqual({ hosts: [], problems: [] });
    await rm(file);
    expect((await read()).hosts).toEqual([]);
    // Back, and broken: what it said before it was taken away is not remembered.
    await writeFile(file, '[{"targets":');
    expect(await read()).toMatchObject({ hosts: [], problems: [{ place: file }] });
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('keeps values as the text that stands there', () => {
  const text =
    '- targets: [10.0.0.1]\n  labels: { name: 0012, version: 1.10, on: yes, hex: 0x1F, date: 2026-01-02, big: 1e3 }\n';
  const read = parseTargets(text);
  expect(read.kind === 'hosts' && read.hosts[0]).toMatchObject({
    name: '0012',
    labels: { name: '0012', version: '1.10', on: 'yes', hex: '0x1F', date: '2026-01-02', big: '1e3' },
  });
});

it.each([
  ['a file of comments', '# none yet\n', 0],
  ['an empty list', '[]', 0],
  ['no groups', '[]', 0],
  ['empty targets', '[{"targets": [], "labels": {"a": "b"}}]', 0],
  ['targets left empty', '- targets:\n  labels:\n- targets: [h]\n', 1],
  ['labels left empty', '- targets: [h]\n  labels:\n', 1],
  ['a null label', '[{"targets": ["h"], "labels": {"a": null}}]', 1],
])('takes %s', (_what, text, count) => {
  const read = parseTargets(text);
  expect(read).toMatchObject({ kind: 'hosts', remarks: [] });
  expect(read.kind === 'hosts' && read.hosts.length).toBe(count);
});

it.each([
  ['a target with a path', '[{"targets": ["a/b"]}]', 'no address: a/b'],
  ['a padded address', '[{"targets": ["10.0.0.010"]}]', 'no address: 10.0.0.010'],
  ['an empty target', '[{"targets": [""]}]', 'no address'],
  ['a nested target', '[{"targets": [["h2"]]}]', 'no address'],
  ['a group that is none', '["h2"]', 'no map of targets'],
  ['targets that are no list', '[{"targets": "h2"}]', 'no list'],
  ['labels that are no map', '[{"targets": ["h2"], "labels": ["x"]}]', 'no map'],
])('%s costs itself, and is told', (_what, text, words) => {
  const good = '{"targets": ["first"]}';
  const read = parseTargets(text.replace('[', `[${good}, `));
  expect(read.kind === 'hosts' && read.hosts.map(({ name }) => name)).toContain('first');
  expect(read.kind === 'hosts' && read.remarks.join()).toContain(words);
});
