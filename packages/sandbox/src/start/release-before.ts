/** The release before this one, unpacked from git so that its own programs run: for whoever meets an upgrade half done. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** `ask`: the program and its words before the question. */
export type Release = { agent: URL; hub: URL; ask: readonly [program: string, ...words: string[]] };

/** By its commit: there is no other mark of it. */
const before = 'e73b4dc';
const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** False in a copy without history. */
export const hasReleaseBefore =
  spawnSync('git', ['cat-file', '-e', `${before}^{commit}`], { cwd: repository }).status === 0;

/** Its programs, with today's libraries and its own protocol. */
export function unpackReleaseBefore(folder: string): Release {
  const archive = execFileSync('git', ['archive', before, 'packages'], {
    cwd: repository,
    maxBuffer: 256 * 1024 * 1024,
  });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  linkModules(join(repository, 'node_modules'), join(folder, 'node_modules'));
  linkModules(join(repository, 'packages/hub/node_modules'), join(folder, 'packages/hub/node_modules'));
  mkdirSync(join(folder, 'node_modules/@herald'));
  symlinkSync(join(folder, 'packages/protocol'), join(folder, 'node_modules/@herald/protocol'));
  const at = (path: string) => pathToFileURL(join(folder, 'packages', path));
  return {
    agent: at('agent/src/main.ts'),
    hub: at('hub/src/main.ts'),
    ask: [fileURLToPath(at('hub/src/terminal/ask.ts'))],
  };
}

function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (name !== '@herald') symlinkSync(join(from, name), join(to, name));
}
