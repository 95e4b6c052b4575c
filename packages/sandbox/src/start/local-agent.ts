/** The agent of this machine, which a person may stop and start again to see what Herald says of a server that is down. */
import { startEc2Metadata } from '../ec2-metadata/start-ec2-metadata.ts';
import { type Child, startChild } from './child.ts';
import { hubPublicKey } from './hub-key.ts';

export type LocalAgent = AsyncDisposable & {
  url: string;
  /** What a person typed; says by `show` what came of it. */
  hear(line: string): Promise<void>;
  isRunning(): boolean;
  /** The process that runs, for tests. */
  process(): Child | undefined;
};

export type LocalAgentOptions = {
  /** Its name in the registry. */
  name: string;
  env: Readonly<Record<string, string>>;
  metadata: 'simulated' | 'as-configured';
  dataDir: string;
  output(text: string): void;
  show(line: string): void;
};

const entry = new URL('../../../agent/src/main.ts', import.meta.url);

/** Throws `start/failed`. That the agent ends later is told, and ends nothing else: a server that is down is what Herald is for. */
export async function startLocalAgent(options: LocalAgentOptions): Promise<LocalAgent> {
  const { name, show } = options;
  await using starting = new AsyncDisposableStack();
  const metadata = options.metadata === 'simulated' ? starting.use(await startEc2Metadata({ port: 0 })) : undefined;
  const publicKey = await hubPublicKey(options.dataDir);
  let isStopping = false;
  let agent: Child | undefined = await start('0');
  const url = String(agent.ready['url']);
  const port = new URL(url).port;
  const stack = starting.move();
  stack.defer(async () => {
    isStopping = true;
    await agent?.[Symbol.asyncDispose]();
  });
  return {
    url,
    hear,
    isRunning: () => agent !== undefined,
    process: () => agent,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };

  async function start(onPort: string): Promise<Child> {
    const started = await startChild({
      file: entry,
      args: ['serve'],
      env: {
        HERALD_AGENT_SAMPLE_SECONDS: '2',
        ...options.env,
        HERALD_AGENT_HOST: '127.0.0.1',
        HERALD_AGENT_PORT: onPort,
        HERALD_LOG_LEVEL: 'error',
        HERALD_HUB_PUBLIC_KEY: publicKey,
        ...(metadata ? { AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url } : {}),
      },
      readyEvent: 'listening',
      output: options.output,
    });
    started.ended.then((how) => {
      agent = undefined;
      if (isStopping) return;
      show(
        `${name} is down now: its agent has ended (${typeof how === 'number' ? `exit code ${how}` : how}). Ask "is ${name} up?" to hear how Herald tells it.`,
      );
      show(`Type here to start it again: start ${name}`);
    });
    return started;
  }

  async function hear(line: string): Promise<void> {
    const [, verb, named] = /^\s*(start|stop)\s+(\S+)\s*$/.exec(line) ?? [];
    if (verb === undefined || named !== name) {
      if (line.trim() !== '')
        show(
          `Here only \`stop ${name}\`, \`start ${name}\` and Ctrl+C do something; questions go to Discord or \`npm run --silent ask\`.`,
        );
    } else if (verb === 'stop' && agent) {
      agent.kill('SIGTERM');
      await agent.ended;
    } else if (verb === 'start' && !agent) {
      agent = await start(port);
      show(`${name} is started again.`);
    } else show(verb === 'stop' ? `${name} is down already.` : `${name} runs already.`);
  }
}
