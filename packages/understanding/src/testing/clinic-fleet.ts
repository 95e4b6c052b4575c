/** Hosts that are known by their service, role and place rather than by their names, for tests. */
import { type ConversationContext, contextOf } from '../context.ts';
import type { IncomingMessage } from '../incoming-message.ts';
import { indexNames } from '../names/index-names.ts';
import type { KnownNames } from '../names/known-names.ts';
import type { Question } from '../question.ts';
import { understand } from '../understand.ts';

const clinicFleet: KnownNames = {
  hosts: [
    aHost('intake-web-1', 'eu-central-1', { role: 'web' }),
    aHost('intake-web-2', 'eu-west-1', { role: 'web' }),
    aHost('intake-db', 'eu-central-1', { role: 'db' }),
    aHost('exports-cph-1', 'eu-north-1', { role: 'worker', city: 'Copenhagen' }),
    aHost('exports-nyc-1', 'us-east-1', { role: 'worker' }),
    aHost('scan-gw-1', 'eu-west-2', { role: 'gateway' }),
    aHost('scan-gw-2', 'ap-southeast-2', { role: 'gateway' }),
  ],
  services: [
    { name: 'intake', aliases: [], hosts: ['intake-web-1', 'intake-web-2', 'intake-db'] },
    { name: 'exports', aliases: [], hosts: ['exports-cph-1', 'exports-nyc-1'] },
    { name: 'scans', aliases: ['scan link'], customers: 'Radiology images', hosts: ['scan-gw-1', 'scan-gw-2'] },
  ],
};

function aHost(name: string, region: string, labels: Record<string, string>): KnownNames['hosts'][number] {
  return { name, aliases: [], ips: [], region, labels };
}

const clinicIndex = indexNames(clinicFleet);

/** Says `text` in a direct message, unless `heard` says otherwise, after `before` was asked. */
export function ask(text: string, heard: Partial<IncomingMessage> = {}, before?: string): Question {
  const said = { place: 'dm', engineersMentioned: false, personMentioned: false, ...heard } as const;
  let context: ConversationContext | undefined;
  if (before !== undefined) context = contextOf(understand({ ...said, text: before }, clinicIndex, undefined));
  return understand({ ...said, text }, clinicIndex, context);
}
