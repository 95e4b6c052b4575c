/** `services:` as people write them. */
import { Type } from 'typebox';
import { Aliases, Duration, HttpUrl, namePattern, Private, Selector, Sentence, Snowflake } from './scalars.ts';

const every = Type.Optional(
  Duration({ description: 'How often; between 5s and 1d.', examples: ['30s'], default: '30s' }),
);
const timeout = Type.Optional(
  Duration({ description: 'How long to wait; at most 60s.', examples: ['5s'], default: '5s' }),
);

const HttpCheck = Type.Object(
  {
    http: HttpUrl('Address that customers use; asked with GET, redirects are not followed.'),
    status: Type.Optional(
      Type.Integer({
        minimum: 100,
        maximum: 599,
        description: 'The HTTP status that means well; without it any of success (200 to 299).',
        errorMessage: 'must be an HTTP status, for example 200',
      }),
    ),
    every,
    timeout,
  },
  { additionalProperties: false },
);

const hostAndPort = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 300,
    description,
    examples: ['db.example.com:5432'],
    errorMessage: 'must be a host and a port, for example db.example.com:5432',
  });

const TcpCheck = Type.Object(
  { tcp: hostAndPort('Host and port that must accept a connection.'), every, timeout },
  { additionalProperties: false },
);

const CertificateCheck = Type.Object(
  {
    certificate: hostAndPort('Host whose TLS certificate must stay valid; port 443 unless given.'),
    'days-left': Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 365,
        default: 14,
        description: 'Warn when it expires within so many days.',
        errorMessage: 'must be a number of days, for example 14',
      }),
    ),
    every: Type.Optional(Duration({ description: 'How often; between 5s and 1d.', examples: ['1h'], default: '1h' })),
    timeout,
  },
  { additionalProperties: false },
);

const CheckAddress = Type.String({
  pattern: '^(https?|tcp|certificate)://[^\\s/]+',
  maxLength: 2000,
  description: 'https://… or http://… to ask, tcp://host:port to connect to, certificate://host to watch its expiry.',
  errorMessage: 'must begin with https://, http://, tcp:// or certificate://',
});

const Check = Type.Union([CheckAddress, HttpCheck, TcpCheck, CertificateCheck], {
  errorMessage: 'must be an address or one of { http: … }, { tcp: … }, { certificate: … }',
});

const ServiceSchema = Type.Object(
  {
    aliases: Type.Optional(Aliases),
    hosts: Type.Optional(
      Type.Union(
        [
          Type.String({ minLength: 1, maxLength: 63 }),
          Type.Array(Type.String({ minLength: 1, maxLength: 63 }), { maxItems: 10_000 }),
          Selector,
        ],
        {
          description: 'Its hosts: a list of names, or labels that they have.',
          errorMessage: 'must be host names or labels, for example [api-1, api-2] or { role: web }',
        },
      ),
    ),
    needs: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_000,
        default: 1,
        description: 'How many of its hosts must be up for the service to be up.',
        errorMessage: 'must be a whole number of hosts, for example 2',
      }),
    ),
    check: Type.Optional(
      Type.Union([CheckAddress, HttpCheck, TcpCheck, CertificateCheck, Type.Array(Check, { maxItems: 20 })], {
        description: 'What customers use, checked from the hub.',
        errorMessage: 'must be an address, a check such as { tcp: db:5432 }, or a list of them',
      }),
    ),
    customers: Type.Optional(Sentence('What customers know it as, for example "Invoices and card payments".')),
    owner: Type.Optional(
      Type.Object(
        {
          team: Sentence('The team that answers for it.', 100),
          role: Type.Optional(
            Snowflake({ description: 'The one Discord role that an escalation about it may mention.' }),
          ),
        },
        {
          additionalProperties: false,
          description: 'Who is asked when Herald cannot answer.',
          errorMessage: 'must be an owner, for example { team: Payments, role: "112233445566778899" }',
        },
      ),
    ),
    alerts: Type.Optional(Snowflake({ description: 'Channel for its alerts, instead of discord.alerts.' })),
    private: Private,
  },
  {
    additionalProperties: false,
    description: 'What customers know: a group of hosts, optionally with checks of the endpoint they use.',
    errorMessage: 'must be a service, for example { hosts: [api-1, api-2], needs: 1 }',
  },
);

export const ServicesSchema = Type.Record(Type.String({ pattern: namePattern }), ServiceSchema, {
  maxProperties: 1_000,
  description: 'Services by the name people use.',
  errorMessage: 'must be services by name, for example billing: { hosts: [api-1] }',
});
