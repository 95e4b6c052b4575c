/** The hub keys this agent trusts: from the settings, and from a file that may change while the agent runs. */
import type { KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import { parsePublicKey } from '@herald/protocol/keys';
import type { Problem } from '@herald/protocol/problems';
import { agentProblem } from '../agent-problems.ts';

export type TrustedKey = { keyId: string; key: KeyObject };

export type KeyRing = {
  keys(): readonly TrustedKey[];
  /** Looks whether the file changed and reads it again then. Cheap when it did not. True when the keys changed. */
  refresh(): boolean;
  /** Why the file is not in use, if it is not. */
  problem(): Problem | undefined;
};

export type KeyRingOptions = { publicKeys: readonly string[]; publicKeyFile: string | undefined };

const mostKeys = 16;

/** Throws `key/file-unreadable` where the file cannot be used at the start; later a bad file keeps the last good keys. */
export function createKeyRing({ publicKeys, publicKeyFile }: KeyRingOptions): KeyRing {
  const given = publicKeys.map(trust);
  let fromFile: readonly TrustedKey[] = [];
  let stamp = '';
  let problem: Problem | undefined;
  refresh();
  if (problem) throw new HeraldError('key/file-unreadable', agentProblem('key/file-unreadable'));
  return { keys: () => (fromFile.length > 0 ? [...given, ...fromFile] : given), refresh, problem: () => problem };

  function refresh(): boolean {
    if (publicKeyFile === undefined) return false;
    try {
      const { mtimeMs, ino, size } = statSync(publicKeyFile);
      const newStamp = `${mtimeMs} ${ino} ${size}`;
      if (newStamp === stamp) return false;
      fromFile = parseKeyFile(size > 16_384 ? '' : readFileSync(publicKeyFile, 'utf8'));
      stamp = newStamp;
      problem = undefined;
      return true;
    } catch {
      stamp = '';
      problem = agentProblem('key/file-unreadable');
      return false;
    }
  }
}

/** One key a line; empty lines and lines that begin with # are skipped. Throws `key/invalid`. */
function parseKeyFile(text: string): TrustedKey[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0 || lines.length > mostKeys)
    throw new HeraldError('key/invalid', {
      message: `The file must hold 1 to ${mostKeys} public keys, one a line.`,
      next: 'Copy the key from the hub: `herald key`.',
    });
  return lines.map(trust);
}

function trust(text: string): TrustedKey {
  const key = parsePublicKey(text);
  return { keyId: String(key.export({ format: 'jwk' }).x), key };
}

/** The line for a person who started the agent with a file that cannot be used. */
export function keyFaultLine(error: unknown): string | undefined {
  if (!isHeraldError(error) || error.code !== 'key/file-unreadable') return undefined;
  return 'HERALD_HUB_PUBLIC_KEY_FILE names a file that cannot be read or holds no public key. Example: HERALD_HUB_PUBLIC_KEY_FILE=/etc/herald/hub.pub';
}
