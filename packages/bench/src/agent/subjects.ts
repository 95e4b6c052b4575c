/** What is measured: the bundled agent, and what a user would run instead. */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyPair, parsePrivateKey } from '@herald/protocol/keys';
import { createRequestSigner } from '@herald/protocol/signature';

export type Subject = {
  name: string;
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  path: string;
  headers(url: string): Record<string, string>;
};

const ports = { bare: 19_501, agent: 19_502, exporter: 19_503, glances: 19_504 };
const unit = readFileSync(new URL('../../../agent/install/herald-agent.service', import.meta.url), 'utf8');
/** As the agent's unit starts it. */
export const unitFlags = /^ExecStart=\S+\/node ((?:--\S+ )+)/m.exec(unit)?.[1]?.trim().split(' ') ?? [];
export const portOf = (subject: Subject) => Number(subject.env['BENCH_PORT']);

const programs = { exporter: '/usr/bin/prometheus-node-exporter', glances: '/usr/bin/glances' };

/** `absent` names what is not installed here. Node runs from a copy, so that it shares no memory with the bench. */
export function findSubjects(directory: string): { subjects: Subject[]; absent: string[] } {
  const node = join(directory, 'node');
  copyFileSync(process.execPath, node);
  chmodSync(node, 0o755);
  const bare = join(directory, 'bare.mjs');
  writeFileSync(
    bare,
    `import { createServer } from 'node:http';\ncreateServer((_, answer) => answer.end('{}')).listen(${ports.bare}, '127.0.0.1');\n`,
  );
  const bundle = join(directory, 'agent.cjs');
  const bundler = fileURLToPath(new URL('../../../agent/src/build/bundle-main.ts', import.meta.url));
  execFileSync(process.execPath, [bundler, bundle], { stdio: 'inherit' });
  const { publicKey, privateKey } = generateKeyPair();
  const sign = createRequestSigner(parsePrivateKey(privateKey));
  const agentEnvironment = {
    HERALD_HUB_PUBLIC_KEY: publicKey,
    HERALD_AGENT_HOST: '127.0.0.1',
    HERALD_AGENT_PORT: String(ports.agent),
    HERALD_AGENT_REQUESTS_PER_SECOND: '1000000',
    AWS_EC2_METADATA_DISABLED: 'true',
    BENCH_PORT: String(ports.agent),
  };
  const unsigned = () => ({});
  const subjects: Subject[] = [
    {
      name: 'bare node:http',
      command: node,
      args: [bare],
      env: { BENCH_PORT: String(ports.bare) },
      path: '/',
      headers: unsigned,
    },
    {
      name: 'herald-agent',
      command: node,
      args: [...unitFlags, bundle],
      env: agentEnvironment,
      path: '/v1/report',
      headers: (url) => ({ ...sign({ method: 'GET', url, nowMs: Date.now() }) }),
    },
  ];
  const absent: string[] = [];
  if (existsSync(programs.exporter))
    subjects.push({
      name: 'node_exporter',
      command: programs.exporter,
      args: [`--web.listen-address=127.0.0.1:${ports.exporter}`, '--web.max-requests=0'],
      env: { BENCH_PORT: String(ports.exporter) },
      path: '/metrics',
      headers: unsigned,
    });
  else absent.push('prometheus-node-exporter');
  if (existsSync(programs.glances))
    subjects.push({
      name: 'glances',
      command: programs.glances,
      args: ['-w', '--bind', '127.0.0.1', '--port', String(ports.glances), '--disable-webui', '--disable-check-update'],
      env: { BENCH_PORT: String(ports.glances), HOME: directory },
      path: '/api/3/all',
      headers: unsigned,
    });
  else absent.push('glances');
  return { subjects, absent };
}
