/** What is said in the registry's own channel: what an edit changed, or why it is not in force. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { say, strong, type Text } from '../../format/text.ts';
import { plural } from '../../format/words.ts';
import type { RegistryChange } from '../../registry/describe-changes.ts';
import { problemLine, type RegistryProblem } from '../../registry/registry-problem.ts';

const mostLines = 15;

/** `undefined` where only comments differ. `isMended`: the edit before was broken and said to be. */
export function changesOutbound(
  changes: readonly RegistryChange[],
  channelId: string,
  nowMs: number,
  { isMended }: { isMended: boolean } = { isMended: false },
): OutboxMessage | undefined {
  if (changes.length === 0 && isMended) {
    const words = say`${strong('The registry file is right again.')} Nothing differs from what was in force.`;
    return outbound(words, [], channelId, nowMs);
  }
  if (changes.length === 0) return undefined;
  const lines = changes.map(({ text }) => say`${text}`);
  return outbound(
    say`${strong(`The registry changed: ${plural(changes.length, 'change')}, in force now.`)}`,
    lines,
    channelId,
    nowMs,
  );
}

export function problemsOutbound(
  problems: readonly RegistryProblem[],
  channelId: string,
  nowMs: number,
): OutboxMessage {
  const lines = problems.map((problem) => say`${problemLine({ ...problem, file: basename(problem.file) })}`);
  const headline = say`${strong(`The registry's last edit is not in force: ${plural(problems.length, 'problem')}.`)} The registry as it was before is used until the file is right.`;
  return outbound(headline, lines, channelId, nowMs);
}

function outbound(headline: Text, lines: readonly Text[], channelId: string, nowMs: number): OutboxMessage {
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), say`And ${more} more.`] : lines;
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 12);
  return {
    reference: `registry/${nowMs}/${digest}`,
    to: { kind: 'channel', channelId },
    priority: 2,
    body: { status: 'none', headline: [...headline], lines: shown.map((line) => [...line]) },
  };
}
