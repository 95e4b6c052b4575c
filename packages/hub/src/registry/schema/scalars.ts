/** The small things people write in a registry. `errorMessage` is read by editors (yaml-language-server) and by Herald alike. */
import { Type } from 'typebox';

type Words = { description: string; examples?: string[]; default?: unknown };

export const namePattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$';

const Alias = Type.String({
  pattern: '^\\S(.{0,61}\\S)?$',
  description: 'Another name that people use; spaces are welcome.',
  examples: ['shop front'],
  errorMessage: 'must be 1 to 63 characters, without spaces at either end',
});

export const Aliases = Type.Array(Alias, {
  maxItems: 20,
  description: 'Other names that people use for it.',
  errorMessage: 'must be a list of names, for example [shop front, web]',
});

export const Duration = ({ description, examples = ['15s', '90m', '1h 30m'], default: standard }: Words) =>
  Type.String({
    pattern:
      '^\\s*\\d+(\\.\\d+)?\\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)(\\s*\\d+(\\.\\d+)?\\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?))*\\s*$',
    maxLength: 40,
    description,
    examples,
    ...(standard === undefined ? {} : { default: standard }),
    errorMessage: 'must be a time with its unit, for example 15s, 90m, 1h 30m or 2d',
  });

export const Snowflake = ({ description, examples = ['998877665544332211'] }: Words) =>
  Type.String({
    pattern: '^[0-9]{15,20}$',
    description,
    examples,
    errorMessage:
      'must be a Discord id of 15 to 20 digits, in quotes (in Discord: Settings, Advanced, Developer Mode on; then right-click and Copy ID)',
  });

export const Zone = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 64,
    description,
    examples: ['Europe/Berlin', 'UTC'],
    errorMessage: 'must be a time zone, for example Europe/Berlin',
  });

export const LocalDateTime = (description: string) =>
  Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}[ T]\\d{1,2}:\\d{2}(:\\d{2})?$',
    description,
    examples: ['2026-03-28 22:00'],
    errorMessage: 'must be a day and a time of day, for example 2026-03-28 22:00',
  });

export const LocalDate = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  examples: ['2026-12-25'],
  errorMessage: 'must be a day, for example 2026-12-25',
});

/** Text that is shown to people. */
export const Sentence = (description: string, maxLength = 300) =>
  Type.String({
    minLength: 1,
    maxLength,
    description,
    errorMessage: `must be text of 1 to ${maxLength} characters`,
  });

export const HttpUrl = (description: string) =>
  Type.String({
    pattern: '^https?://[^\\s/]+',
    maxLength: 2000,
    description,
    examples: ['https://shop.example.com/health'],
    errorMessage: 'must be an address that begins with https:// or http://',
  });

/** Tags and labels: any scalar counts as its text. */
const LabelValue = Type.Union([Type.String({ maxLength: 256 }), Type.Number(), Type.Boolean()], {
  errorMessage: 'must be a single value, for example web',
});

export const Labels = Type.Record(Type.String({ pattern: '^.{1,128}$' }), LabelValue, {
  maxProperties: 50,
  errorMessage: 'must be labels with values, for example { role: web }',
});

/** What a selector asks for: every label must fit; a list offers a choice of values. */
export const Selector = Type.Record(
  Type.String({ pattern: '^.{1,128}$' }),
  Type.Union([LabelValue, Type.Array(LabelValue, { minItems: 1, maxItems: 50 })]),
  {
    minProperties: 1,
    maxProperties: 20,
    description: 'All hosts that have these labels.',
    errorMessage: 'must be labels with values, for example { role: web }',
  },
);

/** One name or a list of names. */
export const Names = (description: string, example: string) =>
  Type.Union(
    [
      Type.String({ minLength: 1, maxLength: 63 }),
      Type.Array(Type.String({ minLength: 1, maxLength: 63 }), { maxItems: 10_000 }),
    ],
    { description, errorMessage: `must be a name or a list of names, for example ${example}` },
  );

export const Private = Type.Optional(
  Type.Boolean({
    default: false,
    description: 'Hides it from the public status page.',
    errorMessage: 'must be true or false',
  }),
);
