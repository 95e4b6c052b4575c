/** Secrets under a passphrase, as one line of text that may stand in a database or a backup: scrypt, then AES-256-GCM. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { HeraldError } from '@herald/protocol/herald-error';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
/** 64 MiB and about 0.2 s for each guess (OWASP's advice for scrypt is N = 2^16 or more with r = 8). */
const cost = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
const form = /^herald-sealed-1\.([\w-]{22})\.([\w-]{16})\.([\w-]{22})\.([\w-]{0,4000})$/;

/** `purpose` is bound in: what was sealed as one thing cannot be passed off as another. */
export async function seal(
  text: string,
  { passphrase, purpose }: { passphrase: string; purpose: string },
): Promise<string> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, 32, cost), nonce);
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [
    'herald-sealed-1',
    ...[salt, nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
  ].join('.');
}

/** Throws `key/wrong-passphrase`, also for what was changed since. */
export async function unseal(
  sealed: string,
  { passphrase, purpose }: { passphrase: string; purpose: string },
): Promise<string> {
  const [, ...parts] = form.exec(sealed) ?? [];
  const [salt, nonce, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (!salt || !nonce || !tag || !body) throw wrongPassphrase(new Error('not the form of a sealed text'));
  try {
    const decipher = createDecipheriv('aes-256-gcm', await derive(passphrase, salt, 32, cost), nonce);
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw wrongPassphrase(cause);
  }
}

function wrongPassphrase(cause: unknown): HeraldError {
  return new HeraldError('key/wrong-passphrase', {
    message: 'HERALD_PASSPHRASE does not open the keys that were sealed.',
    next: 'Give the passphrase that the other hubs have, or that was set when the backup was made.',
    cause,
  });
}
