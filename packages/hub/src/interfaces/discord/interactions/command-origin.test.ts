import { expect, it } from 'vitest';
import { commandWords, readButtonId, withOrigin } from './command-origin.ts';

const history = { kind: 'command', command: 'history', name: 'web-1', when: 'last week' } as const;

it.each([
  ['details', history],
  ['page:2', { kind: 'command', command: 'servers', name: '', when: '' }],
  ['choose:web-1', { kind: 'message', messageId: '123456789012345678' }],
] as const)('reads back what %j carries', (customId, origin) => {
  const [kind, argument = ''] = customId.split(':');
  expect(readButtonId(withOrigin(customId, origin))).toEqual({ kind, argument, origin });
});

it('carries nothing where it would be too long for Discord or could be read in two ways', () => {
  expect(withOrigin('refresh', { ...history, name: 'x'.repeat(100) })).toBe('refresh');
  expect(withOrigin('refresh', { ...history, name: 'a~b' })).toBe('refresh');
});

it('takes no words from a button for a command that is no question', () => {
  expect(commandWords({ ...history, command: 'constructor' })).toBeUndefined();
  expect(commandWords(history)).toBe('what happened to web-1 last week');
});
