/** `herald agents`: which agent each host runs, as the hubs last heard, and what to paste on those that are behind. */

import { isHeraldError } from '@herald/protocol/herald-error';
import { parseReport } from '@herald/protocol/report';
import { pino } from 'pino';
import { herald } from '../../format/command-words.ts';
import { renderTable } from '../../format/table.ts';
import { readHostStates } from '../../store/hosts/host-states.ts';
import { openDatabase } from '../../store/open-store.ts';
import { agentDist, installLine } from '../setup/install-line-command.ts';
import { trustedPublicKeys } from '../setup/key-rotation.ts';
import { hubVersion } from '../version.ts';
import { type Command, type CommandContext, exitCodes } from './command.ts';
import { readOptions } from './options.ts';
import { storeMustExist, storeOfEnv } from './store/store-of-env.ts';

const usage = 'agents [--behind] [--json]';

type Row = { host: string; version: string; saidAt: string; isBehind: boolean };

export const agentsCommand: Command = {
  name: 'agents',
  usage,
  summary: 'lists which version of the agent each host runs; exit code 1 where some are behind this hub',
  async run(context) {
    const { values } = readOptions(context, {
      usage,
      options: { behind: { type: 'boolean' }, json: { type: 'boolean' } },
      names: { least: 0, most: 0 },
    });
    const all = await readAgents(context);
    const behind = all.filter(({ isBehind }) => isBehind);
    const shown = values.behind ? behind : all;
    const code = behind.length === 0 ? exitCodes.done : exitCodes.wrong;
    if (values.json) {
      context.print(JSON.stringify({ hubVersion, agents: shown }));
      return code;
    }
    const rows = shown.map(({ host, version, saidAt, isBehind }) => [host, version, saidAt, isBehind ? 'behind' : '']);
    for (const line of renderTable([['HOST', 'AGENT', 'LAST SAID', ''], ...rows])) context.print(line);
    context.note(
      behind.length === 0
        ? `All ${all.length} agents run ${hubVersion}, as this hub.`
        : `${behind.length} of ${all.length} agents do not run ${hubVersion}, as this hub. On each of them: ${await lineFor(context)}\nFor many at once: ${herald('install-line --as ssm')}, or --as ansible`,
    );
    return code;
  },
};

async function readAgents(context: CommandContext): Promise<Row[]> {
  const options = storeOfEnv(context);
  await storeMustExist(options);
  await using database = await openDatabase(options, { log: pino({ level: 'silent' }) });
  const states = await readHostStates(database.query, 0);
  const rows = states.flatMap(({ hostName, report, receivedAtMs }): Row[] => {
    if (report === undefined || receivedAtMs === undefined) return [];
    const { agentVersion } = parseReport(report);
    const saidAt = new Date(receivedAtMs).toISOString();
    return [{ host: hostName, version: agentVersion, saidAt, isBehind: agentVersion !== hubVersion }];
  });
  return rows.sort((a, b) => (a.host < b.host ? -1 : 1));
}

/** Hub and agents work together over one version apart, so that there is no hurry and no order. */
async function lineFor(context: CommandContext): Promise<string> {
  const url = context.env['HERALD_WEB_URL'];
  if (!url) return 'the line that `herald install-line --url URL` prints';
  try {
    return await installLine({ url, publicKey: await trustedPublicKeys(context), dist: agentDist });
  } catch (error) {
    if (isHeraldError(error)) return `the line of \`herald install-line\` (${error.message} ${error.next})`;
    throw error;
  }
}
