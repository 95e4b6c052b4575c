/** The whole registry file as people write it. The JSON Schema for editors is made from this. */
import { type Static, Type } from 'typebox';
import { DiscordSchema, WebhooksSchema } from './discord-schema.ts';
import { DiscoverySchema } from './discovery-schema.ts';
import { DefaultsSchema, HostsSchema } from './host-schema.ts';
import { InquiriesSchema, MaintenanceSchema, RemindersSchema } from './plan-schema.ts';
import { ServicesSchema } from './service-schema.ts';
import { SiteSchema } from './site-schema.ts';

export type RegistryFile = Static<typeof RegistryFile>;
export const RegistryFile = Type.Partial(
  Type.Object({
    include: Type.Array(Type.String({ minLength: 1, maxLength: 1000, errorMessage: 'must be a path' }), {
      maxItems: 200,
      default: [],
      description:
        'Further files, or folders of which every .yaml file counts, from the folder of this file. All count as one registry.',
      examples: [['teams', 'checks/shop.yaml']],
      errorMessage: 'must be a list of files or folders, for example [teams, checks/shop.yaml]',
    }),
    defaults: DefaultsSchema,
    hosts: HostsSchema,
    services: ServicesSchema,
    site: SiteSchema,
    discovery: DiscoverySchema,
    discord: DiscordSchema,
    maintenance: MaintenanceSchema,
    reminders: RemindersSchema,
    inquiries: InquiriesSchema,
    webhooks: WebhooksSchema,
  }),
  {
    additionalProperties: false,
    title: 'Herald registry',
    description: 'The hosts and services that Herald answers for.',
    errorMessage: 'must be a map with hosts and services',
  },
);
