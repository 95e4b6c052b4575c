/** Asks an agent for its instance identity document and checks it. */
import { agentPaths } from '@herald/protocol/api';
import type { Clock } from '@herald/protocol/clock';
import type { RequestToSign, SignedHeaders } from '@herald/protocol/signature';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Dispatcher } from 'undici';
import type { AskedIdentity } from '../../domain/asked-identity.ts';
import { fetchFromAgent } from '../poller/fetch-from-agent.ts';
import type { RegionCertificates } from './region-certificates.ts';
import { verifyIdentity } from './verify-identity.ts';

export type AskIdentityOptions = {
  host: { url: string; instanceId?: string; region?: string; account?: string };
  dispatcher: Dispatcher;
  sign(request: RequestToSign): SignedHeaders;
  certificates: RegionCertificates;
  clock: Clock;
  signal?: AbortSignal;
};

const Offered = Type.Object({ document: Type.String(), pkcs7: Type.String() });
const timeoutMs = 5_000;

/** Never rejects. What the registry says of instance, region and account is what is expected. */
export async function askIdentity(options: AskIdentityOptions): Promise<AskedIdentity> {
  const { host, dispatcher, sign, certificates, clock, signal } = options;
  const signed = sign({ method: 'GET', url: host.url + agentPaths.identity, nowMs: clock.now() });
  const headers = { accept: 'application/json', ...signed };
  const fetched = await fetchFromAgent({ dispatcher, path: agentPaths.identity, headers, timeoutMs, signal });
  if (fetched.kind !== 'answer' || fetched.status !== 200) return { kind: 'not-offered' };
  const offered = parseOffered(fetched.body);
  if (offered === undefined) return { kind: 'not-offered' };
  const { instanceId, region, account } = host;
  return verifyIdentity({
    ...offered,
    certificates,
    nowMs: clock.now(),
    expected: {
      ...(instanceId === undefined ? {} : { instanceId }),
      ...(region === undefined ? {} : { region }),
      ...(account === undefined ? {} : { accountId: account }),
    },
  });
}

function parseOffered(body: Buffer): { document: string; pkcs7: string } | undefined {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    return Value.Check(Offered, read) ? read : undefined;
  } catch {
    return undefined;
  }
}
