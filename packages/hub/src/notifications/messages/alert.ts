/** What is said of incidents, with the buttons that go with it. */
import { buttonId } from '../../domain/button-id.ts';
import type { AlertNotification } from '../incidents/alert-notification.ts';
import type { Notice } from './notice.ts';

export const alertNotice: Notice<AlertNotification> = (alert) => {
  const { reference, editKey, to, status, headline, lines, mentionRoleId, notAfterMs, thread } = alert;
  const buttons = buttonsOf(alert);
  return [
    {
      reference,
      ...(editKey === undefined ? {} : { editKey }),
      to: to.kind === 'channel' ? { kind: 'channel', channelId: to.id } : { kind: 'person', userId: to.id },
      priority: 0,
      body: {
        status,
        headline: [...headline],
        lines: lines.map((line) => [...line]),
        ...(buttons.length > 0 ? { buttons } : {}),
        ...(thread ? { thread } : {}),
      },
      ...(mentionRoleId === undefined ? {} : { mentionRoleId }),
      ...(notAfterMs === undefined ? {} : { notAfterMs }),
    },
  ];
};

function buttonsOf({ acknowledgeId, customerTarget, to }: AlertNotification) {
  // Nobody's roles are known in a direct message, and only engineers may take an incident on.
  const mayAcknowledge = acknowledgeId !== undefined && to.kind === 'channel';
  return [
    ...(mayAcknowledge
      ? [{ label: "I'm on it", id: buttonId('incident-acknowledge', acknowledgeId), isMain: true }]
      : []),
    ...(customerTarget === undefined
      ? []
      : [{ label: 'Copy for customer', id: buttonId('customer-text', customerTarget) }]),
  ];
}
