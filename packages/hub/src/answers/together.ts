/** Several answers to one message, as one. */
import { statusOrder } from '../format/health-words.ts';
import { plainText, say, strong, type Text } from '../format/text.ts';
import type { Answer, Request, Row, RowGroup } from './answer.ts';
import { whereILook } from './next-downtime.ts';
import { type Said, saidOnce } from './said-once.ts';

/** One card for all: the first leads, the others follow with their own verdicts. */
export function togetherOf(one: Answer, more: readonly Answer[]): Answer {
  const all = [one, ...more].map(withItsName);
  const [first = one, ...others] = all;
  const statuses = all.map(({ status }) => status);
  const worst = statusOrder.find((status) => statuses.includes(status)) ?? 'none';
  const seen = new Set<string>();
  const actions = all
    .flatMap((answer) => answer.actions)
    .filter((action) => {
      const key = JSON.stringify(action);
      return seen.has(key) ? false : Boolean(seen.add(key));
    });
  const wish = all.find(({ request }) => request);
  return {
    ...first,
    ...(wish?.request && {
      request: withOthers(
        wish.request,
        all.filter((answer) => answer !== wish),
      ),
    }),
    targets: [...new Set(all.flatMap(({ targets }) => targets))],
    answered: all.some(({ answered }) => answered),
    status: worst,
    lines: saidOnce(saidBy(first)[0], [...saidBy(first).slice(1), ...others.flatMap(saidBy)]).flatMap((line) =>
      besideOthers(line, all),
    ),
    groups: listedOnce(all.flatMap(({ groups }) => groups)),
    actions,
  };
}

/** What is done at once is said with what was asked beside it. */
function withOthers(request: Request, others: readonly Answer[]): Request {
  return { ...request, lines: [...request.lines, ...others.flatMap(({ verdict, lines }) => [verdict, ...lines])] };
}

/** A list whose every row stands in another is told by that one: "mean time to repair, and the longest outage?" lists none twice. */
function listedOnce(groups: readonly RowGroup[]): readonly RowGroup[] {
  if (groups.length < 2 || groups.some(({ rows }) => rows.length > mostCompared)) return groups;
  const rowsOf = groups.map(({ rows }) => new Set(rows.slice().map(asWords)));
  return groups.filter((_, at) => {
    const own = rowsOf[at] ?? new Set();
    return !rowsOf.some(
      (other, i) => i !== at && own.isSubsetOf(other) && (i < at || other.size > own.size) && own.size > 0,
    );
  });
}

/** Longer lists are a page each, and made row by row as they are read. */
const mostCompared = 100;

function asWords({ kind, name, line }: Row): string {
  return `${kind} ${name} ${plainText(line, ({ atMs }) => `${atMs}`)}`;
}

/** "There is no estimate yet." says of what, beside an answer about something else. */
function withItsName(answer: Answer, _: number, all: readonly Answer[]): Answer {
  const [name, ...others] = answer.targets;
  const isPlain = answer.intent !== 'eta' || name === undefined || others.length > 0;
  if (
    isPlain ||
    all.every(({ targets }) => targets.join() === name) ||
    plainText(answer.verdict, () => '').includes(name)
  )
    return answer;
  return { ...answer, verdict: say`${strong(`${name}:`)} ${answer.verdict}` };
}

/** The services that stand in its lists. */
export function servicesIn({ groups }: Pick<Answer, 'groups'>): string[] {
  const rows = groups.flatMap((group) => group.rows.slice());
  return [...new Set(rows.flatMap(({ kind, name }) => (kind === 'service' ? [name] : [])))];
}

/** What only fills an answer that stands alone: that nothing is planned where that is told, and where Herald looks for it. */
function besideOthers(line: Text, all: readonly Answer[]): Text[] {
  if (!all.some(({ intent }) => intent === 'downtime')) return [line];
  if (plainText(line, () => '') === whereILook) return [];
  return [
    line.map((part) => (typeof part === 'string' ? part.replace('; nothing is scheduled this week.', '.') : part)),
  ];
}

/** One answer alone: its own lines against each other. */
export function toldOnce(answer: Answer): Answer {
  const [verdict, ...lines] = saidBy(answer);
  return { ...answer, lines: saidOnce(verdict, lines) };
}

/** What is ready to paste stays whole, and tells the asker nothing. */
function saidBy({ intent, verdict, lines, targets }: Answer): [Said, ...Said[]] {
  const of = targets.filter((name) => name !== '*');
  const isWhole = intent === 'customer';
  return [{ text: verdict, of, isWhole }, ...lines.map((text) => ({ text, of, isWhole }))];
}
