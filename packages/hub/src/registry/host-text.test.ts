import { isIPv4 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTargets } from '../monitoring/discovery/file-sd/parse-targets.ts';
import { parseAddress } from './address.ts';
import { hostProblem } from './host-text.ts';
import { parseRegistry } from './parse-registry.ts';

const messagesOf = (yaml: string) => {
  const reading = parseRegistry(yaml, { file: 'registry.yaml' });
  return reading.kind === 'invalid' ? reading.problems.map(({ message }) => message).join(' ') : 'valid';
};

describe('what a URL parser would read as another address is refused', () => {
  it.each([
    ['192.168.010.020', 'octal'],
    ['10.0.0.08', 'octal'],
    ['10.1', 'no IPv4 address'],
    ['0x7f.0.0.1', 'no IPv4 address'],
    ['0x7f000001', 'no IPv4 address'],
    ['2130706433', 'no IPv4 address'],
    ['10.0.0.256', 'no IPv4 address'],
    ['1.2.3.4.5', 'no IPv4 address'],
    ['i-0abc', 'id of an instance'],
    ['-web', 'no host name'],
    ['a..b', 'no host name'],
    ['[fd00::1::2]', 'no IPv6 address'],
  ])('%s', (host, words) => {
    expect(hostProblem(host)).toContain(words);
    expect(parseAddress(host)).toMatchObject({ kind: 'wrong' });
    expect(messagesOf(`hosts: { a: { address: "${host}" } }`)).toContain(words);
  });

  it.each([
    ['fd00:dead:beef::11:9991', 'write [fd00:dead:beef::11]:9991, or [fd00:dead:beef::11:9991] if all of it'],
    ['2001:db8::1:19440', 'write [2001:db8::1]:19440'],
    ['fe80::1:9440', 'may end in a port'],
  ])('a port behind an IPv6 address without brackets: %s', (address, words) => {
    expect(parseAddress(address)).toMatchObject({ kind: 'wrong', message: expect.stringContaining(words) });
    expect(messagesOf(`hosts: { a: { address: "${address}" } }`)).toContain(words);
    const targets = parseTargets(`[{"targets": ["${address}"]}]`);
    expect(targets).toMatchObject({ hosts: [], remarks: [expect.stringContaining(words)] });
  });

  it.each(['fd00::11', '[fd00::11]:9991', '[fd00:dead:beef::11:9991]', '2001:db8::1234', '2001:db8:1:2:3:4:5:6789'])(
    'but not %s',
    (address) => expect(parseAddress(address).kind).toBe('origin'),
  );

  it.each(['tcp://010.0.0.1:5432', 'certificate://0x7f.1', 'http://192.168.010.020/health', 'https://10.1/'])(
    'in the check %s',
    (check) => {
      expect(messagesOf(`services: { shop: { check: "${check}" } }`)).toMatch(/octal|no IPv4 address/);
    },
  );

  it('in a webhook', () => {
    expect(messagesOf('webhooks: { on-call: { url: "https://127.1/x", secret: HERALD_WEBHOOK } }')).toContain(
      'no IPv4 address',
    );
  });
});

it('polls the very address that was written, or refuses it', () => {
  const part = fc.oneof(
    fc.nat(300).map(String),
    fc.nat(300).map((n) => `0${n}`),
    fc.constantFrom('0x1f', '1e1'),
  );
  const written = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(written, (text) => {
      const read = parseAddress(text);
      if (read.kind === 'origin') expect(read.origin).toBe(`http://${text}:9440`);
      else expect(isIPv4(text)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

it.each(['web-1', 'web-1.internal', 'db_1', '10.0.1.23', '[fd00::17]', 'web-1.example.com.', 'a.b.c4'])(
  'takes %s',
  (host) => expect(hostProblem(host)).toBeUndefined(),
);
