/** What is compared is measured in turns, A, B, A, B, in one run: the machine's other work then falls on both, and the spread shows how much. */
import { loadavg } from 'node:os';

export type Spread = { least: number; median: number; most: number };

/** Each round measures all subjects, one after the other. Says on stderr how far it is. A subject that cannot be measured is left out of the round. */
export async function inTurns<Subject extends { name: string }, Figures>(
  { subjects, rounds }: { subjects: readonly Subject[]; rounds: number },
  measure: (subject: Subject) => Promise<Figures | undefined>,
): Promise<ReadonlyMap<string, Figures>[]> {
  const measured: ReadonlyMap<string, Figures>[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const figures = new Map<string, Figures>();
    for (const subject of subjects) {
      const found = await measure(subject);
      if (found) figures.set(subject.name, found);
      const load = loadavg()[0]?.toFixed(1);
      console.error(
        `round ${round} of ${rounds}: ${subject.name} ${found ? 'measured' : 'did not answer'}, load ${load}`,
      );
    }
    measured.push(figures);
  }
  return measured;
}

/** Of the rounds that hold both: the ratios of one to the other. Undefined where none does. */
export function ratioOf<Figures>(
  rounds: readonly ReadonlyMap<string, Figures>[],
  [one, other]: readonly [one: string, other: string],
  value: (figures: Figures) => number,
): Spread | undefined {
  const ratios = rounds.flatMap((round) => {
    const [a, b] = [round.get(one), round.get(other)];
    return a && b ? [value(a) / value(b)] : [];
  });
  return ratios.length === 0 ? undefined : spreadOf(ratios);
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  const rounded = (value: number) => Number(value.toFixed(3));
  return {
    least: rounded(at(0)),
    median: rounded((at(Math.floor(middle)) + at(Math.ceil(middle))) / 2),
    most: rounded(at(sorted.length - 1)),
  };
}

/** `0.57 (0.52 to 0.71)`. */
export function spreadWords({ least, median, most }: Spread): string {
  return `${median} (${least} to ${most})`;
}
