/** The description of the agent's HTTP interface, made from the same schemas that check reports. Loaded only when asked for. */
import { agentPaths } from '@herald/protocol/api';
import { Instance } from '@herald/protocol/instance';
import { Metrics } from '@herald/protocol/metrics';
import { Notice } from '@herald/protocol/notices';
import { Problem } from '@herald/protocol/problems';
import { Report } from '@herald/protocol/report';

const refusal = {
  type: 'object',
  required: ['code', 'message', 'next'],
  properties: { code: { type: 'string' }, message: { type: 'string' }, next: { type: 'string' } },
};

/** OpenAPI 3.1, as JSON text. */
export function renderOpenApi(version: string): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'Herald agent',
      version,
      description:
        'What one host says about itself. Every path but /healthz needs a signature of the hub (RFC 9421) or the bearer token.',
    },
    components: {
      securitySchemes: {
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'Signature',
          description: 'RFC 9421, Ed25519, covering @method, @authority and @path.',
        },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Report, Refusal: refusal },
    },
    security: [{ signature: [] }, { bearer: [] }],
    paths: {
      [agentPaths.health]: {
        get: {
          summary: 'Whether the agent is alive. Open to anyone.',
          security: [],
          responses: {
            200: json('Alive.', { type: 'object', required: ['status'], properties: { status: { const: 'alive' } } }),
          },
        },
      },
      [agentPaths.report]: read('Everything about the host.', { $ref: '#/components/schemas/Report' }),
      [agentPaths.metadata]: read('The EC2 instance, its notices, and what could not be found out.', {
        type: 'object',
        required: ['host', 'agentVersion', 'instance', 'notices', 'problems'],
        properties: {
          host: { type: 'string' },
          agentVersion: { type: 'string' },
          instance: { anyOf: [Instance, { type: 'null' }] },
          replacedInstanceId: { type: 'string' },
          notices: { type: 'array', items: Notice },
          problems: { type: 'array', items: Problem },
        },
      }),
      [agentPaths.metrics]: read('What the kernel measured.', {
        type: 'object',
        required: ['host', 'sampledAt', 'metrics'],
        properties: { host: { type: 'string' }, sampledAt: { type: 'string', format: 'date-time' }, metrics: Metrics },
      }),
      [agentPaths.identity]: read(
        'The instance identity document, as signed by AWS, with its RSA-2048 PKCS #7 signature.',
        {
          type: 'object',
          required: ['document', 'pkcs7'],
          properties: { document: { type: 'string' }, pkcs7: { type: 'string' } },
        },
        { 404: json('EC2 metadata was not read.', refusalReference) },
      ),
      [agentPaths.prometheus]: {
        get: {
          summary: 'The metrics in Prometheus text format.',
          responses: {
            200: { description: 'Metrics.', content: { 'text/plain': { schema: { type: 'string' } } } },
            ...refusals,
          },
        },
      },
      [agentPaths.openapi]: {
        get: {
          summary: 'This description.',
          responses: { 200: json('OpenAPI 3.1.', { type: 'object' }), ...refusals },
        },
      },
    },
  });
}

const refusalReference = { $ref: '#/components/schemas/Refusal' };

function json(description: string, schema: object): object {
  return { description, content: { 'application/json': { schema } } };
}

const refusals = {
  401: json('Not signed, or not as it must be; or a wrong token.', refusalReference),
  429: json('Too many requests.', refusalReference),
};

function read(summary: string, schema: object, more: object = {}): object {
  const responses = {
    200: json('The latest sample.', schema),
    304: { description: 'Not changed since the ETag in If-None-Match.' },
    ...refusals,
    ...more,
  };
  return { get: { summary, responses } };
}
