/** Variables that go only to what signs or logs in: none of them is ever shown. */
import { Type } from 'typebox';
import { url } from './variable-kinds.ts';

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
