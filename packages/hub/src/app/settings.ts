/** What the hub reads from the environment. Secrets come apart from the rest and go only to what signs or logs in. */

import { readEnvironment, settingsInvalid } from '@herald/protocol/environment';
import { type Static, Type } from 'typebox';
import { hubSecretVariables } from './secret-variables.ts';
import { port, url, wholeNumber } from './variable-kinds.ts';

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
