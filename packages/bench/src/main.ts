/** `npm run bench -- NAME`: measures one thing, prints a table, then one line of JSON with the figures and ratios. */

/** Each bench is a module that exports `run(args)`; it is loaded only when asked for. */
type Bench = { run(args: readonly string[]): Promise<void> };

const benches: Record<string, { about: string; load(): Promise<Bench> }> = {};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench) {
  const { run } = await bench.load();
  await run(args);
} else {
  const width = Math.max(0, ...Object.keys(benches).map((known) => known.length));
  console.error(name === '' ? 'Which bench? Say one of:' : `There is no bench "${name}". Say one of:`);
  for (const [known, { about }] of Object.entries(benches)) console.error(`  ${known.padEnd(width)}  ${about}`);
  process.exitCode = 2;
}
