/** Which name each found host was given: kept by the instance's id, so that a machine keeps its name over restarts and its neighbours' ends. */
import { Type } from 'typebox';
import { Value } from 'typebox/value';

export type GivenName = {
  name: string;
  /** What it wanted to be called; another wish is a rename. */
  wish: string;
  /** Names that it had before, newest first: people still ask by them. */
  former: readonly string[];
  region?: string;
};

/** By instance id, or by address where there is none. */
export type GivenNames = ReadonlyMap<string, GivenName>;

const most = 20_000;
export const mostFormerNames = 5;

const Stored = Type.Array(
  Type.Object({
    identity: Type.String({ maxLength: 400 }),
    name: Type.String({ maxLength: 63 }),
    wish: Type.String({ maxLength: 63 }),
    former: Type.Array(Type.String({ maxLength: 63 }), { maxItems: mostFormerNames }),
    region: Type.Optional(Type.String({ maxLength: 60 })),
  }),
);

/** What an older or newer hub kept; nothing where it can't be read. */
export function parseGivenNames(kept: unknown): GivenNames {
  if (!Value.Check(Stored, kept)) return new Map();
  return new Map(kept.map(({ identity, ...given }) => [identity, given]));
}

export function storedGivenNames(names: GivenNames): unknown {
  return [...names].map(([identity, given]) => ({ identity, ...given }));
}

/** Those of now, and those that were not seen this time unless another holds their name by now; the oldest are dropped first. */
export function rememberNames(before: GivenNames, now: GivenNames): GivenNames {
  const held = new Set([...now.values()].map(({ name }) => name.toLowerCase()));
  const unseen = [...before].filter(([identity, { name }]) => !now.has(identity) && !held.has(name.toLowerCase()));
  return new Map([...unseen.slice(-Math.max(0, most - now.size)), ...now]);
}

/** Machines that another tag gave another name. */
export function renamesAmong(before: GivenNames, now: GivenNames): { from: string; to: string }[] {
  return [...now].flatMap(([identity, { name }]) => {
    const had = before.get(identity)?.name;
    return had === undefined || had === name ? [] : [{ from: had, to: name }];
  });
}
