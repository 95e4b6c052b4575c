/** What the hub reads from the environment. Secrets come apart from the rest and go only to what signs or logs in. */

import { readEnvironment, settingsInvalid } from '@herald/protocol/environment';
import { type Static, Type } from 'typebox';

const port = (options: { default: number; description: string }) =>
  Type.Integer({
    minimum: 0,
    maximum: 65535,
    fault: 'must be a port (0 to 65535; 0 picks a free one)',
    examples: [options.default],
    ...options,
  });

const url = (description: string, example: string, more: object = {}) =>
  Type.String({
    pattern: '^https?://',
    description,
    fault: 'must be an address that starts with http:// or https://',
    examples: [example],
    ...more,
  });

const wholeNumber = (
  unit: string,
  limits: { minimum: number; maximum: number },
  standard: number,
  description: string,
) =>
  Type.Integer({
    ...limits,
    default: standard,
    description,
    fault: `must be a whole number of ${unit} from ${limits.minimum} to ${limits.maximum}`,
    examples: [standard],
  });

export const hubVariables = Type.Object({
  HERALD_REGISTRY: Type.String({
    default: 'registry.yaml',
    description: 'The registry: which hosts and services there are.',
    examples: ['registry.yaml'],
  }),
  HERALD_DATA_DIR: Type.String({
    default: '.herald',
    description: 'Where the hub keeps its key, database and pinned certificates.',
    examples: ['/var/lib/herald'],
  }),
  HERALD_WEB_HOST: Type.String({
    default: '127.0.0.1',
    description: 'Address the web pages are served on.',
    examples: ['0.0.0.0'],
  }),
  HERALD_WEB_PORT: port({ default: 8080, description: 'Port of the web pages.' }),
  HERALD_WEB_URL: Type.Optional(
    url('How people reach the web pages, for links and for sign-in; without a path.', 'https://herald.example.com', {
      pattern: '^https?://[^/?#\\s]+/?$',
      fault: 'must be an address that starts with http:// or https:// and has no path: the pages stand at its root',
    }),
  ),
  HERALD_WEB_TRUSTED_PROXIES: Type.String({
    default: '127.0.0.0/8, ::1',
    pattern: '^(none|[0-9a-fA-F.:]+(/[0-9]{1,3})?( *, *[0-9a-fA-F.:]+(/[0-9]{1,3})?)*)$',
    description:
      'Networks of the proxies before the pages. Only what they say of where a visitor comes from counts; else all visitors of a proxy share the limits of one.',
    fault: 'must be networks such as 10.0.0.0/8, fd00::/8, or none',
    examples: ['10.0.0.0/8'],
  }),
  HERALD_PUBLIC_STATUS: Type.Union([Type.Literal('open'), Type.Literal('closed')], {
    default: 'open',
    description: 'Whether the status page may be seen without signing in: open or closed. It never shows addresses.',
    fault: 'must be open or closed',
    examples: ['open'],
  }),
  HERALD_LOG_LEVEL: Type.Union(
    ['error', 'warn', 'info', 'debug'].map((level) => Type.Literal(level)),
    {
      default: 'info',
      description: 'error, warn, info or debug.',
      fault: 'must be error, warn, info or debug',
      examples: ['info'],
    },
  ),
  DISCORD_API_URL: url(
    "Where Discord's API is; change it only for a proxy or a compatible server.",
    'https://discord.com/api',
    { default: 'https://discord.com/api' },
  ),
  DISCORD_APPLICATION_URL: Type.Optional(
    url("Discord's site, where people add the bot and sign in, if not discord.com.", 'https://discord.com'),
  ),
  HERALD_METRICS_HOSTS: Type.Boolean({
    default: false,
    description: "true adds every host's latest figures to the hub's own /metrics.",
    fault: 'must be true or false',
    examples: [false],
  }),
  HERALD_HUB_NAME: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9._-]{1,63}$',
      description: 'Name of this hub where several share one PostgreSQL; by default the host name and process id.',
      fault: 'must be 1 to 63 letters, digits, dots, dashes or underscores',
      examples: ['hub-a'],
    }),
  ),
  HERALD_HUB_LABELS: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9._-]+=[A-Za-z0-9._-]+(,[A-Za-z0-9._-]+=[A-Za-z0-9._-]+)*$',
      description: 'Labels of this hub where several share one PostgreSQL, for HERALD_SHARD_LABEL.',
      fault: 'must be labels such as region=eu-west-1,tier=gold',
      examples: ['region=eu-west-1'],
    }),
  ),
  HERALD_SHARD_LABEL: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9._-]{1,63}$',
      description:
        'Host label (or region) that says which hubs poll a host: those with the same value in HERALD_HUB_LABELS. The same on every hub.',
      fault: 'must be the name of a label, for example region',
      examples: ['region'],
    }),
  ),
  HERALD_HISTORY_RAW_HOURS: wholeNumber(
    'hours',
    { minimum: 1, maximum: 168 },
    6,
    'Hours for which every reading is kept. The same on every hub, as the next three.',
  ),
  HERALD_HISTORY_MINUTE_DAYS: wholeNumber(
    'days',
    { minimum: 1, maximum: 400 },
    7,
    'Days for which history is kept by the minute.',
  ),
  HERALD_HISTORY_HOUR_DAYS: wholeNumber(
    'days',
    { minimum: 2, maximum: 4_000 },
    400,
    'Days for which history is kept by the hour.',
  ),
  HERALD_HISTORY_DAY_DAYS: wholeNumber(
    'days',
    { minimum: 30, maximum: 36_600 },
    3_660,
    'Days for which history is kept by the day.',
  ),
  HERALD_BACKUP_DIR: Type.Optional(
    Type.String({
      description: 'Folder into which the hub backs itself up every night; none if not set.',
      examples: ['/var/lib/herald/backups'],
    }),
  ),
  HERALD_BACKUP_NIGHTS: wholeNumber(
    'nights',
    { minimum: 1, maximum: 400 },
    14,
    'Backups that are kept, besides the first of each of the last twelve months.',
  ),
  HERALD_MODEL_URL: Type.Optional(
    url(
      'A language model that reads messages to Herald which Herald cannot read itself: an OpenAI-compatible chat interface. Names, aliases and these words go there. None if not set.',
      'https://models.example.com/v1',
    ),
  ),
  HERALD_MODEL_NAME: Type.Optional(
    Type.String({ maxLength: 200, description: 'Name of that model.', examples: ['a-small-model'] }),
  ),
  HERALD_MODEL_CALLS_PER_DAY: wholeNumber(
    'calls',
    { minimum: 1, maximum: 100_000 },
    300,
    'How often that model may be asked in a day; a call is at most about 4,000 tokens.',
  ),
  HERALD_IDENTITY_CERTIFICATES: Type.Optional(
    Type.String({
      description:
        "Directory with AWS's public certificates, one PEM a region, to check instance identity documents with.",
      examples: ['/etc/herald/identity'],
    }),
  ),
});

