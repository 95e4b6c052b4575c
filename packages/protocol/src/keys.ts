/** The hub's Ed25519 keys as one line of text: base64url of the raw 32 bytes, as in a JWK (RFC 8037). */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { HeraldError } from './herald-error.ts';

const rawKey = /^[A-Za-z0-9_-]{43}=?$/;

export type KeyPairText = { privateKey: string; publicKey: string };

/** Makes a new pair. The private half is a secret; the public half is not. */
export function generateKeyPair(): KeyPairText {
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = privateKey.export({ format: 'jwk' });
  return { privateKey: String(jwk.d), publicKey: String(jwk.x) };
}

/** Reads a hub's public key. Throws `key/invalid`. */
export function parsePublicKey(text: string): KeyObject {
  return readKey(text, 'public', (x) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }));
}

/** Reads a hub's private key. Throws `key/invalid`; the text is never quoted. */
export function parsePrivateKey(text: string): KeyObject {
  return readKey(text, 'private', (d) => {
    // PKCS #8 wrapping of a raw Ed25519 seed (RFC 8410, section 7): a JWK would also need the public half.
    const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
    return createPrivateKey({
      key: Buffer.concat([prefix, Buffer.from(d, 'base64url')]),
      format: 'der',
      type: 'pkcs8',
    });
  });
}

/** The public half, as text, of a private key. */
export function publicKeyText(privateKey: KeyObject): string {
  return String(createPublicKey(privateKey).export({ format: 'jwk' }).x);
}

function readKey(text: string, half: 'public' | 'private', read: (raw: string) => KeyObject): KeyObject {
  const trimmed = text.trim();
  if (rawKey.test(trimmed)) {
    try {
      return read(trimmed.replace(/=$/, ''));
    } catch (cause) {
      throw invalid(half, cause);
    }
  }
  throw invalid(half);
}

function invalid(half: string, cause?: unknown): HeraldError {
  return new HeraldError('key/invalid', {
    message: `That is no ${half} key of a hub: it is 43 characters of base64url.`,
    next: half === 'public' ? 'Copy it from the hub: `herald key`.' : 'Make one: `herald key new`.',
    cause,
  });
}
