import { expect, it } from 'vitest';
import { indexNames } from '../names/index-names.ts';
import { hear } from '../testing/small-fleet.ts';
import { understand } from '../understand.ts';

/** Where Herald listens plainly. */
it.each([
  'is the billing portal still in maintenance?',
  'is the main billing slow again?',
  'is billing fucked up for anyone else?',
  'anyone else having problems logging into billing?',
  'anyone know when billing wallet will be live again?',
  "why doesn't billing load",
  'status of billing',
  'Contoso is asking whether billing is back',
  'anybody know if billing is down',
  'does billing have problems?',
  'any ETA on billing?',
  'billing exports still halted?',
  'can someone explain to me why billing is down all the time?',
  'what happened wiht billing?',
  'billing is slow as hell right now, for you too?',
  'anyone else having problems w fetching / pushing to billing at the moment?',
  'is anyone else getting weird ssl errors from billing?',
])('answers what is plainly asked of a named thing: %s', (text) => {
  expect(hear(text)).toMatchObject({ reply: 'answer', targets: [{ name: 'billing' }] });
});

it.each([
  'is billing running with ubsan?',
  'billing broke my client?',
  'Why is billing shutting down accounts?',
  'would billing still work?',
  'is it possible that billing is crashing?',
  'how does the billing thing work?',
  'so its not a problem with billing?',
  'I wonder what will happen while billing is under maintenance tomorrow',
  'can reach billing again',
  'check billing status to see if there is an attack',
  'when is billing finishing beta and going live?',
  'verus billing',
  'is the billing listing live?',
  // Some thing of that kind.
  'is there a billing online?',
  'anyone know of a working billing?',
  'any other billing up?',
  'is there only one billing atm?',
  // Another thing, or people of it.
  'has the polly billing gone offline?',
  'does anyone have issues with atomic billing?',
  'any word on when dnr billing will be back up?',
  'is the checkout billing offline?',
  'are the billing owners reachable?',
  'how is billing development going?',
  // What it can do, and how to.
  'does billing have something functioning like that?',
  'where can i see that web-1 is slow?',
  'how do i get into web-1?',
  'hi folks, how to report a problem in billing?',
  'why would billing fail?',
  'is this also an issue for billing?',
  'are billing claims against us up this quarter?',
  'I was wondering why billing was slow, turned out it was my headset',
  // Told, with whoever says so left out.
  'will have billing up later today',
  'some people had problems with billing, checkout worked for them',
  "wasn't billing up on the 18th?",
  'have billing running?',
])('offers at most what may as well be of other things: %s', (text) => {
  expect(hear(text).reply).not.toBe('answer');
});

it.each([
  ['are all servers up?', 'answer'],
  ['any servers down right now?', 'answer'],
  ['when is the next maintenance?', 'answer'],
  ['is the server running right now?', 'offered at most'],
  ['which servers are those?', 'offered at most'],
  ['what went wrong and why it crashed', 'offered at most'],
  ['whats the ip of the server', 'offered at most'],
  ['is there something that will be announced on the 15th?', 'offered at most'],
])('answers for everything only what asks of many servers: %s, %s', (text, most) => {
  const { reply } = hear(text);
  if (most === 'answer') expect(reply).toBe('answer');
  else expect(reply).not.toBe('answer');
});

it('offers at most what names only a word of a longer name', () => {
  const services = [{ name: 'web wallet', aliases: ['webwallet'], hosts: [] }];
  const names = indexNames({ hosts: [], services });
  const heard = (text: string) =>
    understand({ text, place: 'channel', engineersMentioned: false, personMentioned: false }, names, undefined).reply;
  expect(heard('is our wallet offline?')).not.toBe('answer');
  expect(heard('is the web walet offline?')).toBe('answer');
});

it.each([
  'my funds were gone when I opened the wallet. is it normal?',
  'I cannot open my wallet. When will it be back?',
])('offers at most what goes on with a word of a longer name: %s', (text) => {
  const names = indexNames({ hosts: [], services: [{ name: 'web wallet', aliases: ['webwallet'], hosts: [] }] });
  const reply = (said: string) =>
    understand({ text: said, place: 'channel', engineersMentioned: false, personMentioned: false }, names, undefined)
      .reply;
  expect(reply(text)).not.toBe('answer');
  expect(reply(text.replace('wallet', 'web wallet'))).toBe('answer');
});

it('lets pass a line of code', () => {
  expect(hear('    // load billing').reply).toBe('silent');
});

it.each([
  ['who broke billing', 'cause'],
  ["why doesn't billing load", 'cause'],
  ['can someone explain to me why billing is down', 'cause'],
  ['anyone know when the billing portal will be live again?', 'eta'],
  ['ffs when will billing be back up', 'eta'],
  ['tell me when billing is back up', 'subscribe'],
] as const)('reads "%s" as asking for: %s', (text, intent) => {
  expect(hear(text, { place: 'dm' })).toMatchObject({ intent, targets: [{ name: 'billing' }] });
});
