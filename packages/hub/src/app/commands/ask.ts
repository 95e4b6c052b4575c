/** `herald ask "Tell me about my server!"`: asks the running hub. Exit code 0 answered, 1 not understood, 2 no hub. */
import { HeraldError } from '@herald/protocol/herald-error';
import { request } from 'undici';
import { parseAskReply } from '../../interfaces/terminal/ask-reply.ts';
import { plainAnswer } from '../../interfaces/terminal/plain-answer.ts';
import { renderForTerminal } from '../../interfaces/terminal/render-answer.ts';
import { findRunningHub, noHub, type RunningHub } from '../../interfaces/terminal/running-hub.ts';
import { readHubSettings } from '../settings.ts';
import { type Command, exitCodes } from './command.ts';
import { readOptions, usageError } from './options.ts';

const usage = 'ask [--json] [--as USER] [--channel NAME] "QUESTION"';

const timeoutMs = 10_000;
/** Of 10,000 hosts each with its facts. */
const maxReplyBytes = 64_000_000;

export const askCommand: Command = {
  name: 'ask',
  usage,
  summary:
    'asks the running hub, as this person (follow-ups and "my server" are theirs) and in this channel (a Discord channel id, or the host or service that it is about); exit code 1 not understood, 2 no hub answers',
  async run(context) {
    const { values, names } = readOptions(context, {
      usage,
      options: { json: { type: 'boolean' }, as: { type: 'string' }, channel: { type: 'string' } },
      names: { least: 1, most: Number.POSITIVE_INFINITY },
    });
    const question = names.join(' ').trim();
    if (question === '') throw usageError(usage);
    const { settings } = readHubSettings(context.env);
    const reply = await ask(await findRunningHub(settings.HERALD_DATA_DIR), {
      question,
      ...(values.as ? { as: values.as } : {}),
      ...(values.channel ? { channel: values.channel } : {}),
    });
    const { answer, zone, nowMs } = reply;
    if (values.json) context.print(JSON.stringify(plainAnswer(answer, reply)));
    else if (context.printColoured) context.printColoured(renderForTerminal(answer, { zone, nowMs, colour: true }));
    else context.print(renderForTerminal(answer, { zone, nowMs, colour: false }));
    return answer.answered ? exitCodes.done : exitCodes.wrong;
  },
};

async function ask({ url, token }: RunningHub, body: { question: string; as?: string; channel?: string }) {
  const response = await request(`${url}/api/ask`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  }).catch((cause: unknown) => {
    throw noHub(cause);
  });
  const text = await response.body.text();
  if (response.statusCode !== 200 || text.length > maxReplyBytes) {
    throw new HeraldError('ask/refused', {
      message: `The hub answered with status ${response.statusCode}.`,
      next: "Look at the hub's log; if it was restarted, ask again.",
    });
  }
  return parseAskReply(text);
}
