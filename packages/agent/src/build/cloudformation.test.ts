import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const template = fileURLToPath(new URL('../../install/cloudformation.yaml', import.meta.url));
const linted = spawnSync('cfn-lint', [template], { encoding: 'utf8' });

/** `npm run bench -- template` shows besides that the linter refuses what is wrong. */
it.skipIf(linted.error !== undefined)("passes AWS's linter without an error or a warning", () => {
  expect([linted.status, linted.stdout]).toEqual([0, '']);
});

it('requires version 2 of the metadata service with hop limit 2, gives no role, and is torn down by one command', () => {
  const text = readFileSync(template, 'utf8');
  expect(text).toMatch(/HttpTokens: required\n\s+HttpPutResponseHopLimit: 2\n/);
  expect(text).not.toMatch(/AWS::IAM|IamInstanceProfile|0\.0\.0\.0\/0/);
  expect(text).toContain('aws cloudformation delete-stack');
});
