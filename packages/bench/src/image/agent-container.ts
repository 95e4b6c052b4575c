/** A running agent of the compose file, as its engine and as it itself sees it. */
import { parseReport, type Report } from '@herald/protocol/report';
import { type Done, run } from './engine.ts';

export type Limits = { memoryBytes: number; cores: number };

export type AgentContainer = {
  /** Of the health check that the image carries, made now. */
  health: Done;
  restarts: number;
  /** What the engine holds the container to; 0 where there is none. */
  limits: Limits;
  /** What an agent in this container tells. */
  report: Report;
};

/** Throws where the engine knows no such container, or the agent in it gives no report. */
export function inspectAgent(container: string): AgentContainer {
  const health = run('podman', ['healthcheck', 'run', container]);
  const format = '{{.RestartCount}} {{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}';
  const { text } = run('podman', ['inspect', '--type', 'container', '--format', format, container]);
  const [restarts = Number.NaN, memoryBytes = 0, nanoCores = 0] = text.split(' ').map(Number);
  const agent = ['/opt/herald-agent/bin/node', '/opt/herald-agent/agent.cjs'];
  const report = run('podman', ['exec', container, ...agent, 'report']);
  if (report.code !== 0) throw new Error(`${container}: ${report.text}`);
  return {
    health,
    restarts,
    limits: { memoryBytes, cores: nanoCores / 1e9 },
    report: parseReport(JSON.parse(report.text)),
  };
}

/** How the hub says such a memory. */
export function wordsOf({ memoryBytes }: Limits): RegExp {
  return new RegExp(`of ${memoryBytes / 2 ** 20} MiB`);
}
