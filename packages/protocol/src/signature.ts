/** How a hub proves to an agent who asks: RFC 9421 HTTP Message Signatures with Ed25519, one use each. */
import { type KeyObject, randomUUID, sign, verify } from 'node:crypto';
import { publicKeyText } from './keys.ts';
import type { ReplayCache } from './replay-cache.ts';
import { type RefusalCode, refusalWords } from './signature-refusals.ts';

/** How long a signature is good for. */
export const signatureLifetimeSeconds = 60;
/** How far the clocks of hub and agent may differ. */
export const clockToleranceSeconds = 60;

const components = ['@method', '@authority', '@path'] as const;
const requiredParameters = ['created', 'expires', 'nonce', 'keyid'] as const;
const algorithm = 'ed25519';
const label = 'herald';
const maxHeaderLength = 1024;

export type SignedHeaders = { signature: string; 'signature-input': string };

export type RequestToSign = { method: string; url: string; nowMs: number };

/**
 * Signs requests with one key. Of the library's own signing two thirds went into the serialisation of a text that is
 * always of one form, so that text is written here, and read here; the tests hold both to the library.
 */
export function createRequestSigner(privateKey: KeyObject): (request: RequestToSign) => SignedHeaders {
  const keyid = publicKeyText(privateKey);
  const covered = components.map((component) => `"${component}"`).join(' ');
  return ({ method, url, nowMs }) => {
    // Host and port as the Host header has them (lower case, no default port), and the path without its query.
    const { host, pathname } = new URL(url);
    const created = Math.floor(nowMs / 1000);
    const expires = created + signatureLifetimeSeconds;
    const parameters = `(${covered});created=${created};expires=${expires};nonce="${randomUUID()}";keyid="${keyid}";alg="${algorithm}"`;
    const signed = textToSign(method, host, pathname, parameters);
    const signature = sign(null, Buffer.from(signed, 'latin1'), privateKey).toString('base64');
    return { signature: `${label}=:${signature}:`, 'signature-input': `${label}=${parameters}` };
  };
}

/** The signature base (RFC 9421, section 2.5) of the three components. */
function textToSign(method: string, authority: string, path: string, parameters: string): string {
  return `"@method": ${method}\n"@authority": ${authority}\n"@path": ${path}\n"@signature-params": ${parameters}`;
}

/** What an agent received. `authority` is the Host header; `path` has no query. */
export type RequestToVerify = {
  method: string;
  authority: string;
  path: string;
  scheme: 'http' | 'https';
  signature: string | undefined;
  signatureInput: string | undefined;
  /** The address the connection arrived at, where known: lets the agent tell its own addresses from borrowed ones. */
  localAddress?: string | undefined;
};

export type Verdict =
  | { kind: 'trusted'; keyId: string }
  | { kind: 'refused'; code: RefusalCode; message: string; next: string };

export type VerifierOptions = {
  /** Several while keys are rotated. */
  publicKeys(): readonly { keyId: string; key: KeyObject }[];
  /** Authorities (host:port, lower case) this agent answers for; a signature for any other is refused. */
  isOwnAuthority(authority: string, localAddress: string | undefined): boolean;
  replays: ReplayCache;
  now(): number;
  /** When the memory of used signatures began: what was signed before may have been used before. */
  startedAtMs?: number;
};

/**
 * Checks requests. Never throws: a refusal is an outcome. About 80 µs each, nearly all of it Ed25519 itself: what Herald's
 * own hub sends has one form, which is read here; any other that RFC 9421 allows is left to the library.
 */
export function createRequestVerifier(options: VerifierOptions): (request: RequestToVerify) => Promise<Verdict> {
  return async (request) => {
    const { signature, signatureInput } = request;
    if (signature === undefined || signatureInput === undefined) return refuse('signature/missing');
    if (signature.length > maxHeaderLength || signatureInput.length > maxHeaderLength)
      return refuse('signature/malformed');
    if (!options.isOwnAuthority(request.authority.toLowerCase(), request.localAddress))
      return refuse('signature/other-host');
    const plain = readPlain(signature, signatureInput);
    if (plain === undefined) return verifyByLibrary(request, signature, signatureInput, options);
    const known = findKey(options, plain.keyId);
    if (known === undefined) return refuse('signature/unknown-key');
    const signed = textToSign(request.method, signedAuthority(request), request.path, plain.parameters);
    if (!verify(null, Buffer.from(signed, 'latin1'), known, Buffer.from(plain.signature, 'base64')))
      return refuse('signature/wrong');
    return judgeTime(plain, options);
  };
}

