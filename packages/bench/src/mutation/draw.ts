/** A sample: with a chance that a seed decides the same faults are drawn in every run over the same code. */

/** `count` of `things`, or all where there are fewer, in the order that chance gave. */
export function draw<Thing>(things: readonly Thing[], count: number, chance: () => number): Thing[] {
  const left = [...things];
  const drawn: Thing[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(chance() * left.length), 1));
  return drawn;
}
