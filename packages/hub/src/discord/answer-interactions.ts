/** Answers slash commands, the message command, buttons and autocomplete. Each is deferred at once: Discord waits 3 seconds. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Answer } from '../answers/answer.ts';
import type { Heard } from '../conversation/heard.ts';
import type { Question } from '../conversation/question.ts';
import type { Desk, Speaker } from '../desk/create-desk.ts';
import type { Registry } from '../registry/registry.ts';
import type { AnsweredMessages } from './answered-messages.ts';
import { explain } from './explain.ts';
import { limits } from './limits.ts';
import { shorten } from './markup.ts';
import { type MessageBody, toPayload } from './message-body.ts';
import { recallAnswered } from './recall-question.ts';
import type { RenderOptions } from './render-answer.ts';
import { viewerOf } from './viewer-of.ts';
import { boundTo } from './where-to-answer.ts';

export type AnswerInteractionParts = {
  client: Client<true>;
  desk: Desk;
  registry(): Registry;
  answered: AnsweredMessages;
  dress(answer: Answer, options?: RenderOptions): Promise<MessageBody>;
  /** Commands and forms that are no question about servers: true where one took it. */
  onOther(interaction: Interaction): Promise<boolean>;
  /** Buttons that other parts own (subscriptions, engineers, downtime): true where one took it. */
  onOtherButton(interaction: ButtonInteraction): Promise<boolean>;
  log: Logger;
};

/** The words a slash command stands for: commands and messages are understood by the same code. */
const questionOf: Record<string, (options: { name: string; when: string }) => string> = {
  server: ({ name }) => `tell me about ${name}`,
  service: ({ name }) => `tell me about ${name}`,
  servers: () => 'tell me about all servers',
  history: ({ name, when }) => `what happened to ${name} ${when || 'in the last 7 days'}`,
  downtime: ({ name }) => (name ? `when is the next downtime for ${name}` : 'when is the next downtime'),
  help: () => 'help',
};

