/** `/subscriptions`: what a person is told of, with a menu to stop some of it. */
import { toPayload } from '../message-body.ts';
import { stopChosen, subscriptionList } from '../subscriptions/subscription-list.ts';
import type { Command } from './command.ts';
import { everywhere } from './command-places.ts';
import { privately } from './question-command.ts';

export const subscriptions: Command = {
  definition: { name: 'subscriptions', description: 'Your notifications, and how to stop them', ...everywhere },
  async execute(interaction, parts) {
    await interaction.deferReply(privately);
    await interaction.editReply(toPayload(subscriptionList(interaction, parts)));
  },
  presses: { 'subscriptions-stop': { menu: (interaction, _argument, parts) => stopChosen(interaction, parts) } },
};
