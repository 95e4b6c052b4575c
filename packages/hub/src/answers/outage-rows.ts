/** Outages as rows of an answer: all of them, a page at a time. */

import { isAtWorst, lastedSeconds, worstFromMs } from '../domain/incident.ts';
import { moment, say } from '../format/text.ts';
import { lengthInWords, listInWords, plural } from '../format/words.ts';
import type { Row, RowGroup } from './answer.ts';
import { causeOf, type Outage, saidOf } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { rowsWhenRead } from './row-list.ts';

/** The last that is given stands first: outages come in the order in which they began. */
export function outageRows(
  outages: readonly Outage[],
  { nowMs }: Pick<ReadModel, 'nowMs'>,
  order = 'newest first',
): RowGroup[] {
  if (outages.length === 0) return [];
  const ordered = outages.toReversed();
  return [
    {
      title: `${plural(outages.length, 'incident')}, ${order}`,
      status: 'none',
      rows: rowsWhenRead(
        ordered.length,
        () => ordered,
        (outage) => rowOf(outage, nowMs),
      ),
    },
  ];
}

function rowOf(outage: Outage, nowMs: number): Row {
  const { incident, servers } = outage;
  const { target, worst } = incident;
  const cause = causeOf(outage);
  const lasted = lengthInWords(lastedSeconds(incident, nowMs));
  const also =
    servers.length === 0
      ? ''
      : ` (${listInWords([...new Set(servers.map((server) => server.target.name))].slice(0, 4))})`;
  const said = saidOf(outage).map((line) => say` ${line}`);
  return {
    kind: target.kind,
    name: target.name,
    status: worst,
    line: isAtWorst(incident, nowMs)
      ? say`since ${moment(worstFromMs(incident, nowMs))}, ${lasted} so far: ${cause}${also}${said.flat()}`
      : say`${moment(worstFromMs(incident, nowMs))}, ${lasted}: ${cause}${also}${said.flat()}`,
    facts: [],
  };
}
