/** What somebody is told of, in words. */
import { say, strong, type Text } from '../format/text.ts';
import type { Subscription } from '../store/subscriptions/subscriptions.ts';

const gathered = { 'at-once': ' every morning', daily: ' every morning', weekly: ' on Monday mornings' } as const;

/** "I'll message you at once when billing goes down or recovers, and when maintenance is scheduled for billing". */
export function subscriptionWords({ to, target, kinds, delivery, quiet }: Omit<Subscription, 'createdAtMs'>): Text {
  const name = target.kind === 'all' ? 'anything' : strong(target.name);
  const planned = delivery === 'at-once' ? '' : gathered[delivery];
  const parts = [
    ...(kinds.includes('incident') ? [say`at once when ${name} goes down or recovers`] : []),
    ...(kinds.includes('incident-digest') ? [say`about outages of ${name}${gathered[delivery]}`] : []),
    ...(kinds.includes('downtime') ? [say`when maintenance is scheduled for ${name}${planned}`] : []),
  ];
  const but = quiet ? `, but not from ${quiet.fromLocal} to ${quiet.toLocal} (${quiet.zone})` : '';
  const what = parts.flatMap((part, at) => (at === 0 ? part : say`, and ${part}`));
  return say`I'll message ${to.kind === 'channel' ? 'this channel' : 'you'} ${what}${but}`;
}
