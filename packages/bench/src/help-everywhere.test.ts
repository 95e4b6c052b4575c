import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const { scripts, version } = JSON.parse(readFileSync(`${repository}package.json`, 'utf8'));
const script = /^node (?:--\S+ )*(packages\/\S+)$/;
const programs = Object.values<string>(scripts).flatMap((line) => script.exec(line)?.[1] ?? []);

const run = async (...args: string[]) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: repository });
  return `${stdout}${stderr}`;
};

it('every program prints its version and its help, and does nothing else', { timeout: 60_000 }, async () => {
  expect(programs).toContain('packages/agent/src/main.ts');
  for (const program of programs) {
    const [printed, help] = await Promise.all([run(program, '--version'), run(program, '--help')]);
    expect([program, printed]).toEqual([program, `${version}\n`]);
    expect([program, help.length > 100 && help.includes('--version')]).toEqual([program, true]);
  }
});
