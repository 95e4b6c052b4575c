/** The buttons under an answer: looked at anew, with more or less, another page, another name, or its history. */

import type { Question } from '@herald/understanding/question';
import { MessageFlags } from 'discord.js';
import type { ButtonKind, CommandOrigin } from '../../../domain/button-id.ts';
import type { AnsweredMessage } from '../../chat/answered-messages.ts';
import { hearMessage } from '../../chat/to-incoming-message.ts';
import { readPageArgument } from '../answer-card/card-parts.ts';
import { wordsOfCommand } from '../commands/all-commands.ts';
import { askerOf, heardCommand } from '../commands/asker.ts';
import type { CommandParts, Pressed, PressHandler, PressHandlers } from '../commands/command.ts';
import { readNamed } from '../commands/read-named.ts';
import { toChatMessage } from '../discord-message.ts';
import { peopleAround } from '../people-around.ts';
import { answeredOf, recallAnswered, recallMessage } from '../recall-question.ts';
import { formOfSent, type RenderOptions } from '../render-answer.ts';
import { orWithoutPicture } from '../with-picture.ts';

type Asked = { question: Question; text: string; origin?: CommandOrigin };

const press = (kind: ButtonKind): PressHandler => ({
  button: (pressed, argument, parts, origin) => pressAnswer({ kind, argument, origin }, pressed, parts),
});

export const answerPresses: PressHandlers = {
  refresh: press('refresh'),
  details: press('details'),
  less: press('less'),
  page: press('page'),
  choose: press('choose'),
  history: press('history'),
  about: press('about'),
};

async function pressAnswer(
  { kind, argument, origin }: { kind: ButtonKind; argument: string; origin: CommandOrigin | undefined },
  interaction: Pressed,
  parts: CommandParts,
): Promise<void> {
  const { questionService, answered, log } = parts;
  // Discord waits 3 seconds, and what was asked may have to be read from its channel.
  await interaction.deferUpdate();
  const known =
    (await recallAnswered(interaction.message.id, parts)) ??
    (await recallCommand(origin, interaction, parts)) ??
    (await recallReplied(interaction, parts));
  if (!known) {
    await interaction.followUp({
      content: "That answer is too old for me to pick up again. Ask me anew and I'll look.",
      flags: MessageFlags.Ephemeral,
    });
    return;
  }
  const asked = askedNow(kind, argument, { ...known, ...(origin ? { origin } : {}) }, interaction, parts);
  const { question, text } = asked;
  // One thing of several is told below them, for all to see which it was.
  const isAnew = kind === 'history' || kind === 'about';
  const options: RenderOptions = {
    depth: kind === 'details' ? 'details' : 'short',
    ...(kind === 'page' ? readPageArgument(argument) : {}),
    ...(asked.origin ? { origin: asked.origin } : {}),
    mayMiss: known.questionId !== undefined && !isAnew,
    ...(isAnew ? {} : { form: formOfSent(interaction.message) }),
  };
  const answer = await questionService.answer(question, text, askerOf(interaction, parts.registry()));
  const body = await parts.render(answer, options);
  if (isAnew) {
    const sent = await orWithoutPicture(body, { send: (payload) => interaction.followUp(payload), log });
    await answered.remember({
      answerId: sent.id,
      channelId: interaction.channelId,
      personId: interaction.user.id,
      question,
      text,
    });
    return;
  }
  await orWithoutPicture(body, { send: (payload) => interaction.editReply(payload), log });
  await answered.remember({ ...known, question, text });
  if (kind === 'choose') await learnChoice(interaction, known, question, parts);
}

