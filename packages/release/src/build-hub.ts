/** Makes what a machine needs to become a hub: one archive per architecture, with its own Node and the agents' archives, and the checksums. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildAgent } from '@herald/agent/build-agent';
import { type Architecture, architectures, type NodeFiles } from '@herald/agent/node-binary';
import { pressed } from '@herald/agent/pressed';
import { packTar, type TarEntry } from '@herald/agent/tar';
import { bundleHub, packagesFolder } from './bundle-hub.ts';
import { hubFiles } from './hub-files.ts';

export type BuildHubOptions = {
  outDirectory: string;
  /** What the hub and the agents that it hands out call themselves. */
  version: string;
  node(architecture: Architecture): Promise<NodeFiles>;
  /** Keeps what was fetched from the package registry. */
  cache: string;
  /** All of them if not given. */
  only?: readonly Architecture[];
  /** Told what is being done. */
  say?(what: string): void;
};

/** What the guide tells to copy, so that whoever has the archive alone has it too. */
const shared = [
  'install/nginx.conf',
  'install/Caddyfile',
  'install/pgbouncer.ini',
  'install/registry-in-git/registry-check.yml',
  'install/registry-in-git/pre-commit',
  'install/registry-in-git/pre-commit-config.yaml',
  'prometheus/herald.rules.yaml',
  'grafana/herald.json',
];

export type Built = { fileName: string; bytes: number; sha256: string };

/** The same sources and the same Node give the same bytes. What an earlier build left in `outDirectory` is removed. */
export async function buildHub(options: BuildHubOptions): Promise<Built[]> {
  const { outDirectory, version, node, cache, only = architectures, say = () => undefined } = options;
  say('the agents');
  const agents = await agentFiles(version, node);
  say('the bundle');
  const bundle = await bundleHub();
  await mkdir(outDirectory, { recursive: true });
  const built: Built[] = [];
  for (const architecture of only) {
    say(`the archive for ${architecture}`);
    const name = `herald-hub-${version}-linux-${architecture}`;
    const files = new Map<string, { content: Buffer; mode?: number }>();
    const add = (path: string, content: Buffer, mode?: number) =>
      files.set(path, { content, ...(mode === undefined ? {} : { mode }) });
    const { program, licence } = await node(architecture);
    add('VERSION', Buffer.from(`${version}\n`));
    add('bin/node', program, 0o755);
    add('bin/node.LICENSE', licence);
    add('bin/herald', await fileOf('hub/install/herald.sh'), 0o755);
    add('install.sh', await fileOf('hub/install/install.sh'), 0o755);
    add('herald-hub.service', await fileOf('hub/install/herald-hub.service'));
    for (const path of shared) add(`share/${basename(path)}`, await fileOf(`hub/${path}`));
    for (const [path, content] of bundle) add(`lib/${path}`, content);
    for (const [path, content] of await hubFiles({ version, architecture, cache })) add(`lib/${path}`, content);
    for (const [path, content] of agents) add(`lib/agent/dist/${path}`, content);
    const archive = await pressed(packTar(entriesOf(name, files)));
    const fileName = `${name}.tar.gz`;
    await writeFile(join(outDirectory, fileName), archive);
    built.push({ fileName, bytes: archive.length, sha256: createHash('sha256').update(archive).digest('hex') });
  }
  const sums = built.map(({ sha256, fileName }) => `${sha256}  ${fileName}\n`).join('');
  await writeFile(join(outDirectory, 'SHA256SUMS'), sums);
  const wanted = new Set(['SHA256SUMS', ...built.map(({ fileName }) => fileName)]);
  for (const old of await readdir(outDirectory))
    if (!wanted.has(old)) await rm(join(outDirectory, old), { recursive: true });
  return built;
}

function fileOf(path: string): Promise<Buffer> {
  return readFile(join(packagesFolder, path));
}

async function agentFiles(version: string, node: BuildHubOptions['node']): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'herald-agents-'));
  try {
    const built = await buildAgent({ outDirectory: folder, version, node });
    const names = [...built.map(({ fileName }) => fileName), 'SHA256SUMS'];
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** With every folder on the way, so that a tar that makes none by itself unpacks it too. */
function entriesOf(name: string, files: ReadonlyMap<string, { content: Buffer; mode?: number }>): TarEntry[] {
  const folders = new Set<string>();
  const entries = [...files].map(([path, { content, mode = 0o644 }]) => {
    const parts = `${name}/${path}`.split('/').slice(0, -1);
    for (let depth = 1; depth <= parts.length; depth += 1) folders.add(`${parts.slice(0, depth).join('/')}/`);
    return { path: `${name}/${path}`, content, mode };
  });
  return [...[...folders].map((path) => ({ path, content: Buffer.alloc(0), mode: 0o755 })), ...entries];
}
