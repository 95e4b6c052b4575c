/** What somebody is told of, in words. */
import type { Subscription } from '../../../store/subscriptions/subscriptions.ts';
import { escapeMarkup } from '../markup.ts';

const gathered = { 'at-once': ' every morning', daily: ' every morning', weekly: ' on Monday mornings' } as const;

/** "I'll message you at once when billing goes down or comes back, and of downtime planned for billing every morning". */
export function subscriptionWords({ to, target, kinds, delivery, quiet }: Omit<Subscription, 'createdAtMs'>): string {
  const name = target.kind === 'all' ? 'anything' : `**${escapeMarkup(target.name)}**`;
  const planned = delivery === 'at-once' ? '' : gathered[delivery];
  const parts = [
    ...(kinds.includes('incident') ? [`at once when ${name} goes down or recovers`] : []),
    ...(kinds.includes('incident-digest') ? [`about outages of ${name}${gathered[delivery]}`] : []),
    ...(kinds.includes('downtime') ? [`when maintenance is scheduled for ${name}${planned}`] : []),
  ];
  const but = quiet ? `, but not from ${quiet.fromLocal} to ${quiet.toLocal} (${quiet.zone})` : '';
  return `I'll message ${to.kind === 'channel' ? 'this channel' : 'you'} ${parts.join(', and ')}${but}`;
}
