import { describe, expect, it } from 'vitest';
import { testNowMs } from '../../../testing/builders.ts';
import { testSecrets } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';
import { createSessions } from './session.ts';

describe('sessions', () => {
  it('are refused when forged, cut, or over', () => {
    let nowMs = testNowMs;
    const sessions = createSessions('key one, long enough for a test', () => nowMs);
    const cookie = sessions.issue({ personId: '1', name: 'Kim', roleIds: [] });
    expect(sessions.read(cookie)?.name).toBe('Kim');
    expect(createSessions('key two', () => nowMs).read(cookie)).toBeUndefined();
    expect(sessions.read(`${cookie}x`)).toBeUndefined();
    expect(sessions.read('nonsense')).toBeUndefined();
    expect(sessions.read(undefined)).toBeUndefined();
    nowMs += 13 * 3_600_000;
    expect(sessions.read(cookie)).toBeUndefined();
  });

  it('come from a link once only, and not from merely opening it', async () => {
    await using visitor = await visit();
    const path = visitor.web.signInPath();
    const secret = new URL(path, 'http://x').searchParams.get('secret') ?? '';
    expect((await visitor.get(path)).status).toBe(200);
    expect((await visitor.get(path)).status).toBe(200);
    const redeem = () => visitor.web.app.inject({ method: 'POST', url: '/sign-in/link', payload: { secret } });
    const first = await redeem();
    expect(first.statusCode).toBe(303);
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await redeem()).statusCode).toBe(410);
  });
});

it('a new one-time link is given to a command on this machine, and to nobody else', async () => {
  await using visitor = await visit();
  const send = (authorization: string, remoteAddress = '127.0.0.1') =>
    visitor.web.app.inject({ method: 'POST', url: '/api/sign-in-link', headers: { authorization }, remoteAddress });
  expect((await send('Bearer wrong')).statusCode).toBe(401);
  expect((await send(`Bearer ${testSecrets.localToken}`, '203.0.113.9')).statusCode).toBe(401);
  const { cookie } = visitor.signIn('platform');
  const asPerson = await visitor.web.app.inject({ method: 'POST', url: '/api/sign-in-link', headers: { cookie } });
  expect(asPerson.statusCode).toBe(401);
  expect((await send(`Bearer ${testSecrets.localToken}`)).json().path).toMatch(/^\/sign-in\/link\?secret=/);
});

it.each([
  ['over TLS, as a trusted proxy says', '127.0.0.1', 'https', true],
  ['without TLS, as a trusted proxy says', '127.0.0.1', 'http', false],
  ['by what a stranger claims', '203.0.113.9', 'https', false],
])(
  'the cookie is for TLS alone where the visitor came over it: %s',
  async (_how, remoteAddress, protocol, isSecure) => {
    await using visitor = await visit({ isProxy: (address) => address === '127.0.0.1' });
    const secret = new URL(visitor.web.signInPath(), 'http://x').searchParams.get('secret') ?? '';
    const { headers } = await visitor.web.app.inject({
      method: 'POST',
      url: '/sign-in/link',
      payload: { secret },
      remoteAddress,
      headers: { 'x-forwarded-proto': protocol },
    });
    expect(/; Secure/.test(String(headers['set-cookie']))).toBe(isSecure);
  },
);
