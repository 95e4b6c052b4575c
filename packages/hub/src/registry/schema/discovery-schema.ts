/** `discovery:` as people write it. Keys of AWS never stand here: the SDK's default credential chain finds them. */
import { Type } from 'typebox';
import { Duration, Selector } from './scalars.ts';

const FilePath = Type.String({
  minLength: 1,
  maxLength: 500,
  description: "Path from this file's folder; * is allowed.",
  errorMessage: 'must be a path, for example targets/*.json',
});

const port = Type.Optional(
  Type.Integer({
    minimum: 1,
    maximum: 65_535,
    description: 'Port of the agents; for files, instead of the port that the targets name.',
    errorMessage: 'must be a port, for example 9440',
  }),
);

const FileMap = Type.Object(
  { path: FilePath, port },
  { additionalProperties: false, errorMessage: 'must be a path, for example { path: targets/*.json, port: 9440 }' },
);

const Ec2Schema = Type.Object(
  {
    regions: Type.Array(
      Type.String({
        pattern: '^[a-z]{2}(-[a-z]+)+-\\d+$',
        examples: ['eu-west-1'],
        errorMessage: 'must be an AWS region, for example eu-west-1',
      }),
      {
        minItems: 1,
        maxItems: 40,
        description: 'AWS regions to look in.',
        errorMessage: 'must be a list of AWS regions, for example [eu-west-1]',
      },
    ),
    tags: Type.Optional(Selector),
    name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        default: '{tag:Name}',
        description: 'Name of a host: text with {tag:KEY}, {id}, {private-ip} or {zone} in it.',
        examples: ['{tag:Name}', '{tag:role}-{id}'],
        errorMessage: 'must be text with {tag:KEY}, {id}, {private-ip} or {zone} in it',
      }),
    ),
    address: Type.Optional(
      Type.Union([Type.Literal('private'), Type.Literal('public'), Type.Literal('ipv6')], {
        default: 'private',
        description: 'Which address of the instance the hub uses.',
        errorMessage: 'must be private, public or ipv6',
      }),
    ),
    scheme: Type.Optional(
      Type.Union([Type.Literal('http'), Type.Literal('https')], {
        default: 'http',
        description: 'How the agents are spoken to.',
        errorMessage: 'must be http or https',
      }),
    ),
    port: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 65_535,
        default: 9440,
        description: 'Port of the agents.',
        errorMessage: 'must be a port, for example 9440',
      }),
    ),
    every: Type.Optional(
      Duration({ description: 'How often AWS is asked; between 15s and 1d.', examples: ['60s'], default: '60s' }),
    ),
  },
  {
    additionalProperties: false,
    errorMessage: 'must be a place to look in, for example { regions: [eu-west-1], tags: { herald: "yes" } }',
  },
);

export const DiscoverySchema = Type.Object(
  {
    ec2: Type.Optional(
      Type.Array(Ec2Schema, {
        maxItems: 20,
        description: 'EC2 instances found by their tags.',
        errorMessage: 'must be a list, for example [{ regions: [eu-west-1], tags: { herald: "yes" } }]',
      }),
    ),
    files: Type.Optional(
      Type.Array(Type.Union([FilePath, FileMap], { errorMessage: 'must be a path, for example targets/*.json' }), {
        maxItems: 50,
        description: "Files in the form of Prometheus's file_sd (JSON or YAML), from this file's folder; * is allowed.",
        errorMessage: 'must be a list of paths, for example [targets/*.json]',
      }),
    ),
  },
  {
    additionalProperties: false,
    description: 'Where hosts are found that this file does not declare.',
    errorMessage: 'must be settings, for example { files: [targets/*.json] }',
  },
);
