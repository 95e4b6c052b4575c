/** Up to which message everything was handled. Discord's ids grow with time, across channels, so one id says it for all. */

export type HeardUntil = {
  began(messageId: string): void;
  ended(messageId: string): void;
  /** Everything up to this id was handled; undefined before the first message. */
  position(): string | undefined;
};

/** `known`: what an earlier process had got to. */
export function createHeardUntil(known?: string): HeardUntil {
  const underWay = new Set<bigint>();
  let newest = known === undefined ? 0n : BigInt(known);
  return {
    began: (messageId) => void underWay.add(BigInt(messageId)),
    ended(messageId) {
      const id = BigInt(messageId);
      underWay.delete(id);
      if (id > newest) newest = id;
    },
    position() {
      let until = newest;
      for (const id of underWay) if (id <= until) until = id - 1n;
      return until > 0n ? until.toString() : undefined;
    },
  };
}

/** The least id that a message of this moment could have. */
export function idAt(atMs: number): string {
  return (BigInt(Math.max(0, atMs - discordEpochMs)) << timestampShift).toString();
}

/** The id that a message of so much earlier would have at least. */
export function idBefore(messageId: string, ms: number): string {
  const earlier = (BigInt(messageId) >> timestampShift) - BigInt(ms);
  return ((earlier > 0n ? earlier : 0n) << timestampShift).toString();
}

/** Negative where `one` is older. */
export function compareIds(one: string, other: string): number {
  const [a, b] = [BigInt(one), BigInt(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The low 22 bits number messages of one millisecond (Discord docs, "Snowflakes"). */
const timestampShift = 22n;
/** Discord's ids count from the beginning of 2015. */
const discordEpochMs = 1_420_070_400_000;
