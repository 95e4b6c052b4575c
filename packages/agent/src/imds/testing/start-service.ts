/** A metadata service for the tests of what asks it; the sandbox's is the one that is true to EC2. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export const tokenSeconds = 21_600;

export type Service = AsyncDisposable & { url: string; asked: string[] };

/** A metadata service that gives tokens and answers every read with `value`; `answer` may do otherwise. */
export async function startService(
  answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<Service> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['x-aws-ec2-metadata-token'] ?? '-'}`);
    if (answer(request, response)) return;
    if (request.method === 'PUT') {
      const tokens = asked.filter((line) => line.startsWith('PUT')).length;
      response.setHeader('x-aws-ec2-metadata-token-ttl-seconds', String(tokenSeconds)).end(`token-${tokens}`);
    } else response.end('value');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const service: Service = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}
