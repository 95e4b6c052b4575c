import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { herald, isFromSource, startHubWords } from './command-words.ts';

it('says npm in the sources, and herald where the hub is installed', () => {
  expect(isFromSource('file:///home/kim/herald/packages/hub/src/format/command-words.ts')).toBe(true);
  expect(isFromSource('file:///opt/herald/current/lib/hub/src/format/command-words.ts')).toBe(false);
  expect(herald('registry check', { isSource: true })).toBe('npm run herald -- registry check');
  expect(herald('registry check', { isSource: false })).toBe('herald registry check');
  expect(startHubWords({ isSource: false })).toBe('sudo systemctl restart herald-hub');
});

it('is asked by everything that tells a person to run a command', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const saying = globSync('**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.ts$|command-words\.ts$|(?:^|\/)testing\//.test(file))
    .filter((file) =>
      readFileSync(`${root}/${file}`, 'utf8')
        .split('\n')
        .some((line) => /npm run (?:--silent )?(?:herald|hub)\b/.test(line) && !/^\s*(?:\/\*\*|\*|\/\/)/.test(line)),
    );
  // The settings' own page is generated for the sources; main.ts is what `npm run hub` runs.
  expect(saying.toSorted()).toEqual(['app/cli.ts', 'app/main.ts', 'app/secret-variables.ts']);
});
