/** `/inquiries`: whether fewer questions reach engineers, as a picture with its words. */
import { ApplicationCommandOptionType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { colourOf } from '../../../format/health-words.ts';
import { answerInquiries } from '../../../inquiries/answer-inquiries.ts';
import type { InquiryReport } from '../../../inquiries/inquiry-report.ts';
import type { Picture } from '../../charts/create-answer-pictures.ts';
import { limits } from '../limits.ts';
import { shorten, toMarkup } from '../markup.ts';
import type { MessageBody } from '../message-body.ts';
import { orWithoutPicture, withPicture } from '../with-picture.ts';
import type { Command } from './command.ts';
import { everywhere } from './command-places.ts';

const definition: RESTPostAPIApplicationCommandsJSONBody = {
  name: 'inquiries',
  description: 'Whether fewer questions reach engineers, and what drives it',
  options: [
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'days',
      description: 'How far back: 90 days unless you say otherwise',
      choices: [
        { name: '30 days', value: 30 },
        { name: '90 days', value: 90 },
        { name: '1 year', value: 365 },
      ],
    },
  ],
  ...everywhere,
};

const defaultDays = 90;
const dayMs = 86_400_000;

/** The words stand alone where the picture can't be drawn. */
export const inquiries: Command = {
  definition,
  async execute(interaction, { report, draw, nowMs, log }) {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    const dayCount = interaction.options.getInteger('days') ?? defaultDays;
    const toMs = nowMs();
    const [figures, picture] = await Promise.all([
      report(dayCount),
      draw({ kind: 'inquiries', fromMs: toMs - dayCount * dayMs, toMs }),
    ]);
    await orWithoutPicture(inquiriesBody(figures, picture), { send: (payload) => interaction.editReply(payload), log });
  },
};

function inquiriesBody(report: InquiryReport, picture: Picture | undefined): MessageBody {
  const { headline, lines } = answerInquiries(report);
  const words = [headline, ...lines].map(toMarkup).join('\n');
  const body = { embeds: [{ description: shorten(words, limits.embedDescriptionLength), color: colourOf('none') }] };
  return picture ? withPicture(body, picture) : body;
}
