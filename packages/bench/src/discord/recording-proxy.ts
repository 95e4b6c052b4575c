/** Stands between the hub and a server's API and keeps what the server answered to what: so it shows what the server lacks. */
import { createServer, type IncomingMessage } from 'node:http';

export type RecordingProxy = AsyncDisposable & {
  url: string;
  /** By method and route, without ids: how often each status was the answer. */
  answers(): ReadonlyMap<string, ReadonlyMap<number, number>>;
};

/** `target` such as `https://discord.com/api`. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const answers = new Map<string, Map<number, number>>();
  const server = createServer((request, response) => {
    void pass(request)
      .then(async (reply) => {
        note(`${request.method} ${routeOf(request.url ?? '')}`, reply.status);
        const headers = Object.fromEntries([...reply.headers].filter(([name]) => !ofConnection.has(name)));
        response.writeHead(reply.status, headers).end(Buffer.from(await reply.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    answers: () => answers,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function pass(request: IncomingMessage): Promise<Response> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !ofConnection.has(name) && name !== 'host' ? [[name, value]] : [],
    );
    return fetch(`${target.replace(/\/$/, '')}${request.url ?? ''}`, {
      method: request.method ?? 'GET',
      headers,
      ...(body.length > 0 ? { body } : {}),
    });
  }

  function note(route: string, status: number): void {
    const known = answers.get(route) ?? new Map<number, number>();
    answers.set(route, known.set(status, (known.get(status) ?? 0) + 1));
  }
}

/** What concerns one connection, and what was undone on the way. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding']);

function routeOf(url: string): string {
  return (url.split('?')[0] ?? '')
    .replace(/^\/v\d+/, '')
    .replace(/\/(?:interactions|webhooks)\/\d+\/[^/]+/, (found) => `/${found.split('/')[1]}/ID/TOKEN`)
    .replace(/\/reactions\/[^/]+/, '/reactions/EMOJI')
    .replace(/\/\d{5,}/g, '/ID');
}
