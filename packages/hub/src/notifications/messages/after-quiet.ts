/** All that happened while somebody wanted quiet, in one message. */
import { type Static, Type } from 'typebox';
import { Card } from '../../domain/card.ts';
import { say } from '../../format/text.ts';
import { plural } from '../../format/words.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import type { Notice } from './notice.ts';

/** One thing that happened. */
export type Waiting = Static<typeof Waiting>;
export const Waiting = Type.Object({
  atMs: Type.Number(),
  status: Card.properties.status,
  headline: Card.properties.headline,
});

const mostLines = 20;

/** `quietEndsAtMs` tells one quiet time from the next: what waited for it is said once. */
export const afterQuietNotice: Notice<{
  to: Subscription['to'];
  quietEndsAtMs: number;
  items: readonly Waiting[];
}> = ({ to, quietEndsAtMs, items }) => [
  {
    reference: `gathered/${quietEndsAtMs}/${to.kind}/${to.id}`,
    to: to.kind === 'channel' ? { kind: 'channel', channelId: to.id } : { kind: 'person', userId: to.id },
    priority: 3,
    body: {
      status: 'none',
      headline: [...say`${{ strong: `${plural(items.length, 'thing')} happened while you wanted quiet.` }}`],
      lines: items
        .toSorted((a, b) => a.atMs - b.atMs)
        .slice(-mostLines)
        .map(({ atMs, headline }) => [...say`${{ atMs, style: 'moment' }}: `, ...headline]),
    },
  },
];
