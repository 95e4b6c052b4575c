/** An announcement in channels, and the question to whom it may concern: who hears what, once. */
import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../downtime/announcement.ts';
import { aDowntime } from '../../downtime/testing/planned-fleet.ts';
import { plainText } from '../../format/text.ts';
import { announcementCard, announcementNotice } from './announcement.ts';

const anAnnouncement = (override: Partial<Announcement> = {}): Announcement => ({
  reference: 'r',
  covers: [],
  editKey: 'e',
  delivery: 'edit',
  kind: 'planned',
  downtime: aDowntime(),
  atMs: 0,
  audience: { channelIds: ['1', '2'], names: ['exports'] },
  headline: ['Planned: exports is down.'],
  lines: [['Moving disks.']],
  note: ['In short.'],
  ...override,
});
const person = { kind: 'person', userId: '7' } as const;
const role = { kind: 'role', roleId: '42' } as const;
const words = (text: Parameters<typeof plainText>[0]) => plainText(text, () => '');
const sent = (announcement: Announcement, owner?: typeof person | typeof role) =>
  announcementNotice({ announcement, owner }).map(({ reference, editKey, to, body, mentionRoleId }) => ({
    reference,
    editKey,
    to: to.kind === 'channel' ? to.channelId : to,
    says: words(body.headline),
    ...(mentionRoleId && { mentionRoleId }),
  }));

describe('in channels', () => {
  it('it is one message that is edited, in each', () => {
    const says = 'Planned: exports is down.';
    expect(sent(anAnnouncement())).toEqual([
      { reference: 'r/in/1', editKey: 'e/in/1', to: '1', says },
      { reference: 'r/in/2', editKey: 'e/in/2', to: '2', says },
    ]);
  });

  it('where an edit would be missed, a short note stands beside it, which calls the role once', () => {
    const asked = anAnnouncement({ delivery: 'edit-and-note' });
    expect(sent(asked, role).map(({ reference, says, mentionRoleId }) => [reference, says, mentionRoleId])).toEqual([
      ['r/in/1', "Planned: exports is down. I've asked its owners.", undefined],
      ['r/note/1', "In short. I've asked its owners.", '42'],
      ['r/in/2', "Planned: exports is down. I've asked its owners.", undefined],
      ['r/note/2', "In short. I've asked its owners.", undefined],
    ]);
    const isNote = announcementNotice({ announcement: asked, owner: undefined }).map(
      ({ body }) => body.isNote ?? false,
    );
    expect(isNote).toEqual([false, true, false, true]);
  });

  it('no role is called where there is no channel to call it in', () => {
    const nowhere = anAnnouncement({ audience: { channelIds: [], names: [] } });
    expect(sent(nowhere, role)).toEqual([]);
    expect(words(announcementCard({ announcement: nowhere, owner: role }).headline)).toBe('Planned: exports is down.');
  });

  it.each([
    ['cancelled', 'none'],
    ['finished', 'none'],
    ['started', 'planned'],
    ['over-running', 'planned'],
  ] as const)('its colour when it is %s: %s', (kind, status) =>
    expect(announcementCard({ announcement: anAnnouncement({ kind }), owner: undefined }).status).toBe(status),
  );
});

describe('whoever planned it', () => {
  const asking = anAnnouncement({ kind: 'over-running', asksOwner: true });

  it('is asked by a message of their own, in the first channel where they cannot be reached', () => {
    const [toPlanner] = announcementNotice({ announcement: asking, owner: person }).slice(-1);
    expect(toPlanner).toMatchObject({
      reference: 'r/asks/7',
      to: { kind: 'person', userId: '7', fallbackChannelId: '1' },
      body: {
        headline: ['Planned: exports is down.'],
        buttons: [{ label: 'It is finished', isMain: true }, { label: '30 minutes more' }],
      },
    });
    expect(toPlanner?.body.lines.map(words)).toEqual(['You planned it. Is the work finished, or does it go on?']);
    expect(toPlanner?.body.buttons?.[1]).not.toHaveProperty('isMain');
    expect(sent(asking, person)[0]?.says).toBe("Planned: exports is down. I've asked whoever planned it.");
    const nowhere = { ...asking, audience: { channelIds: [], names: [] } };
    expect(announcementNotice({ announcement: nowhere, owner: person })[0]?.to).toEqual({
      kind: 'person',
      userId: '7',
    });
  });

  it('is offered buttons only when there is something to ask', () => {
    expect(announcementCard({ announcement: anAnnouncement(), owner: undefined })).not.toHaveProperty('buttons');
  });
});
