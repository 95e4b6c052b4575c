/** `herald registry trust NAME`: takes the certificate that an agent shows now for the right one. */
import { userInfo } from 'node:os';
import { HeraldError } from '@herald/protocol/herald-error';
import { pino } from 'pino';
import type { Host } from '../../domain/registry.ts';
import { herald } from '../../format/command-words.ts';
import { pinsInMemory } from '../../monitoring/poller/certificate-trust.ts';
import { readFingerprints, replaceFingerprint } from '../../store/hosts/pinned-fingerprints.ts';
import { openStore } from '../../store/open-store.ts';
import { type Command, type CommandContext, exitCodes } from '../commands/command.ts';
import { readOptions, readRegistry, usageError } from '../commands/options.ts';
import { getEntry } from '../commands/registry/show.ts';
import { storeMustExist, storeOfEnv } from '../commands/store/store-of-env.ts';
import { askAgents } from './ask-agents.ts';
import { outcomeWords } from './outcome-words.ts';
import { withDiscovered } from './with-discovered.ts';

const usage = 'registry trust NAME [--fingerprint sha256:HEX] [--file FILE]';

/** Exit code 1 where it shows another certificate than `--fingerprint` says, or the person says no. */
export const trustCommand: Command = {
  name: 'trust',
  usage,
  summary: "trusts a host's new certificate, after its agent was set up anew",
  async run(context) {
    const { values, names, file } = readOptions(context, {
      usage,
      options: { fingerprint: { type: 'string' } },
      names: { least: 1, most: 1 },
    });
    const entry = getEntry(await withDiscovered(await readRegistry(file), context), names[0] ?? '');
    if ('hosts' in entry) throw usageError(usage, new Error(`${entry.name} is a service; name one host`));
    if (!entry.url.startsWith('https:')) throw noCertificate(entry, 'is asked by plain http, so it shows none');
    if (entry.fingerprint !== undefined)
      throw noCertificate(entry, `has its fingerprint in ${file}: change it there, or remove it and come again`);
    const shown = await shownBy(entry, context);
    const options = storeOfEnv(context);
    await storeMustExist(options);
    await using store = await openStore(options, { clock: context.clock, log: pino({ level: 'silent' }) });
    const known = (await readFingerprints(store.query)).find(({ hostName }) => hostName === entry.name);
    if (known?.fingerprint === shown) {
      context.print(`${entry.name} shows ${shown}, which is trusted already.`);
      return exitCodes.done;
    }
    context.print(`${entry.name} shows ${shown}`);
    context.print(`until now ${known ? `${known.fingerprint} was trusted (${known.pinnedBy})` : 'none was known'}`);
    if (!(await isMeant(shown, values.fingerprint, context))) return exitCodes.wrong;
    const pinnedBy = `registry trust, by ${userInfo().username}`;
    await replaceFingerprint(store.query, {
      hostName: entry.name,
      fingerprint: shown,
      pinnedAtMs: context.clock.now(),
      pinnedBy,
    });
    context.note('It is trusted from now on; a running hub takes it up when it asks the next time but one.');
    return exitCodes.done;
  },
};

/** Seen by asking it as the hub does: what shows the certificate must also answer as an agent. */
async function shownBy(host: Host, context: CommandContext): Promise<string> {
  const pins = pinsInMemory();
  const [asked] = await askAgents([host], context, { pins });
  const shown = pins.find(host.name);
  if (shown !== undefined && asked?.outcome.kind === 'report') return shown;
  if (asked?.outcome.kind === 'report')
    throw noCertificate(host, 'is vouched for by a public authority, and needs no trust');
  const { message, next } = asked ? outcomeWords(asked.outcome) : { message: 'It was not asked.', next: '' };
  throw new HeraldError('trust/no-answer', { message: `${host.name} does not answer well: ${message}`, next });
}

/** A certificate is believed by comparing it with what stands on the host itself, not because it is there. */
async function isMeant(shown: string, given: string | undefined, context: CommandContext): Promise<boolean> {
  const plain = (text: string) =>
    text
      .replace(/^sha256:/i, '')
      .replaceAll(':', '')
      .trim()
      .toLowerCase();
  if (given !== undefined) {
    if (plain(given) === plain(shown)) return true;
    context.note('That is not the fingerprint given: nothing was changed. Find out who answers there.');
    return false;
  }
  context.note('Compare it with what the host itself says: sudo herald-agent doctor');
  if (context.ask === undefined) {
    context.note(`Nothing was changed. If it is the same: herald registry trust NAME --fingerprint ${shown}`);
    return false;
  }
  return /^y(es)?$/i.test((await context.ask('Is it the same? (yes/no) ')).trim());
}

function noCertificate(host: Host, why: string): HeraldError {
  return new HeraldError('trust/nothing-to-trust', {
    message: `${host.name} ${why}.`,
    next: `Nothing was changed. See it with \`${herald('registry probe NAME')}\`.`,
  });
}
