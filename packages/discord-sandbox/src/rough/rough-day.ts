/** A rough day at Discord, the same for the same seed: all that its documentation allows and that seldom happens, often. */

/** Draws numbers from 0 up to, not including, 1. */
export type Draw = () => number;

/** mulberry32: small, and good enough to spread trouble. */
export function seededDraw(seed: number): Draw {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(draw: Draw, items: readonly T[]): T | undefined {
  return items[Math.floor(draw() * items.length)];
}
