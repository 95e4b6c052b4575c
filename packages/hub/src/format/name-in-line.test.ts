import { expect, it } from 'vitest';
import { aroundName } from './name-in-line.ts';
import { say, strong } from './text.ts';

it('finds a name wherever the line has it, and keeps its weight', () => {
  expect(aroundName(say`The disk of web-1 is 27 % full.`, 'web-1')).toEqual({
    before: ['The disk of '],
    after: [' is 27 % full.'],
    isStrong: false,
  });
  expect(aroundName(say`${strong("I can't tell whether exports is up.")} Why?`, 'exports')).toEqual({
    before: [{ strong: "I can't tell whether " }],
    after: [{ strong: ' is up.' }, ' Why?'],
    isStrong: true,
  });
  expect(aroundName(say`It is web-1.`, 'web-1')).toMatchObject({ before: ['It is '], after: ['.'] });
});

it.each([
  ['web-1', 'The disk of web-11 is full.'],
  ['web', 'web-1 is up.'],
  ['api', 'api.example responds.'],
  ['exports', 'All is well.'],
])('finds no %s in "%s"', (name, line) => {
  expect(aroundName([line], name)).toBeUndefined();
});
