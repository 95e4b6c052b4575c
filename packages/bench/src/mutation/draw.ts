/** Chance that a seed decides: the same faults are drawn in every run over the same code. */

/** mulberry32: short, and even enough to draw a sample. */
export function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` of `things`, or all where there are fewer, in the order that chance gave. */
export function draw<Thing>(things: readonly Thing[], count: number, chance: () => number): Thing[] {
  const left = [...things];
  const drawn: Thing[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(chance() * left.length), 1));
  return drawn;
}
