import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffCommand } from '../../app/commands/registry/diff.ts';
import { renameCommand } from '../../app/commands/registry/edits.ts';
import { changeSources } from '../edit/change-registry.ts';
import { problemLine } from '../registry-problem.ts';
import { startRegistry } from '../start-registry.ts';
import { readRegistryAt } from './read-registry.ts';

type Files = Readonly<Record<string, string>>;

/** The same words on every system. */
const below = (folder: string, file: string) => relative(folder, file).replaceAll(sep, '/');

/** A folder with these files, thrown away again. */
async function folderOf(files: Files) {
  const root = await mkdtemp(join(tmpdir(), 'herald-teams-'));
  const write = async (name: string, text: string) => {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return { root, write, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

async function readingOf(files: Files, start = 'registry.yaml') {
  await using folder = await folderOf(files);
  const { reading, read } = await readRegistryAt(join(folder.root, start));
  const short = (file: string) => below(folder.root, file);
  return {
    registry: reading.kind === 'valid' ? reading.registry : undefined,
    root: folder.root,
    files: read.sources.map(({ file }) => short(file)),
    lines:
      reading.kind === 'valid'
        ? []
        : reading.problems.map((one) =>
            problemLine({ ...one, file: short(one.file) }).replaceAll(`${folder.root}/`, ''),
          ),
  };
}

const shop = 'hosts: { web-1: { address: a } }\nservices: { shop: { hosts: [web-1] } }\n';
const billing = 'hosts: { bill-1: { address: b } }\nservices: { billing: { hosts: [bill-1, web-1] } }\n';

describe('a registry in several files', () => {
  it('is every file that it includes, each once, and what they include', async () => {
    const { registry, files } = await readingOf({
      'registry.yaml': 'include: [teams, more.yaml]\ndefaults: { zone: Europe/Berlin, poll: 30s }\n',
      'more.yaml': 'include: [registry.yaml, teams/shop.yaml, deep/er.yaml]\nhosts: { c-1: { address: c } }\n',
      'deep/er.yaml': 'hosts: { d-1: { address: d } }\n',
      'teams/shop.yaml': shop,
      'teams/billing.yml': billing,
      'teams/.swap.yaml': 'nonsense',
      'teams/README.md': 'nonsense',
      'teams/old.yaml/shop.yaml': 'nonsense',
    });
    expect(files).toEqual(['registry.yaml', 'teams/billing.yml', 'teams/shop.yaml', 'more.yaml', 'deep/er.yaml']);
    expect([...(registry?.hosts.keys() ?? [])].sort()).toEqual(['bill-1', 'c-1', 'd-1', 'web-1']);
    expect(registry?.services.get('billing')?.hosts).toEqual(['bill-1', 'web-1']);
    expect(registry?.hosts.get('web-1')?.pollSeconds).toBe(30);
  });

  it('may be a folder, in the order of its names', async () => {
    const { registry, files } = await readingOf({ 'b.yaml': shop, 'a.yaml': billing }, '.');
    expect(files).toEqual(['a.yaml', 'b.yaml']);
    expect([...(registry?.services.keys() ?? [])]).toEqual(['billing', 'shop']);
  });

  it('joins the sections to which each team adds, and follows lists one after the other', async () => {
    const window = (title: string) =>
      `maintenance: [{ title: ${title}, hosts: web-1, starts: 2026-03-01 10:00, lasts: 1h }]\n`;
    const { registry } = await readingOf({
      'registry.yaml': `include: [b.yaml]\nhosts: { web-1: { address: a } }\ndiscord: { alerts: "998877665544332211", channels: { "123456789012345678": { about: web-1 } } }\n${window('one')}`,
      'b.yaml': `hosts:\ndiscord: { digest: "998877665544332212", channels: { "123456789012345679": { about: web-1 } } }\n${window('two')}`,
    });
    expect(registry?.maintenance.map(({ title }) => title)).toEqual(['one', 'two']);
    expect([...(registry?.discord.channels.keys() ?? [])]).toEqual(['123456789012345678', '123456789012345679']);
  });

  it('takes paths from the folder of the file that they stand in', async () => {
    const { registry, root } = await readingOf({
      'registry.yaml': 'include: [teams]\ndiscovery: { files: [own.json] }\n',
      'teams/a.yaml': 'discovery: { files: [theirs.json] }\nsite: { logo: logo.png }\n',
    });
    expect(registry?.discovery.files.map(({ path }) => below(root, path))).toEqual(['own.json', 'teams/theirs.json']);
    expect(below(root, registry?.site?.logoFile ?? '')).toBe('teams/logo.png');
  });

  it('names the file and the line of what is wrong, in the order of the files', async () => {
    const { lines } = await readingOf({
      'registry.yaml':
        'include: [teams]\nhosts:\n  web-1: { address: a }\nmaintenance: [{ title: t, hosts: web-1, starts: 2026-03-01 10:00, lasts: 1h }]\n',
      'teams/billing.yaml':
        'maintenance:\n  - { title: u, hosts: web-1, starts: 2026-03-01 10:00, lasts: 1h }\n  - { title: v, hosts: web-1, starts: 2026-03-01 10:00 }\n',
      'teams/shop.yaml':
        'hosts:\n  web-2: { adress: b }\n  WEB-1: { address: c }\nservices:\n  shop: { hosts: [web-3] }\n',
    });
    expect(lines).toEqual([
      'teams/billing.yaml:3:5 maintenance[1] has no `lasts`; it must be a time with its unit, for example 15s, 90m, 1h 30m or 2d.',
      'teams/shop.yaml:2:3 hosts.web-2 has no `address`; it must be an address, for example 10.0.1.23 or https://10.0.2.11:9440.',
      'teams/shop.yaml:2:12 hosts.web-2.adress is not known here. Did you mean `address`?',
      'teams/shop.yaml:3:3 hosts.WEB-1 is already a name of the host `web-1`.',
      'teams/shop.yaml:5:19 services.shop.hosts[0]: `web-3` is no host of this registry. Did you mean `web-1`?',
    ]);
  });

  it('says where it stands already, of what may be said once only', async () => {
    const { lines } = await readingOf({
      'registry.yaml': 'include: [b.yaml]\ndefaults: { poll: 30s }\nhosts:\n  web-1: { address: a }\n',
      'b.yaml': 'defaults: { zone: UTC }\nhosts:\n  web-1: { address: b }\nservices: []\n',
    });
    expect(lines).toEqual([
      'b.yaml:1:1 defaults stands in registry.yaml:2 already.',
      'b.yaml:3:3 hosts.web-1 stands in registry.yaml:4 already.',
      'b.yaml:4:11 services must be services by name, for example billing: { hosts: [api-1] }.',
    ]);
  });

  it('says at its line which included path is not there, and does not call unknown what it may hold', async () => {
    const { lines } = await readingOf({
      'registry.yaml': 'include:\n  - teams/shop.yaml\n  - empty\nservices: { shop: { hosts: [web-1] } }\n',
      'empty/notes.txt': '',
    });
    expect(lines).toEqual([
      'registry.yaml:2:5 include[0]: teams/shop.yaml cannot be read (there is no such file).',
      'registry.yaml:3:5 include[1]: empty cannot be read (no file in this folder ends with .yaml or .yml).',
    ]);
  });

  it('does not call unknown what stands in a file with a slip', async () => {
    const { lines } = await readingOf({
      'registry.yaml': 'include: [b.yaml]\nservices: { shop: { hosts: [web-1] } }\n',
      'b.yaml': 'hosts:\n\tweb-1: { address: b }\n',
    });
    expect(lines).toEqual(['b.yaml:2:1 the file is indented with a tab; YAML takes spaces only.']);
  });

  it('ends at five hundred files', async () => {
    const { lines } = await readingOf({
      'registry.yaml': 'include: [many]\n',
      ...Object.fromEntries(
        Array.from({ length: 501 }, (_, at) => [`many/${at}.yaml`, `hosts: { h${at}: { address: a${at} } }`]),
      ),
    });
    expect(lines).toEqual(['registry.yaml:1:11 include[0]: The registry leads to more than 500 files.']);
  });
});

describe('a change of one of several files', () => {
  it.each<[string, (folder: Awaited<ReturnType<typeof folderOf>>) => Promise<unknown>, string[]]>([
    [
      'an edit',
      ({ write }) => write('teams/shop.yaml', shop.replace('address: a', 'address: z')),
      ['host web-1: address changed'],
    ],
    ['a new file', ({ write }) => write('teams/new.yaml', 'hosts: { n-1: { address: n } }'), ['host n-1 added']],
    [
      'a file put in its place',
      async ({ root, write }) => {
        await write('beside', shop.replace('address: a', 'address: z'));
        await rename(join(root, 'beside'), join(root, 'teams/shop.yaml'));
      },
      ['host web-1: address changed'],
    ],
    ['a file taken away', ({ root }) => rm(join(root, 'teams/spare.yaml')), ['host spare-1 removed']],
    [
      'a further include',
      async ({ write }) => {
        await write('own/x.yaml', 'hosts: { x-1: { address: x } }');
        await write('registry.yaml', 'include: [teams, own/x.yaml]\n');
      },
      ['host x-1 added'],
    ],
  ])('is taken up: %s', async (_what, change, expected) => {
    await using folder = await folderOf({
      'registry.yaml': 'include: [teams]\n',
      'teams/shop.yaml': shop,
      'teams/spare.yaml': 'hosts: { spare-1: { address: s } }\n',
    });
    const told = Promise.withResolvers<string[]>();
    await using _registry = await startRegistry({
      file: join(folder.root, 'registry.yaml'),
      onChange: (_new, changes) => told.resolve(changes.map(({ text }) => text)),
      onProblem: (problems) => told.reject(new Error(problems.map(problemLine).join())),
    });
    await change(folder);
    expect(await told.promise).toEqual(expected);
  });

  it('keeps all as it was when one file is broken or gone', async () => {
    await using folder = await folderOf({ 'registry.yaml': 'include: [shop.yaml]\n', 'shop.yaml': shop });
    let told = Promise.withResolvers<string>();
    await using registry = await startRegistry({
      file: join(folder.root, 'registry.yaml'),
      onChange: (_new, _changes, { isMended }) => told.resolve(isMended ? 'mended' : 'changed'),
      onProblem: (problems) => told.resolve(problems.map(problemLine).join().replaceAll(`${folder.root}/`, '')),
    });
    await rm(join(folder.root, 'shop.yaml'));
    expect(await told.promise).toBe('registry.yaml:1:11 include[0]: shop.yaml cannot be read (there is no such file).');
    expect([...registry.current().hosts.keys()]).toEqual(['web-1']);
    told = Promise.withResolvers();
    await folder.write('shop.yaml', shop);
    expect(await told.promise).toBe('mended');
    expect(registry.files().map((file) => below(folder.root, file))).toEqual(['registry.yaml', 'shop.yaml']);
  });
});

describe('an edit by a command', () => {
  const files = () => [
    { file: 'registry.yaml', text: '# ours\nservices: { all: { hosts: [web-1, bill-1] } }\n' },
    { file: 'shop.yaml', text: shop },
    {
      file: 'billing.yaml',
      text: `${billing}maintenance: [{ title: t, hosts: web-1, starts: 2026-03-01 10:00, lasts: 1h }]\n`,
    },
  ];
  const texts = (edited: readonly { text: string }[]) => edited.map(({ text }) => text);

  it('renames in every file that names it', () => {
    expect(texts(changeSources(files(), { kind: 'rename', from: 'web-1', to: 'front-1' }))).toEqual(
      files().map(({ text }) => text.replaceAll('web-1', 'front-1')),
    );
  });

  it('adds a host to the first file with hosts, or to the one that is named', () => {
    const host = { name: 'x', address: 'y' };
    expect(texts(changeSources(files(), { kind: 'add', host }))[1]).toContain(
      'web-1: { address: a }, x: { address: y }',
    );
    expect(texts(changeSources(files(), { kind: 'add', host }, { into: 'billing.yaml' }))[2]).toContain(
      'x: { address: y }',
    );
    expect(() => changeSources(files(), { kind: 'add', host }, { into: 'other.yaml' })).toThrow(
      'other.yaml is no file of this registry.',
    );
  });

  it('refuses to remove what another file still names', () => {
    expect(() => changeSources(files(), { kind: 'remove', name: 'web-1' })).toThrow(
      '`web-1` is still named in services.all.hosts, services.shop.hosts, services.billing.hosts, maintenance[0].hosts.',
    );
  });

  it('writes the files that change, and is compared with what git has of all of them', async () => {
    await using folder = await folderOf({
      'conf/registry.yaml': 'include: [../teams]\n',
      'teams/a.yaml': shop,
      'teams/b.yaml': billing,
    });
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder.root, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'one');
    const said: string[] = [];
    const context = (...args: string[]) => ({
      args: [...args, '--file', join(folder.root, 'conf/registry.yaml')],
      env: {},
      print: (line: string) => void said.push(line),
      note: () => undefined,
      clock: { now: () => 0, elapsed: () => 0, sleep: () => Promise.resolve() },
      signal: AbortSignal.timeout(60_000),
    });
    await renameCommand.run(context('web-1', 'front-1'));
    expect(await readFile(join(folder.root, 'teams/b.yaml'), 'utf8')).toBe(billing.replace('web-1', 'front-1'));
    expect(await readFile(join(folder.root, 'conf/registry.yaml'), 'utf8')).toBe('include: [../teams]\n');
    said.length = 0;
    await diffCommand.run(context());
    expect(said.join('\n')).toContain('front-1');
  });
});
