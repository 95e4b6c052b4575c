import { expect, it } from 'vitest';
import { errorLine, HeraldError, isHeraldError } from './herald-error.ts';

const error = new HeraldError('store/disk-full', { message: 'The disk is full.', next: 'Free some space.' });

it('says on one line what happened and what to do', () => {
  expect(errorLine(error)).toBe('store/disk-full: The disk is full. Free some space.');
  expect(errorLine(new Error('oops'))).toBe('oops');
  expect(errorLine('just words')).toBe('just words');
});

it('is told from any other error, and has a cause only where there is one', () => {
  expect([isHeraldError(error), isHeraldError(new Error('x')), isHeraldError({ code: 'a/b' })]).toEqual([
    true,
    false,
    false,
  ]);
  expect('cause' in error).toBe(false);
  const caused = new HeraldError('a/b', { message: 'm', next: 'n', cause: error });
  expect(caused.cause).toBe(error);
  expect(caused.name).toBe('HeraldError');
});