export function createAnswerInteractions(parts: AnswerInteractionParts): (interaction: Interaction) => Promise<void> {
  const { desk, registry, answered } = parts;
  return async (interaction) => {
    if (await parts.onOther(interaction)) return;
    if (interaction.isAutocomplete()) return complete(interaction);
    if (interaction.isMessageContextMenuCommand()) return answerMessage(interaction);
    if (interaction.isChatInputCommand()) return runCommand(interaction);
    if (interaction.isButton()) return press(interaction);
  };

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const typed = interaction.options.getFocused().slice(0, limits.choiceNameLength);
    const names = desk.complete(typed, limits.choices);
    await interaction.respond(
      names.map((name) => ({
        name: shorten(name, limits.choiceNameLength),
        value: shorten(name, limits.choiceNameLength),
      })),
    );
  }

  async function runCommand(interaction: ChatInputCommandInteraction): Promise<void> {
    const { commandName } = interaction;
    if (commandName === 'explain') return explainMessage(interaction);
    const toText = questionOf[commandName];
    if (!toText) return;
    await interaction.deferReply();
    const text = toText({
      name: interaction.options.getString('name') ?? '',
      when: interaction.options.getString('when') ?? '',
    });
    await answerWith(interaction, text);
  }

  async function answerMessage(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    await interaction.deferReply();
    await answerWith(interaction, interaction.targetMessage.content);
  }

  async function answerWith(
    interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
    text: string,
  ): Promise<void> {
    const speaker = speakerOf(interaction);
    const question = desk.read(heardCommand(text, interaction), speaker);
    const body = await parts.dress(await desk.answer(question, text, speaker));
    const sent = await interaction.editReply(toPayload(body));
    const { personId } = speaker;
    await answered.remember({ answerId: sent.id, channelId: interaction.channelId ?? '', personId, question, text });
  }

  async function explainMessage(interaction: ChatInputCommandInteraction): Promise<void> {
    const text = interaction.options.getString('message', true);
    const heard: Heard = { ...heardCommand(text, interaction), place: 'channel' };
    const question = desk.read(heard, speakerOf(interaction));
    await interaction.reply({ ...toPayload(explain(text, question)), flags: MessageFlags.Ephemeral });
  }

  async function press(interaction: ButtonInteraction): Promise<void> {
    const [kind = '', argument = ''] = splitOnce(interaction.customId);
    if (await parts.onOtherButton(interaction)) return;
    const known = await recallAnswered(interaction.message.id, parts);
    if (!known) {
      await interaction.reply({
        content: "That answer is too old for me to pick up again. Ask me anew and I'll look.",
        flags: MessageFlags.Ephemeral,
      });
      return;
    }
    await interaction.deferUpdate();
    const speaker = speakerOf(interaction);
    const { question, text } =
      kind === 'choose'
        ? chosen(argument, known.question, known.text, interaction)
        : kind === 'history'
          ? asHistory(argument, known.question)
          : known;
    const options: RenderOptions = {
      depth: kind === 'details' ? 'details' : 'short',
      ...(kind === 'page' ? { page: Number(argument) || 0 } : {}),
      mayMiss: known.questionId !== undefined && kind !== 'history',
    };
    const body = await parts.dress(await desk.answer(question, text, speaker), options);
    if (kind === 'history') {
      const sent = await interaction.followUp(toPayload(body));
      const { personId } = speaker;
      await answered.remember({ answerId: sent.id, channelId: interaction.channelId, personId, question, text });
      return;
    }
    await interaction.editReply(toPayload(body));
    await answered.remember({ ...known, question, text });
  }

  /** The name that was pressed takes the place of the one that was not known. */
  function chosen(
    name: string,
    question: Question,
    text: string,
    interaction: ButtonInteraction,
  ): { question: Question; text: string } {
    const read = desk.read(heardCommand(`tell me about ${name}`, interaction), speakerOf(interaction));
    const intent = question.intent === 'none' || question.intent === 'help' ? 'describe' : question.intent;
    return {
      question: {
        ...question,
        intent,
        targets: read.targets,
        allTargets: false,
        unsure: [],
        unknownNames: [],
        slips: [],
      },
      text,
    };
  }

  function asHistory(name: string, question: Question): { question: Question; text: string } {
    const target = question.targets.find((one) => one.name === name) ?? {
      kind: registry().services.has(name) ? ('service' as const) : ('host' as const),
      name,
    };
    return {
      question: { ...question, intent: 'history', targets: [target], allTargets: false, range: '7d' },
      text: `what happened to ${name}`,
    };
  }

  function heardCommand(text: string, interaction: SomeInteraction): Heard {
    return {
      text,
      place: 'command',
      boundTo: boundTo(interactionChannels(interaction), interaction.user.id, registry()),
      engineersMentioned: false,
      personMentioned: false,
    };
  }

  function speakerOf(interaction: SomeInteraction): Speaker {
    const roles = interaction.member?.roles;
    const roleIds = Array.isArray(roles) ? roles : roles ? [...roles.cache.keys()] : [];
    const viewer = viewerOf(
      { roleIds, channelIds: interactionChannels(interaction), isDirect: interaction.guildId === null },
      registry(),
    );
    return { personId: interaction.user.id, channelId: interaction.channelId ?? interaction.user.id, viewer };
  }
}

type SomeInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ButtonInteraction;

function interactionChannels({ channelId, channel }: SomeInteraction): string[] {
  const parentId = channel?.isThread() ? channel.parentId : null;
  return [...(channelId ? [channelId] : []), ...(parentId ? [parentId] : [])];
}

function splitOnce(customId: string): [string, string] {
  const colon = customId.indexOf(':');
  return colon < 0 ? [customId, ''] : [customId.slice(0, colon), customId.slice(colon + 1)];
}
