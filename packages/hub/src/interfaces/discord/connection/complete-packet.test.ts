import { expect, it } from 'vitest';
import { completePacket } from './complete-packet.ts';

it('says of a direct message what kind of channel it is in, where Discord does not', () => {
  const d = { id: '3', channel_id: '7', content: 'hello' };
  expect(completePacket({ t: 'MESSAGE_CREATE', d })).toMatchObject({ d: { ...d, channel_type: 1 } });
  expect(completePacket({ t: 'MESSAGE_CREATE', d: { ...d, channel_type: 3 } })).toMatchObject({
    d: { channel_type: 3 },
  });
});

it('names the channel of an interaction that comes without it', () => {
  const d = { id: '3', channel_id: '7', guild_id: '1' };
  expect(completePacket({ t: 'INTERACTION_CREATE', d })).toMatchObject({ d: { channel: { id: '7' } } });
});

it.each([
  ['a message in a server', { t: 'MESSAGE_CREATE', d: { channel_id: '7', guild_id: '1' } }],
  [
    'an interaction that says where it was',
    { t: 'INTERACTION_CREATE', d: { channel_id: '7', channel: { id: '7', type: 0 } } },
  ],
  ['another event', { t: 'TYPING_START', d: { channel_id: '7' } }],
  ['what is no event', null],
])('leaves %s as it is', (_what, packet) => {
  expect(completePacket(packet)).toBe(packet);
});
