import { sign, verify as verifyBytes } from 'node:crypto';
import { createSignatureSync, verifySignature } from 'http-message-sig';
import { expect, it } from 'vitest';
import { generateKeyPair, parsePrivateKey, parsePublicKey } from './keys.ts';
import { createReplayCache } from './replay-cache.ts';
import { createRequestSigner, createRequestVerifier, type RequestToVerify } from './signature.ts';
import { fakeClock } from './testing/fake-clock.ts';

const url = 'http://10.0.1.23:9440/v1/report';

function setUp() {
  const pair = generateKeyPair();
  const clock = fakeClock();
  const sign = createRequestSigner(parsePrivateKey(pair.privateKey));
  const verify = createRequestVerifier({
    publicKeys: () => [{ keyId: pair.publicKey, key: parsePublicKey(pair.publicKey) }],
    isOwnAuthority: (authority) => authority === '10.0.1.23:9440',
    replays: createReplayCache(),
    now: clock.now,
  });
  const request = (change: Partial<RequestToVerify> = {}, signedUrl = url): RequestToVerify => {
    const headers = sign({ method: 'GET', url: signedUrl, nowMs: clock.now() });
    return {
      method: 'GET',
      authority: '10.0.1.23:9440',
      path: '/v1/report',
      scheme: 'http',
      signature: headers.signature,
      signatureInput: headers['signature-input'],
      ...change,
    };
  };
  return { clock, verify, request, pair };
}

const refused = (code: string) => expect.objectContaining({ kind: 'refused', code });

it('trusts a request that the hub signed, and says by which key', async () => {
  const { verify, request, pair } = setUp();
  expect(await verify(request())).toEqual({ kind: 'trusted', keyId: pair.publicKey });
});

it('trusts a key only from the moment it is on the list, so that keys can be rotated', async () => {
  const [oldPair, newPair] = [generateKeyPair(), generateKeyPair()];
  const known = [oldPair];
  const { request, clock } = setUp();
  const verify = createRequestVerifier({
    publicKeys: () => known.map(({ publicKey }) => ({ keyId: publicKey, key: parsePublicKey(publicKey) })),
    isOwnAuthority: () => true,
    replays: createReplayCache(),
    now: clock.now,
  });
  const signedWith = (pair: typeof oldPair) => {
    const headers = createRequestSigner(parsePrivateKey(pair.privateKey))({ method: 'GET', url, nowMs: clock.now() });
    return request({ signature: headers.signature, signatureInput: headers['signature-input'] });
  };
  expect(await verify(signedWith(newPair))).toEqual(refused('signature/unknown-key'));
  known.push(newPair);
  expect(await verify(signedWith(newPair))).toMatchObject({ kind: 'trusted' });
  expect(await verify(signedWith(oldPair))).toMatchObject({ kind: 'trusted' });
});

it('refuses a request without a signature', async () => {
  const { verify, request } = setUp();
  expect(await verify(request({ signature: undefined }))).toEqual(refused('signature/missing'));
  expect(await verify(request({ signatureInput: undefined }))).toEqual(refused('signature/missing'));
});

it.each([
  ['another method', { method: 'POST' }],
  ['another path', { path: '/v1/identity' }],
])('refuses a signature that was made for %s', async (_, change) => {
  const { verify, request } = setUp();
  expect(await verify(request(change))).toEqual(refused('signature/wrong'));
});

it('refuses a signature whose nonce was exchanged', async () => {
  const { verify, request } = setUp();
  const { signatureInput, ...rest } = request();
  const changed = signatureInput?.replace(/nonce="[^"]+"/, 'nonce="AAAAAAAAAAAAAAAAAAAAAA"');
  expect(await verify({ ...rest, signatureInput: changed })).toEqual(refused('signature/wrong'));
});

it('refuses a signature that was made for another host, at whichever of the two it arrives', async () => {
  const { verify, request } = setUp();
  const elsewhere = 'http://10.0.1.99:9440/v1/report';
  expect(await verify(request({}, elsewhere))).toEqual(refused('signature/wrong'));
  expect(await verify(request({ authority: '10.0.1.99:9440' }, elsewhere))).toEqual(refused('signature/other-host'));
});

