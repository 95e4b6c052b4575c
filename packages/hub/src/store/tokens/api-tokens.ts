/** Tokens of the API, one a person or pipeline: only their hashes are kept, so that a copy of the database opens nothing. */
import { createHash, randomBytes } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { findSetting, forgetSetting, putValue, readSettings } from '../key-value.ts';
import type { Query } from '../query.ts';

/** `read`: what the JSON API tells. `metrics`: /metrics. `downtime`: plan, change, extend, end and cancel it. */
export const tokenScopes = ['read', 'metrics', 'downtime'] as const;
export type TokenScope = Static<typeof TokenScope>;
const TokenScope = Type.Union([Type.Literal('read'), Type.Literal('metrics'), Type.Literal('downtime')]);

/** Short enough that a planner's id holds it. */
export const longestTokenName = 24;

export type ApiToken = Static<typeof ApiToken>;
const ApiToken = Type.Object({
  name: Type.String({ pattern: `^[a-z0-9][a-z0-9._-]{0,${longestTokenName - 1}}$` }),
  scopes: Type.Array(TokenScope, { minItems: 1, maxItems: 10 }),
  /** Services and hosts that it may plan for; all where none is named. */
  names: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 200 }),
  /** Discord user id of whose it is: whom Herald asks when a window over-runs. */
  personId: Type.Optional(Type.String({ pattern: '^[0-9]{15,21}$' })),
  createdAtMs: Type.Integer({ minimum: 0 }),
  endsAtMs: Type.Optional(Type.Integer({ minimum: 0 })),
  /** To the hour. */
  usedAtMs: Type.Optional(Type.Integer({ minimum: 0 })),
});
const check = Compile(ApiToken);

const prefix = 'api-token/';
const usedEveryMs = 3_600_000;

/** 256 bits of chance, so that a plain hash is as good as a slow one. The word in front lets scanners of leaked secrets know it. */
export function makeTokenText(): string {
  return `herald_${randomBytes(32).toString('base64url')}`;
}

export async function keepApiToken(query: Query, text: string, token: ApiToken, nowMs: number): Promise<void> {
  await putValue(query, prefix + hashOf(text), token, nowMs);
}

/** The token in force; undefined for one that was never given out, was revoked, or has ended. */
export async function findApiToken(query: Query, text: string, nowMs: number): Promise<ApiToken | undefined> {
  const key = prefix + hashOf(text);
  const found = await findSetting(query, key);
  if (!check.Check(found) || (found.endsAtMs ?? Number.POSITIVE_INFINITY) <= nowMs) return undefined;
  if (nowMs - (found.usedAtMs ?? 0) >= usedEveryMs)
    // Not `putValue`: one that is revoked at this very moment must stay so.
    await query('update setting set value = $2, updated_at_ms = $3 where key = $1', [
      key,
      JSON.stringify({ ...found, usedAtMs: nowMs }),
      nowMs,
    ]);
  return found;
}

/** All that are kept, those that have ended too, by name. */
export async function readApiTokens(query: Query): Promise<ApiToken[]> {
  const all = [...(await readSettings(query, prefix)).values()].filter((value) => check.Check(value));
  return all.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Whether there was one. */
export async function revokeApiToken(query: Query, name: string): Promise<boolean> {
  const all = await readSettings(query, prefix);
  const keys = [...all].filter(([, value]) => check.Check(value) && value.name === name).map(([key]) => key);
  for (const key of keys) await forgetSetting(query, key);
  return keys.length > 0;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
