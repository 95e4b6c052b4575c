/** `npm run build:hub [-- --out DIRECTORY] [--release VERSION] [--only x64]`: makes the hub's archives and their checksums in packages/hub/dist. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { architectures, fetchNode } from '@herald/agent/node-binary';
import { helpOrVersion } from '@herald/protocol/help-or-version';
import { errorLine, HeraldError } from '@herald/protocol/herald-error';
import release from '../package.json' with { type: 'json' };
import { buildHub } from './build-hub.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const help = `Makes what a machine needs to become a hub: an archive for each architecture, with its own Node and the agents' archives, and their checksums.

Usage: npm run build:hub [-- --out DIRECTORY] [--release VERSION] [--only x64|arm64] [--help] [--version]

  --out DIRECTORY    where to; packages/hub/dist if not given
  --release VERSION  what hub and agents call themselves; ${release.version} if not given
  --only x64|arm64   the archive of one architecture alone`;

const said = helpOrVersion(process.argv.slice(2), { help, version: release.version });
if (said !== undefined) console.log(said);
else await build();

async function build(): Promise<void> {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string', default: at('../../hub/dist/') },
        release: { type: 'string', default: release.version },
        only: { type: 'string' },
      },
    });
    const { out, release: version } = values;
    const only = architectures.filter((one) => values.only === undefined || values.only === one);
    if (!/^\d+\.\d+\.\d+([-+][\w.+-]{1,40})?$/.test(version) || only.length === 0)
      throw new HeraldError('build/version', {
        message: `"${only.length === 0 ? values.only : version}" cannot be built.`,
        next: 'Give a version like 0.2.0 (npm run build:hub -- --release 0.2.0), and x64 or arm64 for --only.',
      });
    const cache = at('../../../node_modules/.cache/herald-node');
    const built = await buildHub({
      outDirectory: out,
      version,
      cache,
      only,
      node: (architecture) => fetchNode(architecture, cache),
      say: (what) => console.error(`building ${what}`),
    });
    for (const { fileName, bytes, sha256 } of built)
      console.log(`${sha256}  ${fileName}  ${(bytes / 1e6).toFixed(1)} MB`);
    console.log(
      `In ${out}. On the machine of the hub: tar -xzf ${built[0]?.fileName} && sudo sh herald-hub-*/install.sh`,
    );
  } catch (error) {
    console.error(errorLine(error));
    process.exitCode = 1;
  }
}
