import { expect, it } from 'vitest';
import { buttonKinds } from '../../../domain/button-id.ts';
import { commands, wordsOfCommand } from '../commands/all-commands.ts';
import { pressHandlers } from './interaction-router.ts';

it.each(buttonKinds)('%s is taken by somebody', (kind) => {
  expect(pressHandlers[kind]).toBeDefined();
});

it('has one command of each name', () => {
  const names = commands.map(({ definition }) => definition.name);
  expect(new Set(names).size).toBe(names.length);
});

it('takes no words from a button for a command that is no question', () => {
  const asked = { kind: 'command', name: 'web-1', when: 'last week' } as const;
  expect(wordsOfCommand({ ...asked, command: 'constructor' })).toBeUndefined();
  expect(wordsOfCommand({ ...asked, command: 'privacy' })).toBeUndefined();
  expect(wordsOfCommand({ ...asked, command: 'history' })).toBe('what happened to web-1 last week');
});
