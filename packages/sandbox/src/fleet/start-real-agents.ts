/** Several real agents on this machine, each a process of its own at a free port. */
import { type Child, startChild } from '../start/child.ts';

export type RealAgentsOptions = {
  count: number;
  hubPublicKey: string;
  /** The metadata stand-in; without it the agents are told that this is no EC2 instance. */
  metadataEndpoint?: string;
  env?: Readonly<Record<string, string>>;
  output?: (text: string) => void;
};

export type RealAgent = { url: string; child: Child };
export type RealAgents = AsyncDisposable & { agents: readonly RealAgent[] };

const agentEntry = new URL('../../../agent/src/main.ts', import.meta.url);

/** Resolves when all of them listen. */
export async function startRealAgents(options: RealAgentsOptions): Promise<RealAgents> {
  const { count, hubPublicKey, metadataEndpoint, env = {}, output = () => undefined } = options;
  await using starting = new AsyncDisposableStack();
  const agents: RealAgent[] = [];
  for (let number = 0; number < count; number += 1) {
    const child = starting.use(
      await startChild({
        file: agentEntry,
        env: {
          HERALD_HUB_PUBLIC_KEY: hubPublicKey,
          HERALD_AGENT_HOST: '127.0.0.1',
          HERALD_AGENT_PORT: '0',
          ...(metadataEndpoint === undefined
            ? { AWS_EC2_METADATA_DISABLED: 'true' }
            : { AWS_EC2_METADATA_SERVICE_ENDPOINT: metadataEndpoint }),
          ...env,
        },
        readyEvent: 'listening',
        output,
      }),
    );
    agents.push({ child, url: String(child.ready['url']) });
  }
  const stack = starting.move();
  return { agents, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
