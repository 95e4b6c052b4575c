/** Where an agent listens: what people write, made into an origin. */
import { isIPv6 } from 'node:net';
import { agentPort } from '@herald/protocol/api';
import { hostProblem } from './host-text.ts';

export type AddressReading = { kind: 'origin'; origin: string } | { kind: 'wrong'; message: string };

/** Without a scheme http is meant, without a port the agent's own (9440), also where the scheme has another by custom. */
export function parseAddress(text: string): AddressReading {
  const bare = text.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(bare)?.[1]?.toLowerCase() ?? 'http';
  if (scheme !== 'http' && scheme !== 'https')
    return wrong(`begins with ${scheme}://; only http and https are spoken.`);
  const rest = bare.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/$/, '');
  if (/[/?#]/.test(rest)) return wrong('has a path; only scheme, host and port belong here.');
  if (rest.includes('@')) return wrong('has a user name in it; only scheme, host and port belong here.');
  const hint = portHint(rest);
  if (hint !== undefined) return wrong(hint);
  const authority = isIPv6(rest) ? `[${rest}]` : rest;
  const hasPort = /:\d+$/.test(authority.replace(/^\[[^\]]*\]/, ''));
  if (!/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(authority)) return wrong('is no host name or IP address.');
  const problem = hostProblem(hasPort ? authority.replace(/:\d+$/, '') : authority);
  if (problem !== undefined) return wrong(problem);
  try {
    // A port that a URL leaves out by custom (80, 443) was still meant where someone wrote it.
    const { hostname } = new URL(`${scheme}://${authority}`);
    const port = hasPort ? Number(/\d+$/.exec(authority)?.[0]) : agentPort;
    if (port < 1 || port > 65_535) return wrong('has no port between 1 and 65535.');
    if (hostname === '' || hostname.length > 253) return wrong('is no host name or IP address.');
    return { kind: 'origin', origin: new URL(`${scheme}://${hostname}:${port}`).origin };
  } catch {
    return wrong('is no host name or IP address.');
  }
}

/** `fd00::11:9440`: a port behind an IPv6 address without brackets reads as part of it. */
function portHint(text: string): string | undefined {
  const [, host, port] = /^([0-9a-f:]+):(\d{4,5})$/i.exec(text) ?? [];
  if (host === undefined || !isIPv6(host)) return undefined;
  const whole = isIPv6(text) ? `, or [${text}] if all of it is the address` : '';
  return `may end in a port; write [${host}]:${port}${whole}.`;
}

function wrong(message: string): AddressReading {
  return { kind: 'wrong', message };
}
