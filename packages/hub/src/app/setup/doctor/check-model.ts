/** Whether the language model answers in the form that is asked for, and what goes there. */
import { createAskModel } from '../../../interfaces/chat/model/ask-model.ts';
import { isInForm } from '../../../interfaces/chat/model/model-answer.ts';
import type { CommandContext } from '../../commands/command.ts';
import { readHubSettings } from '../../settings.ts';
import { modelHostOf, modelOf } from '../../start/create-model-reader.ts';
import type { Finding } from './finding.ts';

/** Invented: a check sends nothing of anybody. */
const example = { message: 'is the shop ok?', names: [{ name: 'shop', aliases: ['store front'] }] };

export async function checkModel({ env, signal, clock }: CommandContext): Promise<Finding[]> {
  const about = 'model' as const;
  const read = readable(env);
  // Wrong settings are told where settings are.
  if (!read) return [];
  const model = modelOf(read.settings, read.secrets);
  if (!model)
    return [
      { state: 'ok', about, message: 'No language model is used: nobody else reads what people write.', next: '' },
    ];
  const what = `${model.name} at ${modelHostOf(read.settings)}`;
  const began = clock.elapsed();
  const outcome = await createAskModel(model)(example, signal);
  const tookMs = Math.round(clock.elapsed() - began);
  if (outcome.kind === 'late')
    return [failed(`${what} did not answer within 2 seconds, so it would not be waited for.`)];
  if (outcome.kind === 'failed') return [failed(`${what}: ${outcome.problem}.`)];
  if (!isInForm(outcome.content)) return [failed(`${what} answers, but not in the form of the JSON schema.`)];
  const goes =
    'Names, aliases and the words of messages that Herald cannot read go there, without people and addresses.';
  return [{ state: 'ok', about, message: `${what} answers within ${tookMs} ms. ${goes}`, next: '' }];

  function failed(message: string): Finding {
    const next = 'Check HERALD_MODEL_URL, _NAME and _KEY; until then messages are read without it.';
    return { state: 'warn', about, message, next };
  }
}

function readable(env: CommandContext['env']): ReturnType<typeof readHubSettings> | undefined {
  try {
    return readHubSettings(env);
  } catch {
    return undefined;
  }
}
