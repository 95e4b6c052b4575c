/** What is asked of what did not happen: it is told of what a service needs, never of how it is now. */
import { expect, it } from 'vitest';
import { say } from './testing/conversation.ts';

it.each([
  'what if checkout-1 breaks?',
  'would anyone notice if checkout-1 fell over?',
  'does it matter if checkout-1 is restarted?',
  'should checkout-1 fall over, are payments still possible?',
  'suppose checkout-1 is rebooted tonight',
  'can checkout run without checkout-1?',
])('tells what is left of a service without a server: %s', async (text) => {
  expect(await say([], text)).toMatch(
    /^checkout stays up without checkout-1: it needs 1 of its 2 servers, and 1 would be left\./,
  );
});

it.each([
  'what happens if exports-1 goes down?',
  'is there a backup if exports-1 crashes?',
  'blast radius of exports-1?',
])('tells what goes down with its only server: %s', async (text) => {
  expect(await say([], text)).toBe(
    'Without exports-1, exports is down: it has no other server. Customer impact: CSV exports are unavailable then.',
  );
});

it('counts several as one loss, and what is down already', async () => {
  expect(await say(['half'], 'what if billing-1 breaks as well?')).toMatch(
    /^Without billing-1, billing is down: .* none/,
  );
  expect(await say(['half'], 'what if billing-2 dies?')).toMatch(
    /^billing stays up without .* billing-2 is down already/,
  );
  expect(await say([], 'what if checkout-1 and checkout-2 both die?')).toMatch(/^Without checkout-1 and checkout-2,/);
});

it.each([
  ['is checkout redundant?', /^Yes: checkout can lose 1 server and stay up:/],
  ['could search survive losing a server?', /^No: search has no server to spare:/],
  ['do customers see anything when one billing box dies', /^billing can lose 1 server and stay up:/],
  ['is there any single point of failure?', /^storefront, exports and search have no server to spare:/],
  ['if exports goes down who is affected?', /^Every customer who uses CSV exports \(exports\) would be affected\./],
])('tells what a service can lose: %s', async (text, answer) => {
  expect(await say([], text)).toMatch(answer);
});

it.each([
  ['tell me if exports goes down', /^Want a message/],
  ['do you know if billing is down?', /^Invoices \(billing\) are up/],
  ['when did exports go down', /^exports is up/],
  ['what happens if herald goes down?', /^(?!storefront)/],
])('is of nothing supposed: %s', async (text, answer) => {
  expect(await say([], text)).toMatch(answer);
});

it('says that what is down already is down', async () => {
  expect(await say(['out'], 'what if exports-1 dies')).toBe(
    'exports is down already: it has no other server. For customers that changes nothing until it is back.',
  );
});

it('takes a condition and its question for one', async () => {
  expect(await say([], 'if checkout-2 falls over, is checkout down then?')).toMatch(
    /One more failure would take it down\.$/,
  );
});
