/** What all hubs of one database must have in common: which keys are in force, and the keys themselves where they are sealed. */
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { findSetting, forgetSetting, putIfAbsent, putValue } from '../key-value.ts';
import type { Query } from '../query.ts';
import { seal, unseal } from './seal.ts';

export type KeyName = 'hub' | 'privacy';

const OneKey = Type.Object({
  /** Tells keys apart and gives none away: of the hub's key it is the public half. */
  fingerprint: Type.String({ minLength: 1, maxLength: 100 }),
  sealed: Type.Optional(Type.String()),
});
export type OneKey = Static<typeof OneKey>;

export type SharedKey = Static<typeof SharedKey>;
const SharedKey = Type.Object({
  ...OneKey.properties,
  /** Fingerprints of keys that were in force before: a file with one of them is merely old. */
  former: Type.Array(Type.String(), { maxItems: 100 }),
  /** The key to come, which agents are told to trust as well. */
  next: Type.Optional(OneKey),
});
const check = Compile(SharedKey);

const settingOf = (name: KeyName) => `shared-key/${name}`;

export async function findSharedKey(query: Query, name: KeyName): Promise<SharedKey | undefined> {
  const found = await findSetting(query, settingOf(name));
  return check.Check(found) ? found : undefined;
}

/** The first hub's key counts. Returns the one in force. */
export async function claimSharedKey(query: Query, name: KeyName, key: SharedKey, nowMs: number): Promise<SharedKey> {
  await putIfAbsent(query, settingOf(name), key, nowMs);
  return (await findSharedKey(query, name)) ?? key;
}

export async function replaceSharedKey(query: Query, name: KeyName, key: SharedKey, nowMs: number): Promise<void> {
  await putValue(query, settingOf(name), key, nowMs);
}

export async function forgetSharedKey(query: Query, name: KeyName): Promise<void> {
  await forgetSetting(query, settingOf(name));
}

export function sealKey(name: KeyName, text: string, passphrase: string): Promise<string> {
  return seal(text, { passphrase, purpose: `herald ${name} key` });
}

/** Throws `key/wrong-passphrase`. */
export function unsealKey(name: KeyName, sealed: string, passphrase: string): Promise<string> {
  return unseal(sealed, { passphrase, purpose: `herald ${name} key` });
}
