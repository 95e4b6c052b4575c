/** Every kind of answer through every door that is not Discord: over a real connection, from the words of a question to what is printed. */

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPlainly } from '../../../answers/ask-plainly.ts';
import { aQuestionService } from '../../../testing/a-question-service.ts';
import { parseAskReply } from '../../terminal/ask-reply.ts';
import { plainAnswer } from '../../terminal/plain-answer.ts';
import { renderForTerminal } from '../../terminal/render-answer.ts';
import { announceRunningHub } from '../../terminal/running-hub.ts';
import { aLivelyFleet, testSecrets } from '../testing/some-parts.ts';
import { type Visitor, visit } from '../testing/visit.ts';

const kinds = [
  { intent: 'greeting', question: 'hello', says: /hello/i },
  { intent: 'describe', question: 'tell me about web-1', says: /web-1/ },
  { intent: 'fleet', question: 'tell me about all my servers', says: /checkout-1/ },
  { intent: 'health', question: 'is storefront up?', says: /storefront/ },
  { intent: 'fleet', question: 'is everything ok?', says: /checkout/ },
  { intent: 'fleet', question: 'what is down?', says: /checkout-1/ },
  { intent: 'metric', question: 'cpu of web-1', says: /23/ },
  { intent: 'metric', question: 'cpu of all my servers', says: /97/ },
  { intent: 'compare', question: 'compare web-1 and web-2', says: /web-2/ },
  { intent: 'downtime', question: 'when is the next downtime?', says: /Database patching/ },
  { intent: 'history', question: 'what broke last week?', says: /storefront/ },
  { intent: 'subscribe', question: 'tell me when checkout is back', says: /checkout/ },
  { intent: 'unsubscribe', question: 'stop telling me about checkout', says: /checkout/ },
  { intent: 'help', question: 'what can you do?', says: /\?/ },
  { intent: 'none', question: 'purple monkey dishwasher', says: /\w/ },
  { intent: 'health', question: 'is web-9 up?', says: /web-9/ },
] as const;

let visitor: Visitor;
let url: string;
let dataDir: string;
let hub: AsyncDisposable;
beforeAll(async () => {
  const readModel = aLivelyFleet();
  const clock = { now: () => readModel.nowMs, elapsed: () => 0, sleep: async () => undefined };
  const questionService = aQuestionService(() => readModel, { clock });
  visitor = await visit({
    readModel: () => readModel,
    ask: ({ text, personId, channelId, viewer }) =>
      // Each question stands alone here: as if by somebody who never asked before.
      askPlainly(questionService, readModel.registry, {
        question: text,
        as: `${personId}/${text}`,
        channel: channelId,
        viewer,
      }),
  });
  url = await visitor.web.listen({ host: '127.0.0.1', port: 0 });
  dataDir = await mkdtemp(join(tmpdir(), 'herald-ask-'));
  hub = await announceRunningHub(dataDir, { url, token: testSecrets.localToken, pid: process.pid });
});
afterAll(async () => {
  await hub?.[Symbol.asyncDispose]();
  await visitor?.[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

describe.each(kinds)('"$question"', ({ intent, question, says }) => {
  it('over POST /api/ask, as a table and as JSON', async () => {
    const response = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { authorization: `Bearer ${testSecrets.localToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ question, as: question }),
    });
    const reply = parseAskReply(await response.text());
    expect(reply.answer.intent).toBe(intent);
    const printed = renderForTerminal(reply.answer, { ...reply, colour: false });
    expect(printed).toMatch(says);
    const plain = plainAnswer(reply.answer, reply);
    expect(plain.text).toBe(printed);
    for (const { rows } of plain.groups) expect(rows.length).toBeGreaterThan(0);
  });

  it('on the page /ask', async () => {
    const { cookie, csrf } = visitor.signIn('engineer', question);
    const response = await fetch(`${url}/ask`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, question }),
    });
    expect(response.status).toBe(200);
    const [, answer = ''] = (await response.text()).split('<article class="answer');
    expect(answer.replaceAll(/<[^>]+>/g, '')).toMatch(says);
  });
});

it.each([{ flags: [] }, { flags: ['--json'] }])(
  'the program `ask $flags` prints an answer about many',
  async ({ flags }) => {
    const program = fileURLToPath(new URL('../../../app/cli.ts', import.meta.url));
    const child = spawn(process.execPath, [program, 'ask', ...flags, 'what is down?'], {
      cwd: dataDir,
      env: { PATH: process.env['PATH'], HERALD_DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, problems] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
    expect(problems).toBe('');
    expect(child.exitCode ?? 0).toBe(0);
    expect(out).toContain('checkout-1');
    if (flags.length > 0)
      expect(JSON.parse(out).groups.flatMap(({ rows }: { rows: unknown[] }) => rows)).not.toEqual([]);
  },
);
