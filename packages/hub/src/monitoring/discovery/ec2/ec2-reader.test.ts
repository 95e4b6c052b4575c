import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { ec2Problem } from './ec2-problem.ts';
import { createEc2Reader } from './ec2-reader.ts';

afterEach(() => vi.unstubAllEnvs());

async function askedOf(body: string) {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/xml').end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  vi.stubEnv('AWS_ENDPOINT_URL_EC2', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
  using reader = await createEc2Reader('eu-west-1');
  try {
    return await reader.byTags({}, AbortSignal.timeout(20_000));
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

it.each([
  ['nothing', ''],
  ['other XML', '<ok/>'],
  ["a proxy's page", '<html><body><p>Sign in</p></body></html>'],
])('takes %s for no answer of EC2, so that no host is lost for it', async (_what, body) => {
  const error = await askedOf(body).catch((thrown: unknown) => thrown);
  expect(ec2Problem(error, 'eu-west-1').message).toBe(
    'EC2 in eu-west-1 could not be asked: what answers there is not EC2.',
  );
});

it('takes an empty list for what it is', async () => {
  const empty = '<DescribeInstancesResponse><requestId>x</requestId><reservationSet/></DescribeInstancesResponse>';
  expect(await askedOf(empty)).toEqual([]);
});