it('refuses the same request a second time', async () => {
  const { verify, request } = setUp();
  const once = request();
  expect(await verify(once)).toMatchObject({ kind: 'trusted' });
  expect(await verify(once)).toEqual(refused('signature/replayed'));
});

it('remembers a request for as long as it could be accepted: its life, and the tolerance of clocks', async () => {
  const { verify, request, clock } = setUp();
  const startMs = clock.now();
  const once = request();
  expect(await verify(once)).toMatchObject({ kind: 'trusted' });
  for (const seconds of [59, 60, 61, 90, 119]) {
    clock.setNow(startMs + seconds * 1_000);
    expect(await verify(once)).toEqual(refused('signature/replayed'));
  }
  clock.setNow(startMs + 121_000);
  expect(await verify(once)).toEqual(refused('signature/late'));
});

it('judges times to the second: just in time is in time', async () => {
  const { verify, request, clock } = setUp();
  const startMs = clock.now();
  const at = (offsetMs: number) => {
    clock.setNow(startMs);
    const fresh = request();
    clock.setNow(startMs + offsetMs);
    return verify(fresh);
  };
  expect(await at(-60_000)).toMatchObject({ kind: 'trusted' });
  expect(await at(-60_001)).toEqual(refused('signature/early'));
  expect(await at(120_000)).toMatchObject({ kind: 'trusted' });
  expect(await at(120_001)).toEqual(refused('signature/late'));
});

it('takes a host name in any case, and without the port that the scheme has anyway', async () => {
  const { request, clock, pair } = setUp();
  const seen: string[] = [];
  const verify = createRequestVerifier({
    publicKeys: () => [{ keyId: pair.publicKey, key: parsePublicKey(pair.publicKey) }],
    isOwnAuthority: (authority) => seen.push(authority) > 0,
    replays: createReplayCache(),
    now: clock.now,
  });
  const trusted = async (signedUrl: string, authority: string, scheme: 'http' | 'https' = 'http') => {
    const { kind } = await verify(request({ authority, scheme, path: new URL(signedUrl).pathname }, signedUrl));
    return kind === 'trusted';
  };
  expect(await trusted('http://web-1.internal:9440/v1/report', 'WEB-1.internal:9440')).toBe(true);
  expect(seen).toEqual(['web-1.internal:9440']);
  expect(await trusted('http://Web-1.internal:80/v1/report?a=b', 'web-1.internal:80')).toBe(true);
  expect(await trusted('http://web-1.internal/v1/report', 'web-1.internal')).toBe(true);
  expect(await trusted('https://web-1.internal:443/v1/report', 'web-1.internal:443', 'https')).toBe(true);
  expect(await trusted('http://web-1.internal:443/v1/report', 'web-1.internal:443')).toBe(true);
  expect(await trusted('https://web-1.internal:80/v1/report', 'web-1.internal:80', 'https')).toBe(true);
  expect(await trusted('http://web-1.internal:80/v1/report', 'web-1.internal:81')).toBe(false);
});

it('dates a signature by the second that is running', () => {
  const signer = createRequestSigner(parsePrivateKey(generateKeyPair().privateKey));
  for (const nowMs of [1_772_442_000_000, 1_772_442_000_999])
    expect(signer({ method: 'GET', url, nowMs })['signature-input']).toContain(
      ';created=1772442000;expires=1772442060;',
    );
});

it('uses no nonce twice, however many it draws', () => {
  const { request } = setUp();
  const nonces = Array.from({ length: 200 }, () => /nonce="([^"]+)"/.exec(request().signatureInput ?? '')?.[1] ?? '');
  expect(new Set(nonces).size).toBe(200);
  expect(nonces.every((nonce) => /^[\w-]{36}$/.test(nonce))).toBe(true);
});

