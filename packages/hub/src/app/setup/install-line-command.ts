/** `herald install-line`: the one command that puts the agent on an instance. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import type { InstallLine } from '../../interfaces/web/web-parts.ts';
import { type Command, exitCodes } from '../commands/command.ts';
import { readOptions, usageError } from '../commands/options.ts';
import { ansibleTasks, ssmDocument } from './bulk-install.ts';
import { trustedPublicKeys } from './key-rotation.ts';

const usage = 'install-line [--url URL] [--as line|user-data|image|ssm|ansible]';
/** Where `npm run build:agent` puts the installer, the archives and their checksums. */
export const agentDist = fileURLToPath(new URL('../../../../agent/dist/', import.meta.url));

/**
 * A line to paste; a script for user data, as of a launch template; a line for the build of an image, which starts nothing;
 * for many at once a document of SSM, and tasks of Ansible.
 */
export type InstallForm = 'line' | 'user-data' | 'image' | 'ssm' | 'ansible';
const forms: readonly InstallForm[] = ['line', 'user-data', 'image', 'ssm', 'ansible'];

export const installLineCommand: Command = {
  name: 'install-line',
  usage,
  summary:
    "prints the one command that installs the agent, with checksums and this hub's public key; also as user data, for SSM and for Ansible",
  async run(context) {
    const { values } = readOptions(context, {
      usage,
      options: { url: { type: 'string' }, as: { type: 'string', default: 'line' } },
      names: { least: 0, most: 0 },
    });
    const as = forms.find((form) => form === values.as);
    if (as === undefined) throw usageError(usage, new Error(`--as is one of ${forms.join(', ')}`));
    const url = values.url ?? context.env['HERALD_WEB_URL'];
    if (url === undefined || !/^https?:\/\/[^\s'"]+$/.test(url)) {
      throw new HeraldError('install/no-address', {
        message: 'It is not known under which address instances reach this hub.',
        next: 'Set HERALD_WEB_URL, or give --url https://herald.example.com',
      });
    }
    const note = reachNote(url, context.env['HERALD_WEB_HOST']);
    if (note !== undefined) context.note(note);
    context.print(await installLine({ url, publicKey: await trustedPublicKeys(context), dist: agentDist, as }));
    return exitCodes.done;
  },
};

/** The line fetches from the hub's pages: a hub that listens to its own machine only is reached by no instance. */
export function reachNote(url: string, listensOn = ''): string | undefined {
  const isLocalOnly = /^(?:|127(?:\.\d+){3}|localhost|::1)$/.test(listensOn.trim());
  if (!isLocalOnly) return undefined;
  return `The hub listens on ${listensOn.trim() || '127.0.0.1'} only. Instances reach ${url} only where a proxy on this machine passes it on; else set HERALD_WEB_HOST=0.0.0.0.`;
}

/** `publicKey`: one, or several with commas between them while keys change. */
export type InstallLineOptions = { url: string; publicKey: string; dist: string; as?: InstallForm };

/**
 * The line checks the installer against its checksum before it runs it, and hands it the checksum of the list of
 * archives: so nothing on the way can change what is installed. Throws `install/not-built`.
 */
export async function installLine({ url, publicKey, dist, as = 'line' }: InstallLineOptions): Promise<string> {
  const [installer, sums] = await Promise.all([checksumOf(`${dist}install.sh`), checksumOf(`${dist}SHA256SUMS`)]);
  const from = `${url.replace(/\/$/, '')}/agent`;
  // In a fresh folder of one's own: elsewhere another user's file could pass the check, be changed, and run as root.
  const file = '"$d/herald-install.sh"';
  const address = `${from}/install.sh`;
  // Either is on every system, not both on all.
  const fetched = (more = '') => `{ curl${more} -fsSLo ${file} ${address} || wget -qO ${file} ${address}; }`;
  const checked = `echo "${installer}  $d/herald-install.sh" | sha256sum -c --quiet`;
  // Last, so that a setting can be written behind it.
  const run = `sh ${file} --from ${from} --sums ${sums} --hub-public-key ${publicKey}`;
  switch (as) {
    case 'line':
      return `d=$(mktemp -d) && ${fetched()} && ${checked} && sudo ${run}`;
    case 'image':
      return `d=$(mktemp -d) && ${fetched()} && ${checked} && sudo ${run} --no-start`;
    case 'user-data':
      // cloud-init takes a script only by its first line, runs it as root without sudo, and only once: the hub may be away just then.
      return [
        '#!/bin/sh',
        "# Installs Herald's agent when the instance starts first. What it says: /var/log/cloud-init-output.log",
        'set -eu',
        'd=$(mktemp -d)',
        fetched(' --retry 10 --retry-connrefused'),
        checked,
        run,
      ].join('\n');
    // Both run it as root.
    case 'ssm':
      return ssmDocument(['set -eu', 'd=$(mktemp -d)', fetched(' --retry 3'), checked, run].join('\n'));
    case 'ansible':
      return ansibleTasks(['set -eu', 'd=$(mktemp -d)', fetched(' --retry 3'), checked, run].join('\n'));
    default:
      return as satisfies never;
  }
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

/** For the pages. Where the archives are not built, the page says how to build them instead. */
export async function findInstallLine(
  url: string | undefined,
  keysToTrust: () => Promise<string>,
): Promise<InstallLine> {
  try {
    if (url === undefined)
      throw new HeraldError('install/no-address', {
        message: 'It is not known under which address instances reach this hub.',
        next: 'Set HERALD_WEB_URL.',
      });
    const publicKey = await keysToTrust();
    const options = { url, publicKey, dist: agentDist };
    const [text, userData] = await Promise.all([installLine(options), installLine({ ...options, as: 'user-data' })]);
    return { kind: 'ready', text, userData, ...(publicKey.includes(',') && { isKeyChanging: true }) };
  } catch (error) {
    if (!isHeraldError(error)) throw error;
    return { kind: 'missing', message: error.message, next: error.next };
  }
}
