import { expect, it } from 'vitest';
import type { AlertNotification } from '../incidents/alert-notification.ts';
import { alertNotice } from './alert.ts';

const alert: AlertNotification = {
  kind: 'fall',
  reference: 'r',
  to: { kind: 'channel', id: 'alerts' },
  status: 'down',
  headline: ['h'],
  lines: [['l']],
  incidentIds: [],
};
const person = { kind: 'person', id: '7' } as const;

it('can be taken on by an engineer in a channel, and not in a direct message', () => {
  const [inChannel] = alertNotice({ ...alert, acknowledgeId: 'g-1' });
  expect(inChannel?.body).toMatchObject({
    status: 'down',
    buttons: [{ id: expect.stringMatching(/g-1$/), isMain: true }],
  });
  const [toPerson] = alertNotice({ ...alert, acknowledgeId: 'g-1', to: person });
  expect(toPerson?.body).not.toHaveProperty('buttons');
  expect(alertNotice(alert)[0]?.body).not.toHaveProperty('buttons');
});

it('goes to its channel or person before everything else, once, and not when it is old', () => {
  const body = { status: 'down', headline: ['h'], lines: [['l']] };
  expect(alertNotice(alert)).toEqual([
    { reference: 'r', to: { kind: 'channel', channelId: 'alerts' }, priority: 0, body },
  ]);
  expect(alertNotice({ ...alert, to: person, editKey: 'e', mentionRoleId: '42', notAfterMs: 9 })).toEqual([
    {
      reference: 'r',
      editKey: 'e',
      to: { kind: 'person', userId: '7' },
      priority: 0,
      body,
      mentionRoleId: '42',
      notAfterMs: 9,
    },
  ]);
});
