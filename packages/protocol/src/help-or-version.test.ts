import { expect, it } from 'vitest';
import { helpOrVersion } from './help-or-version.ts';

const program = { help: 'Usage: …', version: '1.2.3' };

it.each<[args: string[], said: string | undefined]>([
  [['--help'], program.help],
  [['-h'], program.help],
  [['up', '--version'], program.version],
  [['--version', '--help'], program.help],
  [['is', 'web-1', 'up?'], undefined],
  [[], undefined],
  [['--', '--help'], undefined],
  [['--', '--help', '--'], undefined],
  [['--version', '--', '--help'], program.version],
])('%j', (args, said) => {
  expect(helpOrVersion(args, program)).toBe(said);
});
