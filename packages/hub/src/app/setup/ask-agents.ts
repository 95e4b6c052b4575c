/** Asks agents once, as the hub would, for commands. */
import { existsSync } from 'node:fs';
import { createRequestSigner } from '@herald/protocol/signature';
import { pino } from 'pino';
import type { AskedIdentity } from '../../domain/asked-identity.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import type { Host } from '../../domain/registry.ts';
import { askIdentity } from '../../monitoring/identity/ask-identity.ts';
import { type RegionCertificates, readRegionCertificates } from '../../monitoring/identity/region-certificates.ts';
import { createAgentConnections } from '../../monitoring/poller/agent-connections.ts';
import type { Pins } from '../../monitoring/poller/certificate-trust.ts';
import { pollHost } from '../../monitoring/poller/poll-host.ts';
import { openDatabase } from '../../store/open-store.ts';
import type { CommandContext } from '../commands/command.ts';
import { sqlitePath } from '../commands/store/store-of-env.ts';
import { findHubKey, type HubKey, loadHubKey } from '../hub-key.ts';
import { findSharedHubKey } from '../start/agree-on-keys.ts';
import { readKnownPins } from './known-pins.ts';

const atATime = 64;

export type AskedAgent = {
  host: Host;
  outcome: PollOutcome;
  /** Where a directory of AWS's certificates is set. */
  identity?: AskedIdentity;
};

/** The hub's own key, from the environment, its file, or sealed in the database; made where there is none yet. */
export async function hubKeyOf({ env }: Pick<CommandContext, 'env'>): Promise<HubKey> {
  // Read as they stand: `doctor` also works where other settings are wrong.
  const own = {
    key: env['HERALD_HUB_PRIVATE_KEY'] || undefined,
    file: env['HERALD_HUB_PRIVATE_KEY_FILE'] || undefined,
    dataDir: env['HERALD_DATA_DIR'] || '.herald',
  };
  const [url, passphrase] = [env['HERALD_DATABASE_URL'], env['HERALD_PASSPHRASE']];
  const found = await findHubKey(own);
  const path = sqlitePath(own.dataDir);
  if (found !== undefined || !passphrase || (!url && !existsSync(path))) return found ?? loadHubKey(own);
  const options = url ? ({ mode: 'postgres', url } as const) : ({ mode: 'sqlite', path } as const);
  await using database = await openDatabase(options, { log: pino({ level: 'silent' }) });
  return (await findSharedHubKey(database, passphrase)) ?? loadHubKey(own);
}

async function certificatesOf({ env }: CommandContext): Promise<RegionCertificates | undefined> {
  const directory = env['HERALD_IDENTITY_CERTIFICATES'];
  return directory ? (await readRegionCertificates(directory)).certificates : undefined;
}

/**
 * In the order of `hosts`. Certificates are held to the pins of the running hub, or to `pins`; one that is seen for the
 * first time counts as the right one, and is not kept. Signed with the hub's own key, or with `key`.
 */
export async function askAgents(
  hosts: readonly Host[],
  context: CommandContext,
  { pins, key }: { pins?: Pins; key?: HubKey } = {},
): Promise<AskedAgent[]> {
  const { clock, signal } = context;
  const sign = createRequestSigner((key ?? (await hubKeyOf(context))).privateKey);
  await using connections = createAgentConnections({ pins: pins ?? (await readKnownPins(context)), clock });
  const certificates = await certificatesOf(context);
  const asked: AskedAgent[] = [];
  for (let start = 0; start < hosts.length && !signal.aborted; start += atATime) {
    const batch = hosts.slice(start, start + atATime).map(async (host) => {
      const outcome = await pollHost({ host, dispatcher: connections.to(host), sign, clock, signal });
      const identity =
        certificates && outcome.kind === 'report'
          ? await askIdentity({ host, dispatcher: connections.to(host), sign, certificates, clock, signal })
          : undefined;
      connections.drop(host.name);
      return identity === undefined ? { host, outcome } : { host, outcome, identity };
    });
    asked.push(...(await Promise.all(batch)));
  }
  return asked;
}
