/** `npm run build:agent [-- --out DIRECTORY] [--release VERSION]`: makes the archives, the installer and the checksums in packages/agent/dist. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { helpOrVersion } from '@herald/protocol/help-or-version';
import { errorLine, HeraldError } from '@herald/protocol/herald-error';
import { agentVersion } from '../version.ts';
import { buildAgent } from './build-agent.ts';
import { fetchNode } from './node-binary.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const help = `Makes what an instance downloads: an archive for each architecture, the installer and their checksums.

Usage: npm run build:agent [-- --out DIRECTORY] [--release VERSION] [--help] [--version]

  --out DIRECTORY    where to; packages/agent/dist if not given, from where the hub offers it
  --release VERSION  what the agent calls itself; what its package says if not given`;

const said = helpOrVersion(process.argv.slice(2), { help, version: agentVersion });
if (said !== undefined) console.log(said);
else await build();

async function build(): Promise<void> {
  try {
    const { values } = parseArgs({
      options: { out: { type: 'string', default: at('../../dist/') }, release: { type: 'string' } },
    });
    const version = values.release;
    if (version !== undefined && !/^\d+\.\d+\.\d+([-+][\w.+-]{1,40})?$/.test(version))
      throw new HeraldError('build/version', {
        message: `"${version}" is no version.`,
        next: 'Give one like 0.2.0: npm run build:agent -- --release 0.2.0',
      });
    const built = await buildAgent({
      outDirectory: values.out,
      node: (architecture) => fetchNode(architecture, at('../../../../node_modules/.cache/herald-node')),
      ...(version !== undefined && { version }),
    });
    for (const { fileName, bytes, sha256 } of built)
      console.log(
        `${sha256}  ${fileName}  ${bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`}`,
      );
    console.log(
      `In ${values.out}. A hub that runs from here offers them under /agent/; \`npm run herald -- install-line\` prints the line.`,
    );
  } catch (error) {
    console.error(errorLine(error));
    process.exitCode = 1;
  }
}