it('judges what another library signed by the same clock', async () => {
  const { verify, request, pair, clock } = setUp();
  const key = parsePrivateKey(pair.privateKey);
  const signed = (createdIn: number, lasts: number, keyid = pair.publicKey) => {
    const created = Math.floor(clock.now() / 1000) + createdIn;
    const { signature, signatureInput } = createSignatureSync(
      { kind: 'request', method: 'GET', targetUri: url, fields: [] },
      {
        label: 'herald',
        components: ['@method', '@path', '@authority'],
        parameters: { created, expires: created + lasts, nonce: `n${createdIn}-${lasts}`, keyid, alg: 'ed25519' },
        signer: { algorithm: 'ed25519', sign: (data) => sign(null, data, key) },
      },
    );
    return verify(request({ signature, signatureInput }));
  };
  expect(await signed(0, 60)).toMatchObject({ kind: 'trusted' });
  expect(await signed(0, 0)).toMatchObject({ kind: 'trusted' });
  expect(await signed(0, 61)).toEqual(refused('signature/malformed'));
  expect(await signed(0, -1)).toEqual(refused('signature/malformed'));
  expect(await signed(61, 30)).toEqual(refused('signature/early'));
  expect(await signed(-121, 60)).toEqual(refused('signature/late'));
  expect(await signed(0, 60, generateKeyPair().publicKey)).toEqual(refused('signature/unknown-key'));
});

it('does not spend a nonce on a request that it refuses', async () => {
  const { verify, request } = setUp();
  const good = request();
  expect(await verify({ ...good, path: '/v1/identity' })).toEqual(refused('signature/wrong'));
  expect(await verify(good)).toMatchObject({ kind: 'trusted' });
});

it('bears clocks that differ by up to a minute, and refuses what is later or earlier', async () => {
  const { verify, request, clock } = setUp();
  const startMs = clock.now();
  const requests = [request(), request(), request(), request()];
  const at = async (offsetMs: number) => {
    clock.setNow(startMs + offsetMs);
    return verify(requests.pop() ?? request());
  };
  expect(await at(-59_000)).toMatchObject({ kind: 'trusted' });
  expect(await at(-61_000)).toEqual(refused('signature/early'));
  expect(await at(119_000)).toMatchObject({ kind: 'trusted' });
  expect(await at(121_000)).toEqual(refused('signature/late'));
});

