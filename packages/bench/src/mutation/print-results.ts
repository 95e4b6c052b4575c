/** The table of a run, the faults that no test noticed, and one line of JSON for programs. */

export type Survivor = { file: string; line: number; what: string };

export type FolderResult = {
  folder: string;
  /** How many faults could be planted in all; `planted` is the sample. */
  possible: number;
  planted: number;
  noticed: number;
  survivors: Survivor[];
  /** Drawn, but left out: nobody could see a difference. */
  equal: (Survivor & { why: string })[];
};

export function printResults(results: readonly FolderResult[], { seed }: { seed: number }): void {
  console.log(tableOf(results, seed));
  for (const { folder, survivors, equal } of results) {
    if (survivors.length > 0) console.log(`\nNot noticed in ${folder}:`);
    for (const { file, line, what } of survivors.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line))
      console.log(`  ${file}:${line}  ${what}`);
    if (equal.length > 0) console.log(`\nLeft out in ${folder}, since nothing differs:`);
    for (const { file, line, what, why } of equal) console.log(`  ${file}:${line}  ${what}: ${why}`);
  }
  const figures = results.map(({ folder, possible, planted, noticed }) => ({ folder, possible, planted, noticed }));
  console.log(
    JSON.stringify({ bench: 'mutation', seed, folders: figures, ratios: { noticed: shareOf(sum(results)) } }),
  );
}

export function tableOf(results: readonly FolderResult[], seed: number): string {
  const width = Math.max(...results.map(({ folder }) => folder.length), 'together'.length);
  const lineOf = (name: string, { possible, planted, noticed }: Counts) =>
    [
      name.padEnd(width),
      String(possible).padStart(9),
      String(planted).padStart(8),
      String(noticed).padStart(8),
      String(planted - noticed).padStart(9),
      planted === 0 ? '–'.padStart(7) : `${Math.floor(shareOf({ planted, noticed }) * 100)} %`.padStart(7),
    ].join('');
  return [
    `Faults planted one at a time, seed ${seed}; noticed by the tests beside the code`,
    `${'folder'.padEnd(width)} possible planted noticed survived  share`,
    ...results.map((result) => lineOf(result.folder, result)),
    ...(results.length > 1 ? [lineOf('together', sum(results))] : []),
  ].join('\n');
}

type Counts = Pick<FolderResult, 'possible' | 'planted' | 'noticed'>;

function sum(results: readonly FolderResult[]): Counts {
  const total = { possible: 0, planted: 0, noticed: 0 };
  for (const { possible, planted, noticed } of results) {
    total.possible += possible;
    total.planted += planted;
    total.noticed += noticed;
  }
  return total;
}

function shareOf({ planted, noticed }: { planted: number; noticed: number }): number {
  return planted === 0 ? 0 : noticed / planted;
}
