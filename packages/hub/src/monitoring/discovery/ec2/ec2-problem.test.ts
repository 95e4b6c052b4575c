import { expect, it } from 'vitest';
import { describeStatus, ec2Problem } from './ec2-problem.ts';

const problemOf = (name: string, action?: string) =>
  ec2Problem(Object.assign(new Error('words of AWS'), { name }), 'eu-west-1', action);

it.each([
  ['RequestExpired', 'discovery/clock', "Check the hub's clock first"],
  ['RequestTimeTooSkewed', 'discovery/clock', "Check the hub's clock first"],
  ['SignatureDoesNotMatch', 'discovery/clock', 'the secret key is wrong'],
  ['ExpiredTokenException', 'discovery/no-credentials', 'role'],
  ['AuthFailure', 'discovery/no-credentials', 'access key'],
  ['Blocked', 'discovery/not-allowed', 'ask AWS Support'],
  ['OptInRequired', 'discovery/not-allowed', 'Enable the region'],
  ['UnauthorizedOperation', 'discovery/not-allowed', '"Action":["ec2:DescribeInstances"]'],
  ['InvalidParameterValue', 'discovery/bad-request', 'Check `tags`'],
  ['InternalError', 'discovery/unreachable', 'Herald goes on asking'],
  ['InvalidNextToken', 'discovery/unreachable', 'reads it anew by itself'],
  ['InvalidInstanceID.NotFound', 'discovery/unreachable', 'reads it anew by itself'],
  ['RequestLimitExceeded', 'discovery/throttled', 'waits longer'],
  ['TimeoutError', 'discovery/unreachable', 'over HTTPS'],
])('%s is told as %s', (name, code, advice) => {
  const problem = problemOf(name);
  expect(problem.code).toBe(code);
  expect(problem.next).toContain(advice);
});

it('names the call that is not allowed', () => {
  expect(problemOf('UnauthorizedOperation', describeStatus).next).toContain('"Action":["ec2:DescribeInstanceStatus"]');
});
