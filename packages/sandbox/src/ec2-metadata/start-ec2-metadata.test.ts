import { MetadataService } from '@aws-sdk/ec2-metadata-service';
import { fakeClock } from '@herald/protocol/fake-clock';
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';
import { expect, it, vi } from 'vitest';
import { anEc2Instance } from './ec2-data.ts';
import { startEc2Metadata } from './start-ec2-metadata.ts';

const ttl = 'x-aws-ec2-metadata-token-ttl-seconds';

async function tokenOf(url: string, headers: Record<string, string> = { [ttl]: '60' }) {
  const response = await fetch(`${url}/latest/api/token`, { method: 'PUT', headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function read(url: string, path: string, token?: string, headers: Record<string, string> = {}) {
  const withToken = token === undefined ? headers : { ...headers, 'x-aws-ec2-metadata-token': token };
  const response = await fetch(`${url}/latest/${path}`, { headers: withToken });
  return { status: response.status, text: await response.text() };
}

it('serves the metadata client of the AWS SDK', async () => {
  await using metadata = await startEc2Metadata();
  const client = new MetadataService({ endpoint: metadata.url });
  expect(await client.request('/latest/meta-data/instance-id', {})).toBe('i-0c4e8a2b6d1f39507');
  const document: unknown = JSON.parse(await client.request('/latest/dynamic/instance-identity/document', {}));
  expect(document).toMatchObject({ region: 'eu-west-1', accountId: '420042004200' });
});

it("serves the AWS SDK's provider of instance credentials, which finds the role and reads its keys", async () => {
  await using metadata = await startEc2Metadata({ data: { role: 'herald-demo' } });
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', metadata.url);
  try {
    const credentials = await fromInstanceMetadata({ maxRetries: 0 })();
    expect(credentials.accessKeyId).toBe('ASIASTANDINONLY00000');
  } finally {
    vi.unstubAllEnvs();
  }
  expect(metadata.requests()).toContain('PUT /latest/api/token');
});

it('lets both clients fail as they do where the service is switched off', async () => {
  await using metadata = await startEc2Metadata({ fault: { kind: 'status', status: 403, scope: 'all' } });
  await expect(
    new MetadataService({ endpoint: metadata.url }).request('/latest/meta-data/ami-id', {}),
  ).rejects.toThrow();
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', metadata.url);
  try {
    await expect(fromInstanceMetadata({ maxRetries: 0 })()).rejects.toThrow();
  } finally {
    vi.unstubAllEnvs();
  }
});

it.each([undefined, '0', '21601', '-5', 'long', ''])('gives no token for a life of %j seconds', async (seconds) => {
  await using metadata = await startEc2Metadata();
  const headers = seconds === undefined ? {} : { [ttl]: seconds };
  expect((await tokenOf(metadata.url, headers as Record<string, string>)).status).toBe(400);
});

it.each(['1', '21600'])('gives a token for a life of %s seconds and says so', async (seconds) => {
  await using metadata = await startEc2Metadata();
  const token = await tokenOf(metadata.url, { [ttl]: seconds });
  expect([token.status, token.headers.get(ttl)]).toEqual([200, seconds]);
});

it('gives tokens by PUT only and data by GET only', async () => {
  await using metadata = await startEc2Metadata();
  expect((await read(metadata.url, 'api/token')).status).toBe(405);
  const posted = await fetch(`${metadata.url}/latest/meta-data/ami-id`, { method: 'POST' });
  expect(posted.status).toBe(405);
});

it('answers 401 without a token, with a made-up one and with one that has ended', async () => {
  const clock = fakeClock();
  await using metadata = await startEc2Metadata({ clock });
  expect((await read(metadata.url, 'meta-data/instance-id')).status).toBe(401);
  expect((await read(metadata.url, 'meta-data/instance-id', 'made-up')).status).toBe(401);
  const { text: token } = await tokenOf(metadata.url);
  expect((await read(metadata.url, 'meta-data/instance-id', token)).status).toBe(200);
  await clock.advance(60_000);
  expect((await read(metadata.url, 'meta-data/instance-id', token)).status).toBe(401);
});

it('answers 403 to whatever came through a proxy', async () => {
  await using metadata = await startEc2Metadata();
  const forwarded = { 'x-forwarded-for': '203.0.113.9' };
  expect((await tokenOf(metadata.url, { ...forwarded, [ttl]: '60' })).status).toBe(403);
  const { text: token } = await tokenOf(metadata.url);
  expect((await read(metadata.url, 'meta-data/instance-id', token, forwarded)).status).toBe(403);
});

it('answers 404 for what an instance does not have, and lists what it has', async () => {
  await using metadata = await startEc2Metadata();
  const { text: token } = await tokenOf(metadata.url);
  const status = async (path: string) => (await read(metadata.url, path, token)).status;
  expect(await status('meta-data/spot/instance-action')).toBe(404);
  expect(await status('meta-data/tags/instance')).toBe(404);
  expect(await status('user-data')).toBe(404);
  expect((await read(metadata.url, 'meta-data/network/interfaces/macs/', token)).text).toBe('06:5a:1c:7e:90:2b/');
  expect((await read(metadata.url, 'meta-data/placement/', token)).text.split('\n')).toContain('region');
});

it('tells from now on what it is set to', async () => {
  await using metadata = await startEc2Metadata();
  const { text: token } = await tokenOf(metadata.url);
  metadata.set({
    instance: anEc2Instance({ instanceId: 'i-00000000000000001' }),
    rebalanceNoticedAt: '2026-03-02T09:00:00Z',
  });
  expect((await read(metadata.url, 'meta-data/instance-id', token)).text).toBe('i-00000000000000001');
  expect((await read(metadata.url, 'meta-data/events/recommendations/rebalance', token)).text).toContain('2026-03-02');
});

it('ends tokens when told to, and fails a set number of times', async () => {
  await using metadata = await startEc2Metadata();
  const { text: token } = await tokenOf(metadata.url);
  metadata.revokeTokens();
  expect((await read(metadata.url, 'meta-data/ami-id', token)).status).toBe(401);
  metadata.setFault({ kind: 'status', status: 503, scope: 'token', times: 1 });
  expect((await tokenOf(metadata.url)).status).toBe(503);
  expect((await tokenOf(metadata.url)).status).toBe(200);
});
