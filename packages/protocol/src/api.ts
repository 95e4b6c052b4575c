/** The paths an agent serves, and its default port. */

export const agentPort = 9440;

export const agentPaths = {
  /** Open to anyone; says nothing but alive. */
  health: '/healthz',
  report: '/v1/report',
  metadata: '/v1/metadata',
  metrics: '/v1/metrics',
  identity: '/v1/identity',
  prometheus: '/metrics',
  openapi: '/openapi.json',
} as const;

/** What an agent answers when it refuses or fails: never anything about the host. */
export type AgentRefusal = { code: string; message: string; next: string };