const token = { minLength: 16, fault: 'must be at least 16 characters' };

export const hubSecretVariables = Type.Object({
  DISCORD_TOKEN: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_.-]{10,500}$',
      description: "The bot's token (Discord developer portal, Bot). Without it the sandbox stands in for Discord.",
      fault: 'does not look like a bot token (letters, digits, dots, dashes; about 70 characters)',
      examples: ['copy-it-from-the-developer-portal'],
    }),
  ),
  DISCORD_CLIENT_SECRET: Type.Optional(
    Type.String({
      ...token,
      description:
        'OAuth2 secret, so that people sign in to the pages with Discord. Without it the hub prints a one-time link.',
      examples: ['copy-it-from-the-developer-portal'],
    }),
  ),
  HERALD_HUB_PRIVATE_KEY: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{43}=?$',
      description: "The hub's signing key, if not kept in a file. `npm run herald -- key new` makes one.",
      fault: 'must be 43 characters of base64url',
      examples: ['made-by-herald-key-new'],
    }),
  ),
  HERALD_HUB_PRIVATE_KEY_FILE: Type.Optional(
    Type.String({
      description: 'File with the signing key; by default hub.key in the data directory, made at the first start.',
      examples: ['/run/secrets/herald-hub.key'],
    }),
  ),
  HERALD_DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description: 'A PostgreSQL database; without it the hub keeps a SQLite file in its data directory.',
      fault: 'must start with postgres:// or postgresql://',
      examples: ['postgres://herald@db.example.com/herald'],
    }),
  ),
  HERALD_API_TOKEN: Type.Optional(
    Type.String({
      ...token,
      description:
        'Bearer token that reads the JSON API and /metrics; tokens of people are made by `herald token new`.',
      examples: ['a-long-random-string'],
    }),
  ),
  HERALD_PRIVACY_KEY: Type.Optional(
    Type.String({
      ...token,
      description: 'Key of the hashes that stand for people; by default made once and kept in the data directory.',
      examples: ['a-long-random-string'],
    }),
  ),
  HERALD_PASSPHRASE: Type.Optional(
    Type.String({
      ...token,
      description:
        'Seals the keys of the hub: in the PostgreSQL that several hubs share, and in backups. The same on every hub.',
      examples: ['a-long-random-string'],
    }),
  ),
  HERALD_MODEL_KEY: Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{1,2000}$',
      description: 'Key of the language model, sent as a bearer token; none for a server that wants none.',
      fault: 'must be printable characters without spaces',
      examples: ['copy-it-from-whoever-runs-the-model'],
    }),
  ),
  HERALD_HEARTBEAT_URL: Type.Optional(
    url(
      "A dead man's switch elsewhere that the hub calls every minute while it is well.",
      'https://heartbeat.example.com/abc',
    ),
  ),
});

const modelVariables = ['HERALD_MODEL_URL', 'HERALD_MODEL_NAME', 'HERALD_MODEL_KEY'] as const;

export type HubSettings = Static<typeof hubVariables>;
export type HubSecrets = Static<typeof hubSecretVariables>;

/** Throws `settings/invalid` with all faults of both tables at once, one line each, without values. */
export function readHubSettings(env: Readonly<Record<string, string | undefined>>): {
  settings: HubSettings;
  secrets: HubSecrets;
} {
  const faults: string[] = [];
  const settings = attempt(() => readEnvironment(hubVariables, env));
  const secrets = attempt(() => readEnvironment(hubSecretVariables, env));
  if (env['HERALD_HUB_PRIVATE_KEY'] && env['HERALD_HUB_PRIVATE_KEY_FILE']) {
    faults.push('HERALD_HUB_PRIVATE_KEY and HERALD_HUB_PRIVATE_KEY_FILE are both set: keep one.');
  }
  for (const variable of ['HERALD_MODEL_URL', 'HERALD_MODEL_NAME'] as const)
    if (!env[variable] && modelVariables.some((one) => env[one]))
      faults.push(`${variable} is missing: a language model has an address and a name.`);
  if (settings && secrets && faults.length === 0) return { settings, secrets };
  throw settingsInvalid(
    faults.map((line) => ({ variable: line.split(' ')[0] ?? '', message: line.slice(line.indexOf(' ') + 1) })),
  );

  function attempt<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      faults.push(...(error instanceof Error ? error.message : String(error)).split('\n'));
      return undefined;
    }
  }
}