/** Whoever asked has answered "Did you mean …?": their words mean what they chose. */
async function learnChoice(
  interaction: Pressed,
  known: AnsweredMessage,
  means: Question,
  parts: CommandParts,
): Promise<void> {
  const { question, personId } = known;
  const wasUnclear = question.unsure.length + question.unknownNames.length > 0;
  const message =
    wasUnclear && personId === interaction.user.id ? await recallMessage(interaction.message.id, parts) : undefined;
  if (!message) return;
  const asked = toChatMessage(message);
  const heard = hearMessage(asked, parts.registry());
  const people = peopleAround(message);
  const atMs = interaction.createdTimestamp;
  await parts.lessons.note({ kind: 'chosen', message: asked, heard, question, means, people, atMs });
}

function askedNow(kind: ButtonKind, argument: string, known: Asked, interaction: Pressed, parts: CommandParts): Asked {
  if (kind === 'choose') return chosen(argument, known, interaction, parts);
  if (kind === 'about') return asAbout(argument, known.question, parts);
  return kind === 'history' ? asHistory(argument, known.question, parts) : known;
}

/** An answer to a command from before the start: its buttons say which command it was. */
async function recallCommand(
  origin: CommandOrigin | undefined,
  interaction: Pressed,
  parts: CommandParts,
): Promise<AnsweredMessage | undefined> {
  const text =
    origin?.kind === 'message'
      ? await interaction.channel?.messages.fetch(origin.messageId).then(
          ({ content }) => content,
          () => undefined,
        )
      : origin && wordsOfCommand(origin);
  if (text === undefined) return undefined;
  const registry = parts.registry();
  const heard = heardCommand(text, interaction, registry);
  const read = (words: typeof heard) => parts.questionService.read(words, askerOf(interaction, registry));
  const name = origin?.kind === 'command' ? origin.name : '';
  const question = name === '' ? read(heard) : readNamed(name, heard, read);
  const { message, channelId, user } = interaction;
  return { answerId: message.id, channelId, personId: user.id, question, text };
}

/** Somebody was quicker than the note of what was answered, or that note is lost: the answer is a reply to its question. */
async function recallReplied({ message, channel }: Pressed, parts: CommandParts): Promise<AnsweredMessage | undefined> {
  const questionId = message.reference?.messageId;
  const asked = questionId === undefined ? undefined : await channel?.messages.fetch(questionId).catch(() => undefined);
  return asked && answeredOf(message.id, asked, parts);
}

/** The name that was pressed takes the place of the one that was not known. */
function chosen(name: string, known: Asked, interaction: Pressed, parts: CommandParts): Asked {
  const registry = parts.registry();
  const { question, text, origin } = known;
  const heard = heardCommand(`tell me about ${name}`, interaction, registry);
  const read = parts.questionService.read(heard, askerOf(interaction, registry));
  const intent = question.intent === 'none' || question.intent === 'help' ? 'describe' : question.intent;
  return {
    question: {
      ...question,
      intent,
      targets: read.targets,
      allTargets: false,
      unsure: [],
      unknownNames: [],
      typos: [],
    },
    text,
    ...(origin?.kind === 'command' ? { origin: { ...origin, name } } : {}),
  };
}

function asHistory(name: string, question: Question, parts: CommandParts): Asked {
  const about = { ...question, intent: 'history' as const, targets: [targetOf(name, question, parts)] };
  return {
    question: { ...about, allTargets: false, range: '7d' },
    text: `what happened to ${name}`,
    origin: { kind: 'command', command: 'history', name, when: '' },
  };
}

function asAbout(name: string, question: Question, parts: CommandParts): Asked {
  const target = targetOf(name, question, parts);
  const { filter: _only, also: _others, ...rest } = question;
  return {
    question: { ...rest, intent: 'describe', targets: [target], allTargets: false },
    text: `tell me about ${name}`,
    origin: { kind: 'command', command: target.kind === 'service' ? 'service' : 'server', name, when: '' },
  };
}

function targetOf(name: string, question: Question, { registry }: CommandParts): Question['targets'][number] {
  const kind = registry().services.has(name) ? ('service' as const) : ('host' as const);
  return question.targets.find((one) => one.name === name) ?? { kind, name };
}
