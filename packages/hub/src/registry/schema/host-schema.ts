/** `hosts:` and `defaults:` as people write them. */
import { Type } from 'typebox';
import { byThreshold } from '../../domain/metrics/catalogue.ts';
import { Aliases, Duration, Labels, namePattern, Private, Zone } from './scalars.ts';

/** As each metric of the catalogue asks for it. */
const thresholds = byThreshold(({ what, standard, unit }) =>
  Type.Number({
    exclusiveMinimum: 0,
    maximum: unit === 'percent' ? 100 : 1000,
    default: standard,
    description: what,
    errorMessage:
      unit === 'percent'
        ? `must be a number of percent between 0 and 100, for example ${standard}`
        : `must be a number above 0, for example ${standard}`,
  }),
);

const ThresholdsSchema = Type.Partial(
  Type.Object(
    {
      ...thresholds,
      for: Duration({
        description: 'How long a threshold must stay crossed before it counts.',
        examples: ['5m'],
        default: '5m',
      }),
    },
    {
      additionalProperties: false,
      description: 'Above these a host counts as degraded.',
      errorMessage: 'must be thresholds, for example { cpu: 90, disk: 85 }',
    },
  ),
);

const Poll = Duration({
  description: 'How often the hub asks the agent; between 1s and 1h.',
  examples: ['15s'],
  default: '15s',
});

const HostSchema = Type.Object(
  {
    address: Type.String({
      minLength: 1,
      maxLength: 300,
      description: 'Where the agent listens. Without a scheme http is meant, without a port 9440.',
      examples: ['10.0.1.23', 'https://10.0.2.11:9440', 'web-1.internal', '[fd00::17]'],
      errorMessage: 'must be an address, for example 10.0.1.23 or https://10.0.2.11:9440',
    }),
    aliases: Type.Optional(Aliases),
    labels: Type.Optional(Labels),
    region: Type.Optional(
      Type.String({
        pattern: '^[a-z]{2}(-[a-z]+)+-\\d+$',
        description: 'AWS region, where known before the agent says it.',
        examples: ['eu-west-1'],
        errorMessage: 'must be an AWS region, for example eu-west-1',
      }),
    ),
    account: Type.Optional(
      Type.String({
        pattern: '^\\d{12}$',
        description: 'AWS account id.',
        examples: ['123456789012'],
        errorMessage: 'must be an AWS account id of 12 digits, in quotes',
      }),
    ),
    instance: Type.Optional(
      Type.String({
        pattern: '^i-([0-9a-f]{8}|[0-9a-f]{17})$',
        description: 'EC2 instance id. With it, discovery knows the host again and keeps this name.',
        examples: ['i-0a1b2c3d4e5f60718'],
        errorMessage: 'must be an EC2 instance id, for example i-0a1b2c3d4e5f60718',
      }),
    ),
    fingerprint: Type.Optional(
      Type.String({
        pattern: '^sha256:([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$',
        description: 'SHA-256 of the certificate that the agent must show. Without it the first one seen is pinned.',
        errorMessage: 'must be sha256: and 64 hexadecimal digits (the agent prints its own at start)',
      }),
    ),
    poll: Type.Optional(Poll),
    thresholds: Type.Optional(ThresholdsSchema),
    private: Private,
  },
  {
    additionalProperties: false,
    description: 'One EC2 instance with an agent.',
    errorMessage: 'must be a host, for example { address: 10.0.1.23 }',
  },
);

export const HostsSchema = Type.Record(Type.String({ pattern: namePattern }), HostSchema, {
  maxProperties: 10_000,
  description: 'Hosts by the name people use.',
  errorMessage: 'must be hosts by name, for example web-1: { address: 10.0.1.23 }',
});

export const DefaultsSchema = Type.Object(
  {
    poll: Type.Optional(Poll),
    zone: Type.Optional(Zone("Zone in which times are said where the reader's own is not known. UTC if not given.")),
    thresholds: Type.Optional(ThresholdsSchema),
  },
  {
    additionalProperties: false,
    description: 'What holds for every host that does not say otherwise.',
    errorMessage: 'must be defaults, for example { poll: 15s, zone: Europe/Berlin }',
  },
);
