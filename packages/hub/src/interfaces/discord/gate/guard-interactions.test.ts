/** What somebody at the door is told while Discord takes its time with all that is asked of it. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { ChannelType, type Client, Collection, type Interaction, MessageFlags } from 'discord.js';
import { expect, it, vi } from 'vitest';
import { aRegistry } from '../../../testing/builders.ts';
import { createGate } from './create-gate.ts';
import { guardInteractions } from './guard-interactions.ts';

it('says within two seconds that it cannot tell, however many questions to Discord are late one after the other', async () => {
  const clock = fakeClock();
  const members = { fetch: () => new Promise(() => undefined) };
  const channels = {
    cache: new Collection(),
    fetch: () => clock.sleep(1_400).then(() => ({ type: ChannelType.DM })),
  };
  const guilds = { cache: new Collection([['1', { members }]]) };
  const client = { guilds, channels, on: () => undefined } as unknown as Client<true>;
  const gate = createGate({ client, registry: aRegistry, isToldChannel: () => false, clock });
  const answer = vi.fn(async () => undefined);
  const reply = vi.fn(async () => undefined);
  const command = {
    client,
    ...{ user: { id: '5' }, guildId: null, channelId: '7', context: null, member: null },
    ...{ isCommand: () => true, isAutocomplete: () => false, isRepliable: () => true, reply },
  } as unknown as Interaction;
  const done = guardInteractions(gate, answer, clock)(command);
  await clock.advance(2_000);
  expect(reply).toHaveBeenCalledExactlyOnceWith({
    content: "I can't check right now whether I may answer you; try again in a minute.",
    flags: MessageFlags.Ephemeral,
  });
  await done;
  expect(answer).not.toHaveBeenCalled();
});
