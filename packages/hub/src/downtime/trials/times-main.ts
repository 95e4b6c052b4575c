/** Reads a table of typed times: `times-main.ts FILE [--json]`. A wrong reading counts ten times a question. */
import { readFile } from 'node:fs/promises';
import { judgeLine } from './times-table.ts';

const wrongWeighs = 10;
const [file] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const isJson = process.argv.includes('--json');

if (file === undefined) {
  console.error('Usage: npm run bench -- times FILE [--json]');
  console.error(
    'Each line: {"text":"Sat 22:00-23:30","now":"2026-03-02T10:00+01:00","zone":"Europe/Berlin","expected":"ask"}',
  );
  console.error(
    'or with "expected":{"starts":"2026-03-07T22:00","ends":"2026-03-07T23:30"}, and "repeats":true for a series,',
  );
  console.error(
    'or "expectedAny":[…] where asking is as right as any of them, or "impossible":true where no reading is right.',
  );
  process.exitCode = 2;
} else {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const rows = lines.flatMap((line, at) => (line.trim() === '' ? [] : [judgeLine(line, at + 1)]));
  const count = (wanted: string) => rows.filter(({ verdict }) => verdict === wanted).length;
  const [right, asked, wrong] = [count('right'), count('asked'), count('wrong')];
  for (const row of rows) {
    if (isJson) console.log(JSON.stringify(row));
    else if (row.verdict !== 'right')
      console.log(`${row.verdict.padEnd(6)} ${row.text}\n       meant ${row.expected}\n       read  ${row.read}`);
  }
  const share = rows.length === 0 ? 0 : Math.round((right / rows.length) * 1000) / 10;
  if (!isJson)
    console.log(`\n${rows.length} expressions: ${right} right (${share} %), ${asked} asked, ${wrong} wrong.`);
  console.log(
    JSON.stringify({ total: rows.length, right, asked, wrong, rightPercent: share, cost: asked + wrongWeighs * wrong }),
  );
}
