import { expect, it } from 'vitest';
import { buttonId, readButtonId } from './button-id.ts';

const history = { kind: 'command', command: 'history', name: 'web-1', when: 'last week' } as const;

it.each([
  ['details', '', history],
  ['page', '2', { kind: 'command', command: 'servers', name: '', when: '' }],
  ['choose', 'web-1', { kind: 'message', messageId: '123456789012345678' }],
] as const)('reads back what a %s button carries', (kind, argument, origin) => {
  expect(readButtonId(buttonId(kind, argument, origin))).toEqual({ kind, argument, origin });
});

it('reads back an argument that holds colons of its own', () => {
  expect(readButtonId(buttonId('downtime-choose', 'draft:2'))).toEqual({
    kind: 'downtime-choose',
    argument: 'draft:2',
  });
});

it('carries no origin where it would be too long for Discord or could be read in two ways', () => {
  expect(buttonId('refresh', '', { ...history, name: 'x'.repeat(100) })).toBe('refresh');
  expect(buttonId('refresh', '', { ...history, name: 'a~b' })).toBe('refresh');
});

it.each(['constructor', '', 'somebody-else:1', 'refreshed'])('knows nothing of %j', (id) => {
  expect(readButtonId(id)).toBeUndefined();
});
