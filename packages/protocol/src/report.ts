/** What one agent says about its host: the wire format that agent and hub agree on. */
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { HeraldError } from './herald-error.ts';
import { Instance } from './instance.ts';
import { Metrics } from './metrics.ts';
import { Notice } from './notices.ts';
import { Problem } from './problems.ts';
import { reportVersion } from './report-version.ts';
import { describeSchemaError } from './schema-problem.ts';

export type Report = Static<typeof Report>;
export const Report = Type.Object(
  {
    version: Type.Literal(reportVersion),
    host: Type.String({ minLength: 1, maxLength: 253, description: 'The host name as its own kernel says it.' }),
    agentVersion: Type.String({ maxLength: 32 }),
    agentStartedAt: Type.String({ format: 'date-time', maxLength: 40 }),
    sampledAt: Type.String({ format: 'date-time', maxLength: 40 }),
    instance: Type.Union([Instance, Type.Null()], {
      description: 'null where EC2 metadata cannot be read; problems says why.',
    }),
    replacedInstanceId: Type.Optional(
      Type.String({ maxLength: 64, description: 'The id this host had before, if it changed.' }),
    ),
    metrics: Metrics,
    notices: Type.Array(Notice, { maxItems: 100 }),
    problems: Type.Array(Problem, { maxItems: 32 }),
  },
  { $id: 'https://herald.example/schemas/report-v1.json', title: 'Report v1' },
);

const reportCheck = Compile(Report);

/** Reads an agent's answer. Throws `report/invalid`, naming the field, or `report/version`. Unknown fields pass: an agent may be newer than its hub. */
export function parseReport(body: unknown): Report {
  if (reportCheck.Check(body)) return body;
  const version = (body as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version !== reportVersion) {
    throw new HeraldError('report/version', {
      message: `The agent speaks report version ${version}, this hub reads version ${reportVersion}.`,
      next: 'Upgrade the older of the two.',
    });
  }
  const [problem] = reportCheck.Errors(body);
  throw new HeraldError('report/invalid', {
    message: `The report cannot be used: ${describeSchemaError(problem)}.`,
    next: 'Compare the versions of agent and hub, and upgrade the older one.',
  });
}
