/** Makes what an instance downloads: one archive per architecture, the installer, and the checksums of both. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agentVersion } from '../version.ts';
import { bundleAgent } from './bundle.ts';
import { type Architecture, architectures, type NodeFiles } from './node-binary.ts';
import { pressed } from './pressed.ts';
import { packTar, type TarEntry } from './tar.ts';

/** Hand-written files that go into the archive or beside it. */
const installFolder = fileURLToPath(new URL('../../install/', import.meta.url));

export type BuildOptions = {
  outDirectory: string;
  /** What the agent calls itself; its package's version if not given. */
  version?: string;
  node(architecture: Architecture): Promise<NodeFiles>;
};

export type Built = { fileName: string; bytes: number; sha256: string };

/** The same sources and the same Node give the same bytes. What an earlier build left in `outDirectory` is removed. */
export async function buildAgent({ outDirectory, version = agentVersion, node }: BuildOptions): Promise<Built[]> {
  const bundle = await bundledAgent(version);
  const installer = await readFile(join(installFolder, 'install.sh'));
  const files = new Map<string, Buffer>([['install.sh', installer]]);
  files.set('cloudformation.yaml', await readFile(join(installFolder, 'cloudformation.yaml')));
  for (const architecture of architectures) {
    const name = `herald-agent-${version}-linux-${architecture}`;
    const { program, licence } = await node(architecture);
    const entries: TarEntry[] = [
      folder(`${name}/`),
      folder(`${name}/bin/`),
      file(`${name}/VERSION`, Buffer.from(`${version}\n`)),
      file(`${name}/agent.cjs`, bundle),
      file(`${name}/bin/node`, program, 0o755),
      file(`${name}/bin/node.LICENSE`, licence),
      file(`${name}/bin/herald-agent`, await readFile(join(installFolder, 'herald-agent.sh')), 0o755),
      file(`${name}/herald-agent.service`, await readFile(join(installFolder, 'herald-agent.service'))),
      file(`${name}/install.sh`, installer, 0o755),
    ];
    files.set(`${name}.tar.gz`, await pressed(packTar(entries)));
  }
  const built = [...files].map(([fileName, content]) => ({ fileName, bytes: content.length, sha256: sha256(content) }));
  const archives = built.filter(({ fileName }) => fileName.endsWith('.tar.gz'));
  files.set('SHA256SUMS', Buffer.from(archives.map(({ sha256, fileName }) => `${sha256}  ${fileName}\n`).join('')));
  await mkdir(outDirectory, { recursive: true });
  for (const name of await readdir(outDirectory))
    if (!files.has(name)) await rm(join(outDirectory, name), { recursive: true });
  for (const [name, content] of files) await writeFile(join(outDirectory, name), content);
  return built;
}

async function bundledAgent(version: string): Promise<Buffer> {
  const directory = await mkdtemp(join(tmpdir(), 'herald-bundle-'));
  try {
    await bundleAgent(join(directory, 'agent.cjs'), version);
    return await readFile(join(directory, 'agent.cjs'));
  } finally {
    await rm(directory, { recursive: true });
  }
}

function folder(path: string): TarEntry {
  return { path, content: Buffer.alloc(0), mode: 0o755 };
}

function file(path: string, content: Buffer, mode = 0o644): TarEntry {
  return { path, content, mode };
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