/** What a signature says of itself, once it was verified or before. */
type Claims = { created: number; expires: number; nonce: string; keyId: string };
type PlainSignature = Claims & { parameters: string; signature: string };

const plainInput =
  /^herald=(\("@method" "@authority" "@path"\);created=(\d{1,12});expires=(\d{1,12});nonce="([\w-]{1,64})";keyid="([\w-]{43})";alg="ed25519")$/;
const plainValue = /^herald=:([A-Za-z0-9+/]{86}==):$/;

/** The form in which `createRequestSigner` writes; undefined for any other. */
function readPlain(signatureHeader: string, inputHeader: string): PlainSignature | undefined {
  const input = plainInput.exec(inputHeader);
  const value = plainValue.exec(signatureHeader);
  if (!input || !value) return undefined;
  const [, parameters = '', created, expires, nonce = '', keyId = ''] = input;
  const [, signature = ''] = value;
  return { created: Number(created), expires: Number(expires), nonce, keyId, parameters, signature };
}

/** RFC 9421, section 2.2.3: in lower case and without the port that the scheme has anyway. */
function signedAuthority({ authority, scheme }: RequestToVerify): string {
  return authority.toLowerCase().replace(scheme === 'http' ? /:80$/ : /:443$/, '');
}

async function verifyByLibrary(
  request: RequestToVerify,
  signature: string,
  signatureInput: string,
  options: VerifierOptions,
): Promise<Verdict> {
  const { isSignatureError, verifySignature } = await import('http-message-sig');
  try {
    const { parameters } = await verifySignature(
      {
        kind: 'request',
        method: request.method,
        targetUri: `${request.scheme}://${request.authority}${request.path}`,
        fields: [
          { name: 'signature', value: signature },
          { name: 'signature-input', value: signatureInput },
        ],
      },
      {
        label,
        // Time is judged below: the library cannot tell late from early, and the reader of the refusal must know which.
        policy: {
          algorithms: [algorithm],
          requiredComponents: components,
          requiredParameters,
          clockSkew: 1e9,
          now: Math.floor(options.now() / 1000),
        },
        resolveVerifier: (candidate) => findVerifier(options, String(candidate.parameters.keyid ?? '')),
      },
    );
    const { created, expires, nonce, keyid } = parameters;
    const claims = { created: Number(created), expires: Number(expires), nonce: String(nonce), keyId: String(keyid) };
    return judgeTime(claims, options);
  } catch (error) {
    if (!isSignatureError(error)) return refuse('signature/malformed');
    if (error.code === 'ResolverFailed') return refuse('signature/unknown-key');
    return refuse(error.code === 'VerificationFailed' ? 'signature/wrong' : 'signature/malformed');
  }
}

function findKey({ publicKeys }: VerifierOptions, keyId: string): KeyObject | undefined {
  return publicKeys().find((candidate) => candidate.keyId === keyId)?.key;
}

function findVerifier(options: VerifierOptions, keyId: string) {
  const key = findKey(options, keyId);
  if (!key) throw new Error('The key is not known.');
  return { algorithm, verify: (data: Uint8Array, signature: Uint8Array) => verify(null, data, key, signature) };
}

function judgeTime(
  { created, expires, nonce, keyId }: Claims,
  { replays, now, startedAtMs = 0 }: VerifierOptions,
): Verdict {
  const nowMs = now();
  const createdMs = created * 1000;
  const expiresMs = expires * 1000;
  const toleranceMs = clockToleranceSeconds * 1000;
  if (expiresMs - createdMs > signatureLifetimeSeconds * 1000 || expiresMs < createdMs)
    return refuse('signature/malformed');
  if (createdMs > nowMs + toleranceMs) return refuse('signature/early');
  if (expiresMs + toleranceMs < nowMs) return refuse('signature/late');
  // Signatures are dated by whole seconds.
  if (created < Math.floor(startedAtMs / 1000)) return refuse('signature/before-start');
  switch (replays.admit(nonce, expiresMs + toleranceMs, nowMs)) {
    case 'seen':
      return refuse('signature/replayed');
    case 'full':
      return refuse('signature/too-many');
    default:
      return { kind: 'trusted', keyId };
  }
}

function refuse(code: RefusalCode): Verdict {
  return { kind: 'refused', code, ...refusalWords[code] };
}
