/** A rough day at Discord, the same for the same seed: all that its documentation allows and that seldom happens, often. */

/** Draws numbers from 0 up to, not including, 1. */
export type Draw = () => number;

export function pick<T>(draw: Draw, items: readonly T[]): T | undefined {
  return items[Math.floor(draw() * items.length)];
}
