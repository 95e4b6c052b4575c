/** Whether what answers speaks TLS: only a handshake says so, and everything else says no, in time. */
import { expect, it } from 'vitest';
import { speaksTls } from './speaks-tls.ts';
import { ownCertificate } from './testing/own-certificate.ts';
import { startRawAgent } from './testing/raw-agent.ts';

const plain = (url: string) => url.replace('https:', 'http:');

it('says yes to a handshake, whoever vouches for the certificate', async () => {
  await using agent = await startRawAgent(() => undefined, await ownCertificate());
  expect(await speaksTls(plain(agent.url), 5_000)).toBe(true);
  // And hangs up.
  await expect.poll(() => agent.open(), { timeout: 5_000 }).toBe(0);
});

it('says no to one that says nothing, once its time is over', async () => {
  await using agent = await startRawAgent(() => undefined);
  expect(await speaksTls(agent.url, 1)).toBe(false);
});

it.each<[what: string, answer: 'nonsense' | 'an end' | 'a reset']>([
  ['that answers something else', 'nonsense'],
  ['that hangs up', 'an end'],
  ['that breaks off', 'a reset'],
])('says no to one %s', async (_what, answer) => {
  await using agent = await startRawAgent(
    () => undefined,
    undefined,
    (socket) => {
      if (answer === 'nonsense') socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
      else if (answer === 'an end') socket.end();
      else socket.resetAndDestroy();
    },
  );
  expect(await speaksTls(agent.url, 5_000)).toBe(false);
});

it('says no where nobody listens', async () => {
  const agent = await startRawAgent(() => undefined);
  await agent.stop();
  expect(await speaksTls(agent.url, 5_000)).toBe(false);
});
