/** What is said in the registry's own channel: what an edit changed, or why it is not in force. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { say, strong, type Text } from '../../format/text.ts';
import { plural } from '../../format/words.ts';
import type { RegistryChange } from '../../registry/describe-changes.ts';
import { problemLine, type RegistryProblem } from '../../registry/registry-problem.ts';
import type { Notice } from './notice.ts';

export type RegistryNews =
  | { kind: 'problems'; problems: readonly RegistryProblem[] }
  /** `isMended`: the edit before was broken and said to be. */
  | { kind: 'changes'; changes: readonly RegistryChange[]; isMended?: boolean };

const mostLines = 15;

/** Nothing where only comments differ. */
export const registryNotice: Notice<{ news: RegistryNews; channelId: string; nowMs: number }> = ({
  news,
  channelId,
  nowMs,
}) => {
  const words = news.kind === 'problems' ? problemWords(news.problems) : changeWords(news.changes, news.isMended);
  if (!words) return [];
  const more = words.lines.length - mostLines;
  const shown = more > 0 ? [...words.lines.slice(0, mostLines), say`And ${more} more.`] : words.lines;
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 12);
  return [
    {
      reference: `registry/${nowMs}/${digest}`,
      to: { kind: 'channel', channelId },
      priority: 2,
      body: { status: 'none', headline: [...words.headline], lines: shown.map((line) => [...line]) },
    },
  ];
};

type Words = { headline: Text; lines: readonly Text[] };

function changeWords(changes: readonly RegistryChange[], isMended = false): Words | undefined {
  if (changes.length > 0) {
    const headline = say`${strong(`The registry changed: ${plural(changes.length, 'change')}, in force now.`)}`;
    return { headline, lines: changes.map(({ text }) => say`${text}`) };
  }
  if (!isMended) return undefined;
  const headline = say`${strong('The registry file is right again.')} Nothing differs from what was in force.`;
  return { headline, lines: [] };
}

function problemWords(problems: readonly RegistryProblem[]): Words {
  return {
    headline: say`${strong(`The registry's last edit is not in force: ${plural(problems.length, 'problem')}.`)} The registry as it was before is used until the file is right.`,
    lines: problems.map((problem) => say`${problemLine({ ...problem, file: basename(problem.file) })}`),
  };
}
