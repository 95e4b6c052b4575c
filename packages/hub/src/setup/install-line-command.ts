/** `herald install-line`: the one command that puts the agent on an instance. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { HeraldError } from '@herald/protocol/herald-error';
import { type Command, exitCodes } from '../registry/commands/command.ts';
import { readOptions } from '../registry/commands/options.ts';
import { hubKeyOf } from './ask-agents.ts';

const usage = 'install-line [--url URL]';
/** Where `npm run build:agent` puts the installer, the archives and their checksums. */
export const agentDist = fileURLToPath(new URL('../../../agent/dist/', import.meta.url));

export const installLineCommand: Command = {
  name: 'install-line',
  usage,
  summary: "prints the one command that installs the agent, with checksums and this hub's public key",
  async run(context) {
    const { values } = readOptions(context, {
      usage,
      options: { url: { type: 'string' } },
      names: { least: 0, most: 0 },
    });
    const url = values.url ?? context.env['HERALD_WEB_URL'];
    if (url === undefined || !/^https?:\/\/[^\s'"]+$/.test(url)) {
      throw new HeraldError('install/no-address', {
        message: 'It is not known under which address instances reach this hub.',
        next: 'Set HERALD_WEB_URL, or give --url https://herald.example.com',
      });
    }
    context.print(await installLine({ url, publicKey: (await hubKeyOf(context)).publicKey, dist: agentDist }));
    return exitCodes.done;
  },
};

/**
 * The line checks the installer against its checksum before it runs it, and hands it the checksum of the list of
 * archives: so nothing on the way can change what is installed. Throws `install/not-built`.
 */
export async function installLine({
  url,
  publicKey,
  dist,
}: {
  url: string;
  publicKey: string;
  dist: string;
}): Promise<string> {
  const [installer, sums] = await Promise.all([checksumOf(`${dist}install.sh`), checksumOf(`${dist}SHA256SUMS`)]);
  const from = `${url.replace(/\/$/, '')}/agent`;
  return (
    `curl -fsSLo herald-install.sh ${from}/install.sh && echo '${installer}  herald-install.sh' | sha256sum -c --quiet && ` +
    `sudo sh herald-install.sh --from ${from} --sums ${sums} --hub-public-key ${publicKey}`
  );
}

async function checksumOf(file: string): Promise<string> {
  try {
    return createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  } catch (cause) {
    throw new HeraldError('install/not-built', {
      message: 'The agent was not built here yet.',
      next: 'Build it: npm run build:agent',
      cause,
    });
  }
}
