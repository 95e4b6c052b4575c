/** An alert as the outbox holds it. */
import { buttonId } from '../../domain/button-id.ts';
import type { Card } from '../../domain/card.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { type AlertNotification, envelopeOf } from './alert-notification.ts';

/** For `createIncidentStore`'s `render`. */
export function alertOutbound(intent: AlertNotification): OutboxMessage {
  const { status, headline, lines, acknowledgeId, customerTarget, to, thread } = intent;
  // Nobody's roles are known in a direct message, and only engineers may take an incident on.
  const mayAcknowledge = acknowledgeId !== undefined && to.kind === 'channel';
  const buttons = [
    ...(mayAcknowledge
      ? [{ label: "I'm on it", id: buttonId('incident-acknowledge', acknowledgeId), isMain: true }]
      : []),
    ...(customerTarget === undefined
      ? []
      : [{ label: 'Copy for customer', id: buttonId('customer-text', customerTarget) }]),
  ];
  const card: Card = {
    status,
    headline: [...headline],
    lines: lines.map((line) => [...line]),
    ...(buttons.length > 0 ? { buttons } : {}),
    ...(thread ? { thread } : {}),
  };
  return { ...envelopeOf(intent), body: card };
}
