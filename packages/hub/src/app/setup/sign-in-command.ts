/** `herald sign-in`: a new one-time link to the pages of the hub that runs on this machine. */
import { HeraldError } from '@herald/protocol/herald-error';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { request } from 'undici';
import { findRunningHub, noHub, type RunningHub } from '../../interfaces/terminal/running-hub.ts';
import { type Command, exitCodes } from '../commands/command.ts';
import { readOptions } from '../commands/options.ts';

const usage = 'sign-in';
const timeoutMs = 10_000;

const LinkReply = Type.Object({
  path: Type.String({ pattern: '^/sign-in/', maxLength: 200 }),
  /** As people reach the pages; absent where that isn't set. */
  webUrl: Type.Optional(Type.String({ pattern: '^https?://' })),
});

export const signInCommand: Command = {
  name: 'sign-in',
  usage,
  summary: 'prints a link that lets one person into the pages, once, within fifteen minutes',
  async run(context) {
    readOptions(context, { usage, options: {}, names: { least: 0, most: 0 } });
    const hub = await findRunningHub(context.env['HERALD_DATA_DIR'] || '.herald');
    const { path, webUrl } = await askForLink(hub, context.signal);
    context.print(`${webUrl ?? hub.url}${path}`);
    context.note(
      'It lets one person in, once, within fifteen minutes, and shows them everything: send it to nobody else.',
    );
    if (webUrl === undefined)
      context.note('It works on this machine. Set HERALD_WEB_URL for links that work elsewhere.');
    return exitCodes.done;
  },
};

/** Throws `ask/no-hub` or `ask/refused`. */
async function askForLink({ url, token }: RunningHub, signal: AbortSignal) {
  const response = await request(`${url}/api/sign-in-link`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    signal,
  }).catch((cause: unknown) => {
    throw noHub(cause);
  });
  const reply: unknown = await response.body.json().catch(() => undefined);
  if (response.statusCode === 200 && Value.Check(LinkReply, reply)) return reply;
  throw new HeraldError('ask/refused', {
    message: `The hub answered with status ${response.statusCode}.`,
    next: "Look at the hub's log; if it was restarted, run the command again.",
  });
}
