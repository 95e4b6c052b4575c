/** What is said in the registry's own channel. */
import { expect, it } from 'vitest';
import { describeChanges } from '../../registry/describe-changes.ts';
import { parseRegistry } from '../../registry/parse-registry.ts';
import { aRegistry } from '../../registry/testing/a-registry.ts';
import { registryNotice } from './registry-change.ts';

const channelId = '998877665544332211';
const before = 'hosts: { web-1: { address: 10.0.1.23 }, web-2: { address: 10.0.1.24 } }\n';
const said = (after: string) => {
  const changes = describeChanges(aRegistry(before), aRegistry(after));
  return registryNotice({ news: { kind: 'changes', changes }, channelId, nowMs: 0 })[0];
};
/** Only the words: the parts of a text stand in brackets and quotes of their own. */
const words = (message: { body: unknown } | undefined) => JSON.stringify(message?.body).replace(/"\]?,\[?"/g, '');

it('says what an edit changed, in the channel that the registry names', () => {
  const message = said('hosts: { web-1: { address: 10.0.9.9 }, api-1: { address: 10.0.2.11 } }\n');
  expect(message?.to).toEqual({ kind: 'channel', channelId });
  expect(words(message)).toContain('The registry changed: 3 changes, in force now.');
  for (const change of ['web-1: address changed', 'web-2', 'api-1']) expect(words(message)).toContain(change);
});

it('says of a host with a new name, at its address or on its instance, that it is renamed', () => {
  const renamed = said('hosts: { front-1: { address: 10.0.1.23 }, web-2: { address: 10.0.1.24 } }\n');
  expect(words(renamed)).toContain('host web-1 renamed to front-1');
  expect(words(renamed)).toContain('1 change, in force now.');
  const [one, other] = ['i-0a1b2c3d4e5f60718', 'i-0ffffffffffffffff'];
  const named = (name: string, instance: string, address: string) =>
    aRegistry(`hosts: { ${name}: { address: ${address}, instance: ${instance} } }`);
  const texts = (...ends: [ReturnType<typeof named>, ReturnType<typeof named>]) =>
    describeChanges(...ends).map(({ text }) => text);
  expect(texts(named('a', one, '10.0.0.1'), named('b', one, '10.0.0.2'))).toEqual(['host a renamed to b']);
  expect(texts(named('a', one, '10.0.0.1'), named('b', other, '10.0.0.1'))).toEqual(['host b added', 'host a removed']);
});

it('says nothing of an edit of comments alone', () => {
  expect(said(`# the fleet\n${before}`)).toBeUndefined();
});

it('says that a broken edit is not in force, and where it is wrong', () => {
  const reading = parseRegistry('hosts: { web-1: { adress: h } }', { file: '/etc/herald/registry.yaml' });
  const problems = reading.kind === 'invalid' ? reading.problems : [];
  const message = registryNotice({ news: { kind: 'problems', problems }, channelId, nowMs: 0 })[0];
  expect(words(message)).toContain('last edit is not in force: 2 problems.');
  expect(words(message)).toContain('registry.yaml:1:19 hosts.web-1.adress is not known here. Did you mean `address`?');
  expect(words(message)).not.toContain('/etc/herald');
});

it('names fifteen changes and counts the others; the same news at the same moment is one message', () => {
  const many = `hosts: { ${Array.from({ length: 40 }, (_, index) => `h-${index}: { address: 10.1.0.${index} }`).join(', ')} }`;
  expect(words(said(many))).toContain('And 27 more.');
  const [some, more] = [15, 16].map((count) => {
    const changes = Array.from({ length: count }, (_, at) => ({ kind: 'other', text: `change ${at}` }) as never);
    return registryNotice({ news: { kind: 'changes', changes }, channelId, nowMs: 0 })[0]?.body.lines;
  });
  expect([some?.length, more?.length]).toEqual([15, 16]);
  expect([some, more].map((lines) => words({ body: lines }).includes('And 1 more.'))).toEqual([false, true]);
  expect(said(many)?.reference).toBe(said(many)?.reference);
});

it('says of a service with a new name that it is renamed: by its alias, or because all else stayed', () => {
  const hosts = 'hosts: { a: { address: h1 }, b: { address: h2 } }\nservices: ';
  const texts = (was: string, is: string) =>
    describeChanges(aRegistry(hosts + was), aRegistry(hosts + is)).map(({ text }) => text);
  expect(texts('{ shop: { hosts: [a] } }', '{ store: { hosts: [a] } }')).toEqual(['service shop renamed to store']);
  expect(texts('{ shop: { hosts: [a] } }', '{ store: { hosts: [b], aliases: [shop] } }')).toEqual([
    'service shop renamed to store',
  ]);
  expect(texts('{ shop: { hosts: [a] } }', '{ store: { hosts: [b] } }')).toEqual([
    'service store added',
    'service shop removed',
  ]);
  // Two were alike: nobody knows which of them it was.
  expect(texts('{ shop: { hosts: [a] }, till: { hosts: [a] } }', '{ store: { hosts: [a] } }')).toEqual([
    'service store added',
    'service shop removed',
    'service till removed',
  ]);
});
