/** `check:` of a service: an address, a map, or a list of either. */

import type { EndpointCheck } from '../domain/registry.ts';
import { hostProblem } from './host-text.ts';
import type { Path } from './read-yaml.ts';
import type { Reading } from './reading.ts';
import { resolveDuration } from './resolve-hosts.ts';
import type { RegistryFile } from './schema/registry-schema.ts';

type Written = NonNullable<NonNullable<RegistryFile['services']>[string]['check']>;
type One = Exclude<Written, unknown[]>;

export function resolveChecks(written: Written | undefined, path: Path, reading: Reading): EndpointCheck[] {
  if (written === undefined) return [];
  const places: [One, Path][] = Array.isArray(written)
    ? written.map((one, index) => [one, [...path, index]])
    : [[written, path]];
  return places.map(([one, place]) => resolveCheck(one, place, reading)).filter((check) => check !== undefined);
}

function resolveCheck(written: One, path: Path, reading: Reading): EndpointCheck | undefined {
  const check = typeof written === 'string' ? checkOfAddress(written) : written;
  const isCertificate = 'certificate' in check;
  const everyBounds = { least: 5, most: 86_400, words: 'between 5s and 1d' };
  const timeoutBounds = { least: 0.1, most: 60, words: 'at most 60s' };
  const everySeconds =
    resolveDuration(check.every, [...path, 'every'], reading, everyBounds) ?? (isCertificate ? 3_600 : 30);
  const timeoutSeconds = resolveDuration(check.timeout, [...path, 'timeout'], reading, timeoutBounds) ?? 5;
  const times = { everySeconds, timeoutSeconds };
  if ('http' in check) {
    const url = readUrl(check.http);
    if (typeof url === 'string')
      return { kind: 'http', url, ...(check.status !== undefined && { expectStatus: check.status }), ...times };
    reading.problem('registry/address', path, url.message);
    return undefined;
  }
  const endpoint = parseEndpoint(isCertificate ? check.certificate : check.tcp, isCertificate ? 443 : undefined);
  const problem = endpoint ? hostProblem(endpoint.host) : 'must be a host and a port, for example db.example.com:5432.';
  if (endpoint === undefined || problem !== undefined) {
    reading.problem('registry/address', path, problem ?? '');
    return undefined;
  }
  return isCertificate
    ? { kind: 'certificate', ...endpoint, daysLeft: check['days-left'] ?? 14, ...times }
    : { kind: 'tcp', ...endpoint, ...times };
}

type CheckMap = Exclude<One, string>;

function checkOfAddress(address: string): CheckMap {
  const rest = address.slice(address.indexOf('://') + 3);
  if (address.startsWith('tcp:')) return { tcp: rest };
  return address.startsWith('certificate:') ? { certificate: rest } : { http: address };
}

function readUrl(text: string): string | { message: string } {
  try {
    const url = new URL(text);
    if (url.username !== '' || url.password !== '')
      return { message: 'has a user name or password in it; a secret must not stand in this file.' };
    const problem = hostProblem(hostAsWritten(text));
    return problem === undefined ? url.href : { message: problem };
  } catch {
    return { message: 'is no web address.' };
  }
}

/** Before the URL parser made another of it. */
export function hostAsWritten(url: string): string {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url.trim())?.[1] ?? '';
  return authority.replace(/^.*@/, '').replace(/:\d*$/, '');
}

function parseEndpoint(text: string, standardPort: number | undefined): { host: string; port: number } | undefined {
  const [, bracketed, plain, portText] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?\/?$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = portText === undefined ? standardPort : Number(portText);
  return host !== undefined && port !== undefined && port >= 1 && port <= 65_535 ? { host, port } : undefined;
}
