/** `npm run --silent ask -- "Tell me about my server!"`: asks the running hub. Exit code 0 answered, 1 not understood, 2 no hub. */
import { parseArgs } from 'node:util';
import { errorLine, HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import { config } from 'dotenv';
import { request } from 'undici';
import { askWords } from '../format/command-words.ts';
import { parseAskReply } from '../interfaces/terminal/ask-reply.ts';
import { plainAnswer } from '../interfaces/terminal/plain-answer.ts';
import { renderForTerminal } from '../interfaces/terminal/render-answer.ts';
import { findRunningHub, noHub, type RunningHub } from '../interfaces/terminal/running-hub.ts';
import { safeLines } from '../interfaces/terminal/terminal-text.ts';
import { readHubSettings } from './settings.ts';
import { hubVersion } from './version.ts';

const usage = `Usage: ${askWords()} [--json] [--as USER] [--channel NAME] "question"
       ${askWords()} --help | --version

  --json           print the answer as JSON and nothing else
  --as USER        ask as this person: follow-ups and "my server" are theirs
  --channel NAME   ask in this channel: a Discord channel id, or a host or service that the channel is about

Exit code: 0 answered, 1 not understood, 2 no hub answers.`;

const timeoutMs = 10_000;
/** Of 10,000 hosts each with its facts. */
const maxReplyBytes = 64_000_000;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        as: { type: 'string' },
        channel: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
    if (values.version) {
      console.log(hubVersion);
      return 0;
    }
    const question = positionals.join(' ').trim();
    if (values.help || question === '') {
      console.error(usage);
      return values.help ? 0 : 1;
    }
    config({ quiet: true });
    const { settings } = readHubSettings(process.env);
    const hub = await findRunningHub(settings.HERALD_DATA_DIR);
    const reply = await ask(hub, {
      question,
      ...(values.as ? { as: values.as } : {}),
      ...(values.channel ? { channel: values.channel } : {}),
    });
    const { answer } = reply;
    console.log(
      values.json
        ? safeLines(JSON.stringify(plainAnswer(answer, reply)))
        : renderForTerminal(answer, {
            zone: reply.zone,
            nowMs: reply.nowMs,
            colour: process.stdout.isTTY && process.stdout.hasColors(),
          }),
    );
    return answer.answered ? 0 : 1;
  } catch (error) {
    console.error(
      isHeraldError(error) ? errorLine(error) : error instanceof Error ? `${error.message}\n\n${usage}` : String(error),
    );
    return isHeraldError(error) ? 2 : 1;
  }
}

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
