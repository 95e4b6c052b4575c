/** What Herald says in Discord of its own accord: the outbox, the live boards, planned downtime as events, and its presence. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { ReadModel } from '../../answers/read-model.ts';
import type { Registry } from '../../domain/registry.ts';
import type { Calendar } from '../../downtime/calendar.ts';
import { startBoards } from '../../interfaces/discord/board/start-boards.ts';
import { startEventMirror } from '../../interfaces/discord/events/start-event-mirror.ts';
import type { Gate } from '../../interfaces/discord/gate/create-gate.ts';
import { whyToldNobody } from '../../interfaces/discord/missing-permissions.ts';
import { startPresence } from '../../interfaces/discord/presence/start-presence.ts';
import { createDiscordSender } from '../../interfaces/discord/send/discord-sender.ts';
import { createCardRenderer, type DrawPicture } from '../../interfaces/discord/send/render-card.ts';
import type { Bot } from '../../interfaces/discord/start-bot.ts';
import { startOutbox } from '../../notifications/outbox/start-outbox.ts';
import type { Shards } from '../../store/leases/shards.ts';
import type { Store } from '../../store/open-store.ts';

export type SpeakingOptions = {
  client: Bot['client'];
  gate: Gate;
  store: Store;
  shards: Shards;
  registry(): Registry;
  readModel(): ReadModel;
  calendar: Calendar;
  draw: DrawPicture;
  clock: Clock;
  log: Logger;
};

export type Speaking = AsyncDisposable & {
  /** Something was put into the outbox. */
  notify(): void;
  /** Planned downtime changed: its events are looked at now. */
  lookAtEvents(): Promise<void>;
};

const eventLookSeconds = 10;
const boardLookSeconds = 5;

/** Disposing stops them all and waits for what is on its way. */
export function startSending(options: SpeakingOptions): Speaking {
  const { client, gate, store, shards, draw, clock, log } = options;
  const stack = new AsyncDisposableStack();
  const sender = createDiscordSender(client, createCardRenderer(draw), gate, (roleId, channelId) =>
    log.warn({ code: 'discord/nobody-mentioned', roleId, channelId }, whyToldNobody(client, roleId)),
  );
  const outbox = stack.use(startOutbox({ database: store, sender, lease: shards.leader, log, clock }));
  const { servedGuildId } = gate;
  const common = { ...options, servedGuildId, database: store, isLeader: () => shards.leader.isHeld() };
  stack.use(startBoards({ ...common, everySeconds: boardLookSeconds }));
  stack.use(startPresence(common));
  const mirror = stack.use(startEventMirror({ ...common, everySeconds: eventLookSeconds }));
  return {
    notify: () => outbox.notify(),
    lookAtEvents: () => mirror.look(),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
