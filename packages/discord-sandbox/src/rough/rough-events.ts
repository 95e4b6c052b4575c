/** What goes on around the people of a rough day: Discord's own messages, old ones that change, many deleted at once, a server that is away for a moment. */
import type { APIEmbed } from 'discord-api-types/v10';
import { MessageType } from 'discord-api-types/v10';
import { addMessage, getChannel, removeMessages } from '../world/messages.ts';
import type { Message, User } from '../world/things.ts';
import { isDm, type World } from '../world/world.ts';
import { type Draw, pick } from './rough-day.ts';

const share = 0.35;
/** Announced as messages, and said by nobody. Two of them carry words that somebody chose. */
const announced = [
  MessageType.ChannelPinnedMessage,
  MessageType.UserJoin,
  MessageType.GuildBoost,
  MessageType.ThreadCreated,
  MessageType.AutoModerationAction,
  MessageType.PollResult,
];
const link: APIEmbed = { url: 'https://example.com/', title: 'Example', description: 'Is web-1 up?' };

/** Ends with the function that it returns. Every message of a person may set something off. */
export function startRoughEvents(world: World, draw: Draw): () => void {
  const onlooker: User = { id: world.newId(), username: 'onlooker', displayName: 'Onlooker', bot: false, avatar: null };
  world.users.set(onlooker.id, onlooker);
  world.members.set(onlooker.id, { userId: onlooker.id, roleIds: [], nick: null, joinedAtMs: 0 });
  const happenings = [announce, unfurl, changeOld, deleteMany, leaveAndReturn, comeAndGo];
  return world.listen((event) => {
    if (event.kind !== 'message' || event.change !== 'create' || !isOfPerson(event.message) || draw() > share) return;
    const happen = pick(draw, happenings);
    setImmediate(() => {
      // Its channel may be gone by now.
      if (world.channels.has(event.message.channelId)) happen?.(event.message);
    });
  });

  function isOfPerson({ authorId, channelId, type }: Message): boolean {
    const channel = world.channels.get(channelId);
    const isSpeech = type === MessageType.Default || type === MessageType.Reply;
    const isHere = channel !== undefined && !isDm(channel) && channel.foreignGuildId === undefined;
    return isSpeech && isHere && authorId !== world.application.botId && authorId !== onlooker.id;
  }

  function announce({ channelId }: Message): void {
    const type = pick(draw, announced) ?? MessageType.UserJoin;
    addMessage(world, { channel: getChannel(world, channelId), authorId: onlooker.id, content: 'is web-1 up?', type });
  }

  /** A link is shown with a picture a moment later: the same message again, which nobody edited. */
  function unfurl(message: Message): void {
    if (!isThere(message)) return;
    message.embeds = [link];
    world.emit({ kind: 'message', change: 'update', message });
  }

  /** A pin, a link that is looked up again or a thread that is renamed: the message comes again, however old. */
  function changeOld({ channelId }: Message): void {
    const old = pick(draw, [...getChannel(world, channelId).messages.values()]);
    if (old) world.emit({ kind: 'message', change: 'update', message: old });
  }

  function deleteMany({ channelId }: Message): void {
    const channel = getChannel(world, channelId);
    const said = ['lunch at noon', 'see you there'].map((content) =>
      addMessage(world, { channel, authorId: onlooker.id, content }),
    );
    removeMessages(
      world,
      channel,
      said.map(({ id }) => id),
    );
  }

  /** An outage of this one server, or somebody removed the bot and added it again. */
  function leaveAndReturn(): void {
    const why = draw() < 0.5 ? 'outage' : 'removed';
    world.emit({ kind: 'bot-membership', here: false, why });
    world.emit({ kind: 'bot-membership', here: true, why });
  }

  function comeAndGo(): void {
    const role = pick(draw, [...world.roles.values()]);
    if (role) world.emit({ kind: 'role', change: 'update', role });
  }

  function isThere({ id, channelId }: Message): boolean {
    return world.channels.get(channelId)?.messages.has(id) === true;
  }
}
