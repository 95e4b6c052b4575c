import { sign, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { HeraldError } from './herald-error.ts';
import { generateKeyPair, parsePrivateKey, parsePublicKey, publicKeyText } from './keys.ts';

it('makes a pair whose halves belong together', () => {
  const { privateKey, publicKey } = generateKeyPair();
  const data = Buffer.from('which host are you');
  const signature = sign(null, data, parsePrivateKey(privateKey));
  expect(verify(null, data, parsePublicKey(publicKey), signature)).toBe(true);
  expect(publicKeyText(parsePrivateKey(privateKey))).toBe(publicKey);
});

it('reads the key pair of RFC 8037, appendix A', () => {
  const privateKey = parsePrivateKey('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A');
  expect(publicKeyText(privateKey)).toBe('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo');
});

it('takes a key with white space around it and with base64 padding', () => {
  const { publicKey } = generateKeyPair();
  expect(parsePublicKey(` ${publicKey}=\n`).export({ format: 'jwk' }).x).toBe(publicKey);
});

it.each(['', 'short', 'x'.repeat(44), `${'A'.repeat(42)}!`, 'A'.repeat(4000)])('refuses %j as a key', (text) => {
  for (const parse of [parsePublicKey, parsePrivateKey])
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'key/invalid' }));
});

it('says where a right key comes from, for each half', () => {
  expect(() => parsePublicKey('x')).toThrow(
    expect.objectContaining({
      message: 'That is no public key of a hub: it is 43 characters of base64url.',
      next: 'Copy it from the hub: `herald key`.',
    }),
  );
  expect(() => parsePrivateKey('x')).toThrow(expect.objectContaining({ next: 'Make one: `herald key new`.' }));
});

it('never repeats a wrong private key in its message', () => {
  const secret = 'not-a-key-but-perhaps-a-password';
  const thrown = errorOf(() => parsePrivateKey(secret));
  expect(thrown).toBeInstanceOf(HeraldError);
  expect(JSON.stringify([thrown, String(thrown)])).not.toContain(secret);
});

/** What it throws; undefined where it throws nothing. */
function errorOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
