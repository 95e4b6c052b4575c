/** One request to the agent of this very host. */
import { get as getPlain } from 'node:http';
import type { Settings } from '../../settings/settings.ts';

export type OwnAnswer = { status: number; text: string };

const askLimitMs = 2000;
const mostCharacters = 64 * 1024;

/** Undefined where nobody answers. The certificate is this host's own, and who answers is judged by what is said. */
export async function askOwn(
  { host, port, tls }: Settings,
  path: string,
  authorization?: string,
): Promise<OwnAnswer | undefined> {
  const get = tls === 'off' ? getPlain : (await import('node:https')).get;
  const options = {
    host: host === undefined || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host,
    port,
    path,
    agent: false,
    timeout: askLimitMs,
    rejectUnauthorized: false,
    ...(authorization !== undefined && { headers: { authorization } }),
  };
  return new Promise((resolve) => {
    const request = get(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > mostCharacters) request.destroy();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
  });
}
