/** `maintenance:`, `reminders:` and `inquiries:` as people write them. */
import { Type } from 'typebox';
import { Duration, LocalDate, LocalDateTime, Names, Sentence, Zone } from './scalars.ts';

export const MaintenanceSchema = Type.Array(
  Type.Object(
    {
      id: Type.Optional(
        Type.String({
          pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
          description: 'Stays the same when the title changes. Made from the title if not given.',
          errorMessage: 'must be lower-case letters, digits and hyphens, for example database-patching',
        }),
      ),
      title: Sentence('What is done, in a few words.', 100),
      services: Type.Optional(Names('Services that it touches.', '[billing]')),
      hosts: Type.Optional(Names('Hosts that it touches.', '[api-1]')),
      starts: LocalDateTime('Day and time of day in `zone`, on the wall clock.'),
      lasts: Duration({ description: 'How long; at most 14d.', examples: ['90m'] }),
      zone: Type.Optional(Zone('Zone of `starts`. The default zone if not given.')),
      repeats: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 300,
          description: 'When it comes again, in words or as an RFC 5545 rule.',
          examples: [
            'daily',
            'every 2 weeks',
            'weekly on Monday',
            'monthly on the last Saturday',
            'monthly on day 1',
            'FREQ=MONTHLY;BYDAY=-1SA',
          ],
          errorMessage: 'must be a repeat, for example weekly on Monday or monthly on the last Saturday',
        }),
      ),
      customers: Type.Optional(Sentence('What customers will notice.')),
      owner: Type.Optional(Sentence('Who does it.', 100)),
    },
    {
      additionalProperties: false,
      errorMessage: 'must be a maintenance window with title, starts and lasts',
    },
  ),
  {
    maxItems: 500,
    description: 'Planned downtime.',
    errorMessage: 'must be a list of maintenance windows, each with title, starts and lasts',
  },
);

export const RemindersSchema = Type.Array(
  Duration({ description: 'How long before a downtime people are reminded.', examples: ['24h', '1h'] }),
  {
    maxItems: 10,
    default: ['7d', '24h', '1h'],
    description: 'How long before a downtime people are reminded. Empty: not at all.',
    errorMessage: 'must be a list of times, for example [7d, 24h, 1h]',
  },
);

const perDay = (what: string, standard: number) =>
  Type.Number({
    minimum: 0,
    maximum: 100_000,
    default: standard,
    description: what,
    errorMessage: `must be a number of inquiries a day, for example ${standard}`,
  });

export const InquiriesSchema = Type.Partial(
  Type.Object(
    {
      mode: Type.Union([Type.Literal('observe'), Type.Literal('answer')], {
        default: 'answer',
        description: '`observe` only counts, to measure how things were before Herald answers.',
        errorMessage: 'must be observe or answer',
      }),
      hours: Type.String({
        maxLength: 100,
        default: 'Mon-Fri 09:00-18:00',
        description: 'Working days and hours, in `zone`.',
        examples: ['Mon-Fri 09:00-18:00', 'Mon-Thu, Sat 08:30-17:00'],
        errorMessage: 'must be days and hours, for example Mon-Fri 09:00-18:00',
      }),
      zone: Zone('Zone of the hours. The default zone if not given.'),
      holidays: Type.Array(LocalDate, {
        maxItems: 1_000,
        default: [],
        description: 'Days on which nobody works.',
        errorMessage: 'must be a list of days, for example [2026-12-25]',
      }),
      'answer-within-hours': Type.Number({
        exclusiveMinimum: 0,
        maximum: 1_000,
        default: 9,
        description: 'An escalation is answered within so many working hours; 9 is one day of 09:00-18:00.',
        errorMessage: 'must be a number of working hours, for example 9',
      }),
      baseline: perDay('Inquiries that reached engineers each working day before Herald.', 50),
      goal: perDay('What they are to fall to.', 30),
      'keep-text-days': Type.Integer({
        minimum: 0,
        maximum: 90,
        default: 0,
        description: 'Days that the text of messages is kept; 0 keeps none.',
        errorMessage: 'must be a whole number of days from 0 to 90',
      }),
      learn: Type.Union([Type.Literal('on'), Type.Literal('off')], {
        default: 'off',
        description:
          '`on` keeps the words of questions whose answer somebody corrected or asked for by a press, without names, for 90 days at most, for `herald misses`. `off` keeps none, and forgets those that were kept.',
        errorMessage: 'must be on or off',
      }),
    },
    {
      additionalProperties: false,
      description: 'Questions that reach engineers: their clock, and what they are compared with.',
      errorMessage: 'must be settings, for example { hours: "Mon-Fri 09:00-18:00" }',
    },
  ),
);
