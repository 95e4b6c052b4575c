/** `discord:` and `webhooks:` as people write them. */
import { Type } from 'typebox';
import { HttpUrl, Names, namePattern, Snowflake } from './scalars.ts';

const yes = (description: string) =>
  Type.Optional(Type.Boolean({ default: false, description, errorMessage: 'must be true or false' }));

const ids = (description: string) =>
  Type.Optional(
    Type.Array(Snowflake({ description: 'Id of a Discord role.' }), {
      maxItems: 50,
      description,
      errorMessage: 'must be a list of role ids, for example ["334455667788990011"]',
    }),
  );

const channel = (description: string) => Type.Optional(Snowflake({ description }));

const snowflakeKey = Type.String({ pattern: '^[0-9]{15,20}$' });

const ChannelSchema = Type.Object(
  {
    about: Type.Optional(Names('Hosts or services that "my server" means here.', 'storefront')),
    'ask-engineering': yes('People put questions to engineers here.'),
    answer: Type.Optional(
      Type.Boolean({
        description:
          'Whether Herald answers here. Where any channel says true, only those that say so are answered in; otherwise all but those that say false.',
        errorMessage: 'must be true or false',
      }),
    ),
    board: yes('Herald keeps a live board pinned here.'),
    listens: Type.Optional(
      Type.Union([Type.Literal('always'), Type.Literal('plainly'), Type.Literal('mentions')], {
        description:
          'What Herald answers here unasked: whatever may be a question (always), what is plainly one, with a quiet sign under what may be (plainly), or only mentions. Without it always where the channel has about, board or ask-engineering, else plainly.',
        errorMessage: 'must be always, plainly or mentions',
      }),
    ),
    addresses: Type.Optional(
      Type.Union([Type.Literal('all'), Type.Literal('private'), Type.Literal('none')], {
        default: 'private',
        description: 'Which IP addresses are shown here to people who are no engineers.',
        errorMessage: 'must be all, private or none',
      }),
    ),
  },
  {
    additionalProperties: false,
    description: 'What holds in this channel.',
    errorMessage: 'must be settings of a channel, for example { about: storefront }',
  },
);

export const DiscordSchema = Type.Partial(
  Type.Object(
    {
      guild: Snowflake({
        description: 'The one server (guild) that Herald serves; without it the only one that the bot is in.',
      }),
      alerts: channel('Channel for alerts, unless a service says otherwise.'),
      announcements: channel('Channel where downtime is announced.'),
      registry: channel('Channel where changes of this file and problems with it are said.'),
      digest: channel('Channel for the weekly and monthly digest.'),
      channels: Type.Record(snowflakeKey, ChannelSchema, {
        maxProperties: 500,
        description: 'Channels by id.',
        errorMessage: 'must be channels by id, for example "123456789012345678": { about: storefront }',
      }),
      people: Type.Record(snowflakeKey, Names('Hosts or services.', '[web-1]'), {
        maxProperties: 5_000,
        description: 'Person (user id) to the hosts or services that "my server" means for them.',
        errorMessage: 'must be people by id, for example "123456789012345678": [web-1]',
      }),
      engineers: ids('Roles of engineers: they see addresses, plan downtime, acknowledge incidents.'),
      platform: ids('Roles of the platform team: they see the registry and the fleet.'),
      'may-ask': ids(
        'Roles that may ask Herald, beside engineers and platform; without it every member of the server.',
      ),
      'may-see-addresses': ids('Roles that are shown IP addresses, beside engineers; without it whoever may ask.'),
      'public-addresses': Type.Union([Type.Literal('everyone'), Type.Literal('engineers')], {
        default: 'engineers',
        description: 'Who is shown public IP addresses.',
        errorMessage: 'must be everyone or engineers',
      }),
    },
    {
      additionalProperties: false,
      description: 'Where Herald speaks in Discord, and to whom.',
      errorMessage: 'must be settings for Discord, for example { alerts: "998877665544332211" }',
    },
  ),
);

export const WebhooksSchema = Type.Record(
  Type.String({ pattern: namePattern }),
  Type.Object(
    {
      url: HttpUrl('Where incidents and downtime are posted.'),
      secret: Type.String({
        pattern: '^[A-Z][A-Z0-9_]{2,63}$',
        description: 'Name of the environment variable that holds the signing secret; never the secret itself.',
        examples: ['PAGER_WEBHOOK_SECRET'],
        errorMessage:
          'must be the name of an environment variable, for example PAGER_WEBHOOK_SECRET; a secret must not stand in this file',
      }),
    },
    {
      additionalProperties: false,
      errorMessage:
        'must be a webhook, for example { url: "https://pager.example.com/herald", secret: PAGER_WEBHOOK_SECRET }',
    },
  ),
  {
    maxProperties: 20,
    description: 'Other tools that are told, by name.',
    errorMessage: 'must be webhooks by name, for example pager: { url: …, secret: … }',
  },
);