it('refuses a signature that claims a longer life than the protocol gives', async () => {
  const { verify, request } = setUp();
  const { signatureInput, ...rest } = request();
  const longer = signatureInput?.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 86_400}`);
  expect((await verify({ ...rest, signatureInput: longer })).kind).toBe('refused');
});

it('says too many, rather than forget a nonce, when the memory for them is full', async () => {
  const { request, clock, pair } = setUp();
  const verify = createRequestVerifier({
    publicKeys: () => [{ keyId: pair.publicKey, key: parsePublicKey(pair.publicKey) }],
    isOwnAuthority: () => true,
    replays: createReplayCache(1),
    now: clock.now,
  });
  await verify(request());
  expect(await verify(request())).toEqual(refused('signature/too-many'));
});

it.each([
  ['an empty signature', { signature: '' }],
  ['another label', { signature: 'other=:AAAA:' }],
  ['no dictionary', { signatureInput: '((((' }],
  ['a header of two kilobytes', { signature: 'x'.repeat(2048) }],
  [
    'fewer parts signed',
    { signatureInput: 'herald=("@method");created=1;expires=2;nonce="a";keyid="b";alg="ed25519"' },
  ],
])('refuses %s without failing', async (_, change) => {
  const { verify, request } = setUp();
  expect(await verify(request(change))).toMatchObject({ kind: 'refused', code: expect.stringMatching(/^signature\//) });
});

it('reads headers of a kilobyte, and no more', async () => {
  const { verify, request } = setUp();
  // Of another form, so that the library has to judge it; both say malformed, but only one looks.
  const filled = (length: number) => `herald=:${'A'.repeat(length - 9)}:`;
  const inputOf = (length: number) => `herald=("@method" "@authority" "@path");a="${'x'.repeat(length - 44)}"`;
  expect(inputOf(1024)).toHaveLength(1024);
  expect(await verify(request({ signature: filled(1025) }))).toEqual(refused('signature/malformed'));
  expect(await verify(request({ signatureInput: inputOf(1025) }))).toEqual(refused('signature/malformed'));
  expect(await verify(request({ signature: filled(1024) }))).toEqual(refused('signature/wrong'));
});

it('trusts a whole kilobyte of what another library signed', async () => {
  const { verify, request, pair, clock } = setUp();
  const key = parsePrivateKey(pair.privateKey);
  const created = Math.floor(clock.now() / 1000);
  const signed = (tag: string) =>
    createSignatureSync(
      { kind: 'request', method: 'GET', targetUri: url, fields: [] },
      {
        label: 'herald',
        components: ['@method', '@path', '@authority'],
        parameters: { created, expires: created + 60, nonce: tag, keyid: pair.publicKey, alg: 'ed25519', tag },
        signer: { algorithm: 'ed25519', sign: (data) => sign(null, data, key) },
      },
    );
  const spare = 1_024 - signed('').signatureInput.length;
  // The tag stands in it twice, as nonce too.
  for (const [length, kind] of [
    [Math.floor(spare / 2), 'trusted'],
    [Math.floor(spare / 2) + 1, 'refused'],
  ] as const) {
    const { signature, signatureInput } = signed('x'.repeat(length));
    expect([1_023, 1_024]).toContain(signatureInput.length - (kind === 'refused' ? 2 : 0));
    expect(await verify(request({ signature, signatureInput }))).toMatchObject({ kind });
  }
});

it('refuses what was signed before the agent remembered anything, to the second', async () => {
  const { request, clock, pair } = setUp();
  const verifySince = (startedAtMs: number) =>
    createRequestVerifier({
      publicKeys: () => [{ keyId: pair.publicKey, key: parsePublicKey(pair.publicKey) }],
      isOwnAuthority: () => true,
      replays: createReplayCache(),
      now: clock.now,
      startedAtMs,
    })(request());
  // Signatures are dated by whole seconds: within that second nobody can tell.
  expect(await verifySince(clock.now() + 999)).toMatchObject({ kind: 'trusted' });
  expect(await verifySince(clock.now() + 1_000)).toEqual(refused('signature/before-start'));
  expect(await verifySince(clock.now() - 60_000)).toMatchObject({ kind: 'trusted' });
});

it('hands the address that the connection arrived at to whoever decides what is its own', async () => {
  const { request, clock, pair } = setUp();
  const seen: (string | undefined)[] = [];
  const verify = createRequestVerifier({
    publicKeys: () => [{ keyId: pair.publicKey, key: parsePublicKey(pair.publicKey) }],
    isOwnAuthority: (_, localAddress) => seen.push(localAddress) > 0,
    replays: createReplayCache(),
    now: clock.now,
  });
  await verify(request({ localAddress: '10.0.1.23' }));
  expect(seen).toEqual(['10.0.1.23']);
});

it('agrees with the library: each reads what the other signs, and refuses what was changed', async () => {
  const { verify, request, pair, clock } = setUp();
  const key = parsePrivateKey(pair.privateKey);
  const created = Math.floor(clock.now() / 1000);
  const message = { kind: 'request', method: 'GET', targetUri: url, fields: [] } as const;
  const { signature, signatureInput } = createSignatureSync(message, {
    label: 'herald',
    components: ['@method', '@path', '@authority'],
    parameters: { created, expires: created + 30, nonce: 'chosen-by-another', keyid: pair.publicKey, alg: 'ed25519' },
    signer: { algorithm: 'ed25519', sign: (data) => sign(null, data, key) },
  });
  const theirs = request({ signature, signatureInput });
  expect(await verify({ ...theirs, path: '/v1/identity' })).toEqual(refused('signature/wrong'));
  expect(await verify(theirs)).toEqual({ kind: 'trusted', keyId: pair.publicKey });
  expect(await verify(theirs)).toEqual(refused('signature/replayed'));

  const ours = request();
  const verified = await verifySignature(
    {
      ...message,
      fields: [
        { name: 'signature', value: ours.signature ?? '' },
        { name: 'signature-input', value: ours.signatureInput ?? '' },
      ],
    },
    {
      label: 'herald',
      policy: {
        algorithms: ['ed25519'],
        requiredComponents: ['@method', '@authority', '@path'],
        requiredParameters: ['nonce'],
        now: created,
      },
      resolveVerifier: () => ({
        algorithm: 'ed25519',
        verify: (data, value) => verifyBytes(null, data, parsePublicKey(pair.publicKey), value),
      }),
    },
  );
  expect(verified.parameters.keyid).toBe(pair.publicKey);
});
