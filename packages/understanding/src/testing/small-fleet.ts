/** A few names that are easily mistaken for each other, for tests. */

import type { ConversationContext } from '../context.ts';
import type { IncomingMessage } from '../incoming-message.ts';
import { indexNames } from '../names/index-names.ts';
import type { KnownNames } from '../names/known-names.ts';
import type { Question } from '../question.ts';
import { understand } from '../understand.ts';

export const smallFleet: KnownNames = {
  hosts: [
    aHost('web-1', { region: 'eu-west-1', labels: { role: 'web' } }),
    aHost('web-2', { labels: { role: 'web' } }),
    aHost('web-11', { labels: { role: 'web' } }),
    aHost('api-1'),
    aHost('db-main', { aliases: ['prod db'], instanceId: 'i-0123456789abcdef0', ips: ['10.0.3.5'] }),
    aHost('worker-eu-1'),
    aHost('worker-us-1'),
  ],
  services: [
    { name: 'billing', aliases: ['payments'], hosts: ['api-1'] },
    { name: 'checkout', aliases: [], hosts: ['api-1'] },
  ],
};

function aHost(name: string, fields: Partial<KnownNames['hosts'][number]> = {}): KnownNames['hosts'][number] {
  return { name, aliases: [], ips: [], labels: {}, ...fields };
}

export const smallIndex = indexNames(smallFleet);

/** Says `text` in a channel, unless `heard` says otherwise. */
export function hear(text: string, heard: Partial<IncomingMessage> = {}, context?: ConversationContext): Question {
  return understand(
    { text, place: 'channel', engineersMentioned: false, personMentioned: false, ...heard },
    smallIndex,
    context,
  );
}
