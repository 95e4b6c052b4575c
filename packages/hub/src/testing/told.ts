/** An answer as its reader sees it: a line for each sentence, row and button, so that a test states all of it. */
import type { Action, Answer } from '../answers/answer.ts';
import { plainText, type Text } from '../format/text.ts';
import { testNowMs } from './builders.ts';

export function told({ verdict, lines, groups, actions }: Answer): string[] {
  return [
    ...[verdict, ...lines].map(withTimes),
    ...groups.flatMap(({ title, rows }) => [
      `# ${title}`,
      ...rows.slice().map(({ status, name, line }) => `- ${status} ${name}: ${withTimes(line)}`),
    ]),
    ...(actions.length > 0 ? [`[${actions.map(buttonOf).join('] [')}]`] : []),
  ];
}

/** Only the sentences. */
export const said = (answer: Answer): string[] => told({ ...answer, groups: [], actions: [] });

/** `08:42` of the day on which tests take place, `28 Feb 08:42` of another; seconds where there are any. */
export function withTimes(text: Text): string {
  return plainText(text, ({ atMs }) => {
    const iso = new Date(atMs).toISOString();
    const clock = iso.slice(11, iso.slice(17, 19) === '00' ? 16 : 19);
    if (iso.slice(0, 10) === new Date(testNowMs).toISOString().slice(0, 10)) return clock;
    return `${Number(iso.slice(8, 10))} ${monthOf(atMs)} ${clock}`;
  });
}

const monthOf = (atMs: number) => new Date(atMs).toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });

function buttonOf(action: Action): string {
  if (action.kind === 'choose') return `${action.kind} ${action.name}`;
  return 'target' in action ? `${action.kind} ${action.target}` : action.kind;
}
