import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

const schema = Type.Object({
  PORT: Type.Integer({
    minimum: 1,
    maximum: 65535,
    default: 80,
    fault: 'must be a port (1 to 65535)',
    examples: [9440],
  }),
  KEY: Type.String({ minLength: 3, examples: ['abc'] }),
  QUIET: Type.Boolean({ default: false }),
  NOTE: Type.Optional(Type.String()),
});

it('fills in defaults and turns text into what the schema says', () => {
  expect(readEnvironment(schema, { KEY: 'abcd', QUIET: 'true' })).toEqual({ PORT: 80, KEY: 'abcd', QUIET: true });
});

it('takes an empty variable for a missing one, as .env files leave them', () => {
  expect(readEnvironment(schema, { KEY: 'abcd', PORT: '', NOTE: '' })).toEqual({ PORT: 80, KEY: 'abcd', QUIET: false });
});

it('names all faults at once, each with an example, and never quotes a value', () => {
  expect(() => readEnvironment(schema, { PORT: 'seventy-secret' })).toThrow(
    expect.objectContaining({
      code: 'settings/invalid',
      message: 'KEY is missing. For example: KEY=abc\nPORT must be a port (1 to 65535). For example: PORT=9440',
    }),
  );
  expect(() => readEnvironment(schema, { KEY: 'a' })).toThrow(/^KEY .*For example: KEY=abc$/);
});
