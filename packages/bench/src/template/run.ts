/** `bench template`: AWS's own linter, cfn-lint, reads the CloudFormation template; and spoilt copies of it, which it must refuse. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const template = fileURLToPath(new URL('../../../agent/install/cloudformation.yaml', import.meta.url));

/** A linter that finds nothing in these would prove nothing about the template either. */
const spoilt: readonly (readonly [what: string, from: string, to: string])[] = [
  ['a property that does not exist', 'HttpTokens:', 'HttpToken:'],
  ['a value outside its list', 'HttpTokens: required', 'HttpTokens: perhaps'],
  ['a hop limit that is no number', 'HttpPutResponseHopLimit: 2', 'HttpPutResponseHopLimit: two'],
  ['a reference to nothing', '!Ref LaunchTemplate', '!Ref Nothing'],
];

export async function run(): Promise<void> {
  const version = lint('--version');
  if (version.status !== 0) {
    console.log('cfn-lint is not installed here: nothing was checked. Install it with: pipx install cfn-lint');
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'herald-template-'));
  try {
    const text = readFileSync(template, 'utf8');
    const { status, stdout } = lint(template);
    console.log(`${status === 0 ? 'well  ' : 'FAILED'} the template, by ${version.stdout.trim()}\n${stdout}`.trim());
    const missed = spoilt.filter(([what, from, to], index) => {
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, text.replace(from, to));
      const isFound = text.includes(from) && lint(file).status !== 0;
      console.log(`${isFound ? 'well  ' : 'FAILED'} refuses ${what}`);
      return !isFound;
    });
    const isWell = status === 0 && missed.length === 0;
    console.log(JSON.stringify({ bench: 'template', isWell, figures: { linter: version.stdout.trim() } }));
    if (!isWell) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Warnings count, too. */
function lint(...args: string[]): { status: number | null; stdout: string } {
  return spawnSync('cfn-lint', args, { encoding: 'utf8' });
}
