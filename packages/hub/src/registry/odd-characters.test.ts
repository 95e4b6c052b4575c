import { expect, it } from 'vitest';
import { parseTargets } from '../monitoring/discovery/file-sd/parse-targets.ts';
import { parseRegistry } from './parse-registry.ts';

const messages = (text: string) => {
  const reading = parseRegistry(text, { file: 'registry.yaml' });
  return reading.kind === 'valid' ? [] : reading.problems.map(({ line, message }) => `${line}: ${message}`);
};

it.each([
  [
    'a no-break space in the indent',
    'hosts:\n\u00a0\u00a0a: { address: 10.0.0.1 }\n',
    /^2: .*Column 1 holds a no-break space \(U\+00A0\); write a plain space\.$/,
  ],
  ['one behind a colon', 'hosts:\n  a:\u00a0{ address: 10.0.0.1 }\n', /^2: .*Column 5 holds a no-break space/],
  [
    'a character without width behind a name',
    'hosts:\n  a: { address: 10.0.0.1 }\nservices:\n  s: { hosts: [a\u200b] }\n',
    /^4: .*Column 17 holds a character without width \(U\+200B\); write nothing\.$/,
  ],
  [
    'typographic quotes',
    'hosts:\n  a: { address: \u201c10.0.0.1\u201d }\n',
    /^2: .*holds a typographic quote \(U\+201C\); write a plain one \("\)\.$/,
  ],
  [
    'a full-width colon',
    'hosts:\n  a\uff1a { address: 10.0.0.1 }\n',
    /^2: .*a full-width character \(U\+FF1A\); write the plain one \(:\)\.$/,
  ],
  ['a dash for a list', 'hosts: {}\nmaintenance:\n  \u2013 title: x\n', /^3: .*a dash that is no hyphen \(U\+2013\)/],
])('names %s, where it stands', (_what, text, words) => {
  expect(messages(text)).toEqual(expect.arrayContaining([expect.stringMatching(words)]));
});

it('says nothing of such characters in comments, elsewhere in the file, or where all is right', () => {
  const wrong = 'hosts:\n  a: { adress: 10.0.0.1 } # \u201cour\u00a0first\u201d\n';
  expect(messages(wrong).join()).toContain('has no `address`');
  expect(messages(wrong).join()).not.toContain('Column');
  const right = 'hosts: { a: { address: 10.0.0.1 } }\nmaintenance:\n';
  expect(
    messages(`${right}  - { title: \u201cNew\u00a0disks\u201d, hosts: [a], starts: 2026-03-07 22:00, lasts: 1h }\n`),
  ).toEqual([]);
});

it('names them in a file of targets, too', () => {
  expect(parseTargets('- targets: ["10.0.0.1:9440\u200b", "10.0.0.2:9440"]')).toMatchObject({
    hosts: [{ name: '10.0.0.2' }],
    remarks: [expect.stringMatching(/no address: 10\.0\.0\.1:9440.*Column 14 holds a character without width/)],
  });
  expect(parseTargets('- targets: [10.0.0.1]\n\u00a0 labels: { a: b }\n')).toMatchObject({
    kind: 'wrong',
    message: expect.stringMatching(/line 2: Column 1 holds a no-break space/),
  });
});
