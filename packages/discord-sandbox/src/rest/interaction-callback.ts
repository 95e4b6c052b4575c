/** The one callback that answers an interaction: what Discord takes for one, and what is wrong with the others. */
import { InteractionResponseType as Callback, InteractionType } from 'discord-api-types/v10';
import { modalComponentProblems } from '../rules/component-rules.ts';
import { type FormProblem, faults, invalidForm } from '../rules/discord-fault.ts';
import { isEmptyMessage, messageProblems } from '../rules/message-rules.ts';
import { type Bodies, parseBody } from '../rules/schema-check.ts';
import type { Interaction, Message } from '../world/things.ts';

type CallbackSchema = Extract<keyof Bodies, `${string}CallbackRequestSchema`>;
export type CallbackBody = Bodies[CallbackSchema];
const schemas = new Map<number, CallbackSchema>([
  [Callback.Pong, 'PongInteractionCallbackRequestSchema'],
  [Callback.ChannelMessageWithSource, 'CreateMessageInteractionCallbackRequestSchema'],
  [Callback.DeferredChannelMessageWithSource, 'CreateMessageInteractionCallbackRequestSchema'],
  [Callback.DeferredMessageUpdate, 'UpdateMessageInteractionCallbackRequestSchema'],
  [Callback.UpdateMessage, 'UpdateMessageInteractionCallbackRequestSchema'],
  [Callback.ApplicationCommandAutocompleteResult, 'ApplicationCommandAutocompleteCallbackRequestSchema'],
  [Callback.Modal, 'ModalInteractionCallbackRequestSchema'],
]);

const choices = Callback.ApplicationCommandAutocompleteResult;
const wrongResponse = 'INTERACTION_APPLICATION_COMMAND_INVALID_RESPONSE_TYPE';

/** `source`: the message whose button was pressed. */
export type CallbackContext = { files: number; interaction: Interaction; source: Message | undefined };

/** Throws what Discord answers to a callback that it does not take. */
export async function parseCallback(json: unknown, context: CallbackContext): Promise<CallbackBody> {
  const type: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'type') : undefined;
  const schema = typeof type === 'number' ? schemas.get(type) : undefined;
  if (!schema)
    throw invalidForm([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'Value must be one of {1, 4, 5, 6, 7, 8, 9, 10, 12}.' },
    ]);
  const body = await parseBody(schema, json, (checked) => callbackProblems(checked, context));
  if (body.type === Callback.ChannelMessageWithSource && isEmptyMessage(body.data, { attachments: context.files })) {
    throw faults.emptyMessage();
  }
  return body;
}

/** Faults of a callback that its schema lets pass, with paths below `data`. */
function callbackProblems(body: CallbackBody, { files, interaction, source }: CallbackContext): FormProblem[] {
  const problem = (path: (string | number)[], code: string, message: string): FormProblem => ({ path, code, message });
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete && body.type !== choices)
    return [problem(['type'], wrongResponse, 'An autocomplete takes choices only')];
  switch (body.type) {
    case Callback.ChannelMessageWithSource:
      if (!body.data && files === 0) return [problem(['data'], 'BASE_TYPE_REQUIRED', 'This field is required')];
      return below(messageProblems(body.data ?? {}));
    case Callback.DeferredMessageUpdate:
    case Callback.UpdateMessage:
      if (!interaction.sourceMessageId || interaction.type === InteractionType.ApplicationCommand) {
        return [problem(['type'], wrongResponse, 'There is no message to update')];
      }
      return below(messageProblems('data' in body ? (body.data ?? {}) : {}, { carriedFlags: source?.flags ?? 0 }));
    case Callback.ApplicationCommandAutocompleteResult:
      if (interaction.type !== InteractionType.ApplicationCommandAutocomplete) {
        return [problem(['type'], wrongResponse, 'Only an autocomplete takes choices')];
      }
      return (body.data?.choices ?? []).flatMap(({ value }, index) =>
        typeof value === 'string' && (value.length > 100 || value.length < 1)
          ? [
              problem(
                ['data', 'choices', index, 'value'],
                'BASE_TYPE_BAD_LENGTH',
                'Must be between 1 and 100 in length.',
              ),
            ]
          : [],
      );
    case Callback.Modal:
      if (interaction.type === InteractionType.ModalSubmit) {
        return [problem(['type'], 'INTERACTION_MODAL_RESPONSE_TO_MODAL', 'A modal cannot answer a modal')];
      }
      return modalComponentProblems(body.data.components);
    default:
      return [];
  }

  function below(problems: FormProblem[]): FormProblem[] {
    return problems.map((one) => ({ ...one, path: ['data', ...one.path] }));
  }
}
