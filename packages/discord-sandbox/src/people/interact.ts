/** People's interactions: they begin here, reach the bot over the gateway, and end with what the person gets to see. */

import { randomBytes } from 'node:crypto';
import { HeraldError } from '@herald/protocol/herald-error';
import { type APIMessage, InteractionType } from 'discord-api-types/v10';
import { answerWithinMs } from '../rest/interaction-routes.ts';
import { messageJson } from '../world/message-json.ts';
import type { Channel, Interaction, Message, Modal } from '../world/things.ts';
import { isDm, type World } from '../world/world.ts';

/** What the person sees in the end. `failed` is Discord's red "The application did not respond". */
export type Outcome =
  | { kind: 'reply'; interactionId: string; message: APIMessage; isEphemeral: boolean }
  | { kind: 'update'; interactionId: string; message: APIMessage }
  | { kind: 'deferred'; interactionId: string; message?: APIMessage }
  | { kind: 'modal'; interactionId: string; modal: Modal }
  | { kind: 'choices'; interactionId: string; choices: { name: string; value: string | number }[] }
  | { kind: 'failed'; interactionId: string; reason: string };

export type NewInteraction = {
  type: InteractionType;
  personId: string;
  channel: Channel;
  data: object;
  commandName?: string;
  source?: Message;
  byUserInstall?: boolean;
};

export type Waiting = {
  /** `answer` waits until a deferral is filled, `acknowledged` only for the callback. */
  until?: 'answer' | 'acknowledged';
  signal?: AbortSignal;
};

/** Sends the interaction to the bot and waits. The three seconds run by the world's clock. */
export async function interact(
  world: World,
  origin: string,
  options: NewInteraction,
  { until = 'answer', signal }: Waiting = {},
): Promise<Outcome> {
  const interaction = begin(world, options);
  const answered = new AbortController();
  const settled = Promise.withResolvers<Outcome>();
  const unlisten = world.listen((event) => {
    if (event.kind !== 'interaction-state' || event.interaction.id !== interaction.id) return;
    answered.abort();
    const outcome = outcomeOf(world, origin, interaction);
    if (outcome.kind !== 'deferred' || until === 'acknowledged') settled.resolve(outcome);
  });
  const giveUp = () => settled.reject(tooLong(interaction));
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    world.emit({ kind: 'interaction', interaction });
    void world.clock.sleep(answerWithinMs, answered.signal).then(() => {
      if (interaction.state !== 'waiting') return;
      interaction.state = 'expired';
      world.emit({ kind: 'interaction-state', interaction });
    });
    if (signal?.aborted) giveUp();
    return await settled.promise;
  } finally {
    unlisten();
    answered.abort();
    signal?.removeEventListener('abort', giveUp);
  }
}

function begin(world: World, options: NewInteraction): Interaction {
  const { type, personId, channel, data, commandName, source, byUserInstall = false } = options;
  const id = world.newId();
  const interaction: Interaction = {
    id,
    token: `aW50ZXJhY3Rpb246${id}.${randomBytes(48).toString('base64url')}`,
    type,
    personId,
    channelId: channel.id,
    data,
    context: channel.isPrivate ? 2 : isDm(channel) ? 1 : 0,
    byUserInstall,
    createdAtMs: world.clock.now(),
    state: 'waiting',
    ...(commandName ? { commandName } : {}),
    ...(source ? { sourceMessageId: source.id } : {}),
  };
  world.interactions.set(id, interaction);
  forgetOld(world);
  return interaction;
}

/** Tokens live a quarter of an hour; what is older is of no use to anyone. */
function forgetOld(world: World): void {
  for (const [id, { createdAtMs }] of world.interactions) {
    if (world.clock.now() - createdAtMs < 20 * 60_000) return;
    world.interactions.delete(id);
  }
}

function outcomeOf(world: World, origin: string, interaction: Interaction): Outcome {
  const { id: interactionId, state, modal, choices, deferred, responseMessageId, type, sourceMessageId } = interaction;
  if (state === 'expired') return { kind: 'failed', interactionId, reason: 'The application did not respond' };
  if (modal) return { kind: 'modal', interactionId, modal };
  if (choices) return { kind: 'choices', interactionId, choices };
  const message = world.channels.get(interaction.channelId)?.messages.get(responseMessageId ?? '');
  const json = message && messageJson(world, message, origin);
  if (deferred) return { kind: 'deferred', interactionId, ...(json ? { message: json } : {}) };
  if (!message || !json) return { kind: 'deferred', interactionId };
  const isUpdate = type !== InteractionType.ApplicationCommand && message.id === sourceMessageId;
  if (isUpdate) return { kind: 'update', interactionId, message: json };
  return { kind: 'reply', interactionId, message: json, isEphemeral: message.ephemeralFor !== undefined };
}

function tooLong(interaction: Interaction): HeraldError {
  return new HeraldError('sandbox/no-answer', {
    message: `The bot's answer to interaction ${interaction.id} did not come in time.`,
    next: 'Look at what the bot logged, and at the violations of the sandbox.',
  });
}
