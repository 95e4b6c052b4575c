/** The Discord bot: logs in, registers its commands, and hands what happens to whom it concerns. */

import type { Clock } from '@herald/protocol/clock';
import { type HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import { type Client, DiscordAPIError, type Interaction } from 'discord.js';
import type { Logger } from 'pino';
import type { Answer } from '../../answers/answer.ts';
import type { QuestionService } from '../../answers/question-service.ts';
import type { Registry } from '../../domain/registry.ts';
import type { AnsweredMessages } from '../chat/answered-messages.ts';
import { createCarryOut } from '../chat/carry-out.ts';
import { createMessageHandler } from '../chat/handle-message.ts';
import { createInTurn } from '../chat/in-turn.ts';
import { createIncidentLines } from '../chat/incident-lines.ts';
import type { LeftOpen } from '../chat/left-open.ts';
import type { Lessons } from '../chat/lessons.ts';
import type { ReadAgain } from '../chat/model/read-again.ts';
import type { PutToEngineers } from '../chat/put-to-engineers.ts';
import { createQuestionRate } from '../chat/question-rate.ts';
import { type HearingParts, startHearing } from './backfill/start-hearing.ts';
import type { CommandParts } from './commands/command.ts';
import { connectDiscord } from './connect.ts';
import { createDiscordChat } from './discord-chat.ts';
import { toChatMessage } from './discord-message.ts';
import { createGate, type Gate } from './gate/create-gate.ts';
import { guardInteractions } from './gate/guard-interactions.ts';
import { sayWhomItServes } from './gate/served-guild.ts';
import { createInteractionRouter } from './interactions/interaction-router.ts';
import type { MessageBody } from './message-body.ts';
import { missingPermissions } from './missing-permissions.ts';
import { createPatience } from './patience.ts';
import { createQuietOffers } from './quiet-offers.ts';
import { keepCommandsRegistered } from './register-commands.ts';
import type { RenderOptions } from './render-answer.ts';
import { createSendAnswer } from './send-answer.ts';

export type BotParts = {
  /** Ends a start that is under way. */
  signal: AbortSignal;
  token: string;
  apiUrl: string;
  questionService: QuestionService;
  registry(): Registry;
  answered: AnsweredMessages;
  render(answer: Answer, options?: RenderOptions): Promise<MessageBody>;
  engineers: PutToEngineers;
  lessons: Lessons;
  leftOpen: LeftOpen;
  /** Where a language model reads what the rules leave open. */
  readAgain?: ReadAgain;
  lastProcessedId: HearingParts['lastProcessedId'];
  notBeforeMs: HearingParts['notBeforeMs'];
  tracked: HearingParts['tracked'];
  /** Whether this hub is the leader, the one that speaks; where several share a fleet, the others only listen. */
  isLeader(): boolean;
  /** Whether somebody had this channel told of incidents. */
  isToldChannel(channelId: string): boolean;
  commandParts: Omit<CommandParts, 'client' | 'inTurn'>;
  clock: Clock;
  log: Logger;
};

export type Bot = AsyncDisposable & {
  client: Client<true>;
  gate: Gate;
  applicationId: string;
  readsMessages: boolean;
  name: string;
  /** Resolves with the reason when it can't go on. */
  ended: Promise<HeraldError>;
};

const finishWithinMs = 1_500;

/** Throws what `connectDiscord` throws. Disposing logs out. */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { registry, log } = parts;
  const stopping = new AbortController();
  const signal = AbortSignal.any([parts.signal, stopping.signal]);
  await using starting = new AsyncDisposableStack();
  const connection = starting.use(
    await connectDiscord({ token: parts.token, apiUrl: parts.apiUrl, clock: parts.clock, log, signal }),
  );
  const { client, readsMessages, applicationId } = connection;
  const gate = createGate({ client, registry, isToldChannel: parts.isToldChannel, clock: parts.clock });
  sayWhomItServes(client, registry().discord, log);
  const inTurn = createInTurn();
  const rate = createQuestionRate({ elapsed: () => parts.clock.elapsed() });
  const offers = createQuietOffers({ botId: client.user.id, clock: parts.clock, log, signal });
  const send = createSendAnswer({ clock: parts.clock, log, signal });
  const messages = createMessageHandler({
    ...parts,
    chat: createDiscordChat({ client, render: parts.render, send, offers, log }),
    gate,
    rate,
    inTurn,
    signal,
    incidentLines: createIncidentLines(parts.commandParts),
    carryOut: createCarryOut(parts.commandParts),
  });
  const answerInteraction = guardInteractions(
    gate,
    createInteractionRouter({ ...parts.commandParts, client, inTurn }),
    parts.clock,
  );
  const working = new Set<Promise<void>>();

  const hearing = await startHearing({
    ...parts,
    client,
    servedGuildId: gate.servedGuildId,
    handle: (message, missed) => messages.onCreate(toChatMessage(message, { isRead: missed !== undefined }), missed),
    forget: messages.onDelete,
  });

  client.on('messageCreate', (message) => run('a message', () => hearing.onCreate(message)));
  client.on('messageUpdate', (_before, message) =>
    run('an edited message', async () => {
      // As it is told: what Discord says of an answer carries its question as it was, and takes the library's memory of it back.
      const told = message.partial ? undefined : toChatMessage(message);
      await messages.onUpdate(message.id, async () => told ?? toChatMessage(await message.fetch(), { isRead: true }));
    }),
  );
  client.on('messageDeleteBulk', (deleted) =>
    run('deleted messages', async () => {
      for (const id of deleted.keys()) await messages.onDelete(id);
    }),
  );
  for (const event of ['channelDelete', 'threadDelete'] as const)
    client.on(event, ({ id: channelId }) =>
      run('a deleted channel', async () => {
        for (const one of await parts.tracked())
          if (one.channelId === channelId) await messages.onDelete(one.messageId);
      }),
    );
  client.on('messageDelete', (message) => run('a deleted message', () => messages.onDelete(message.id)));
  client.on('messageReactionAdd', (reaction, user) =>
    run('a reaction', () =>
      messages.onOfferPressed(reaction.message.id, async () => {
        const pressed = await offers.pressed(reaction, user);
        return pressed && { message: toChatMessage(pressed.message), personId: pressed.personId };
      }),
    ),
  );
  for (const event of ['guildCreate', 'guildDelete'] as const)
    client.on(event, () => sayWhomItServes(client, registry().discord, log));
  client.on('interactionCreate', (interaction) =>
    run('an interaction', () => answerInteraction(interaction), interaction),
  );
  connection.open();
  const registering = keepCommandsRegistered(client, { clock: parts.clock, log, signal });
  log.info('Discord bot is ready');
  for (const line of missingPermissions(client, registry())) log.warn({ code: 'discord/permission-missing' }, line);

  const stack = starting.move();
  return {
    client,
    gate,
    applicationId,
    readsMessages,
    name: client.user.username,
    ended: connection.watch.ended,
    [Symbol.asyncDispose]: stop,
  };

  /** A failure is logged with its cause and, where someone waits, said without it. */
  function run(what: string, work: () => Promise<void>, interaction?: Interaction): void {
    if (!parts.isLeader()) return;
    const running = work()
      .catch(async (err: unknown) => {
        if (interaction && hasExpired(err)) {
          // Discord has told the person that it failed; nothing was done, and nothing can be said to it any more.
          log.warn({ err, code: 'discord/interaction-expired' }, 'an interaction expired before it could be answered');
          return;
        }
        log.error({ err, code: isHeraldError(err) ? err.code : undefined }, `could not answer ${what}`);
        if (interaction?.isRepliable()) await apologise(interaction);
      })
      .catch((err: unknown) => log.warn({ err }, 'could not say that an answer failed'))
      .finally(() => working.delete(running));
    working.add(running);
  }

  async function stop(): Promise<void> {
    stopping.abort();
    client.removeAllListeners();
    // What waits for a rate limit may wait for minutes: it is left.
    await createPatience(finishWithinMs, parts.clock).within(
      Promise.allSettled([hearing[Symbol.asyncDispose](), ...working, registering]),
    );
    await stack.disposeAsync();
  }
}

/** JSON error codes "Unknown interaction" and "Unknown webhook": later than 3 seconds, or than a quarter of an hour. */
function hasExpired(err: unknown): boolean {
  return err instanceof DiscordAPIError && [10_062, 10_015, 50_027].includes(Number(err.code));
}

async function apologise(interaction: Extract<Interaction, { reply: unknown }>): Promise<void> {
  const content =
    "I couldn't answer that: something in Herald failed, and its log has the details. Ask again in a minute; if it fails again, ask an engineer.";
  if (interaction.deferred || interaction.replied) await interaction.followUp({ content, flags: 64 });
  else await interaction.reply({ content, flags: 64 });
}
