/** `herald downtime`: what engineers do with `/downtime` in Discord, in a terminal or a pipeline. */
import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { renderTable } from '../../../format/table.ts';
import { localText } from '../../../format/zone-time.ts';
import { type Command, type CommandContext, exitCodes } from '../command.ts';
import { readOptions, usageError } from '../options.ts';
import { openHubDoor } from './ask-hub.ts';

const Reply = Type.Object({ announced: Type.Boolean(), text: Type.String() });
const ListReply = Type.Object({
  downtimes: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      startsAt: Type.String(),
      endsAt: Type.String(),
      zone: Type.String(),
      hosts: Type.Array(Type.String()),
      services: Type.Array(Type.String()),
      state: Type.String(),
    }),
  ),
});

const planUsage =
  'downtime plan --title WHAT --when WHEN --affects NAME,… [--repeats HOW] [--customers WORDS] [--reference ID] [--accept-doubt] [--yes] [--json]';
const listUsage = 'downtime list [--days N] [--json]';
const confirming = { yes: { type: 'boolean' }, json: { type: 'boolean' } } as const;

export const downtimePlanCommand: Command = {
  name: 'downtime plan',
  usage: planUsage,
  summary: 'announces downtime, after saying what was understood; --yes does not ask, for pipelines',
  async run(context) {
    const { values } = readOptions(context, {
      usage: planUsage,
      options: {
        ...confirming,
        title: { type: 'string' },
        when: { type: 'string' },
        affects: { type: 'string' },
        repeats: { type: 'string' },
        customers: { type: 'string' },
        reference: { type: 'string' },
        'accept-doubt': { type: 'boolean' },
      },
      names: { least: 0, most: 0 },
    });
    const { title, when, affects, repeats, customers, reference } = values;
    const missing = Object.entries({ title, when, affects }).find(([, value]) => !value)?.[0];
    if (missing !== undefined) throw usageError(planUsage, new Error(`--${missing} is missing`));
    const body = { title, when, affects, repeats, customers, reference, acceptsDoubt: values['accept-doubt'] };
    return confirm(context, '/downtimes', body, values);
  },
};

export const downtimeListCommand: Command = {
  name: 'downtime list',
  usage: listUsage,
  summary: 'lists what is planned and runs, with the ids that the other commands take',
  async run(context) {
    const options = { days: { type: 'string', default: '30' }, json: { type: 'boolean' } } as const;
    const { values } = readOptions(context, { usage: listUsage, options, names: { least: 0, most: 0 } });
    const hub = await openHubDoor(context);
    const { downtimes } = parse(ListReply, await hub.send('GET', `/downtimes?days=${encodeURIComponent(values.days)}`));
    if (values.json) {
      context.print(JSON.stringify(downtimes));
      return exitCodes.done;
    }
    const rows = downtimes.map((one) => [
      `${clock(one.startsAt, one.zone)} to ${clock(one.endsAt, one.zone)} (${one.zone})`,
      one.state,
      one.title,
      [...one.services, ...one.hosts].join(', '),
      one.id,
    ]);
    for (const line of renderTable([['WHEN', 'STATE', 'WHAT', 'ON', 'ID'], ...rows])) context.print(line);
    if (downtimes.length === 0) context.note('Nothing is planned.');
    return exitCodes.done;
  },
};

export const downtimeChangeCommand = about('change', 'moves a window, or gives it another end ("until 23:30")', {
  option: 'when',
  read: (value) => value,
});
export const downtimeExtendCommand = about('extend', 'the work takes so many minutes longer', {
  option: 'minutes',
  read: Number,
});
export const downtimeEndCommand = about('end', 'the work is done before its end');
export const downtimeCancelCommand = about('cancel', 'it will not take place');

/** A command about one window, by its id or its title. */
function about(
  verb: string,
  summary: string,
  needed?: { option: 'when' | 'minutes'; read(value: string): string | number },
): Command {
  const usage = `downtime ${verb} WINDOW${needed ? ` --${needed.option} ${needed.option.toUpperCase()}` : ''} [--yes] [--json]`;
  return {
    name: `downtime ${verb}`,
    usage,
    summary,
    async run(context) {
      const { values, names } = readOptions(context, {
        usage,
        options: { ...confirming, ...(needed && { [needed.option]: { type: 'string' as const } }) },
        names: { least: 1, most: 1 },
      });
      const given = needed && Object.entries(values).find(([name]) => name === needed.option)?.[1];
      if (needed && typeof given !== 'string') throw usageError(usage, new Error(`--${needed.option} is missing`));
      const more = needed && typeof given === 'string' ? { [needed.option]: needed.read(given) } : {};
      return confirm(context, `/downtimes/${verb}`, { window: names[0], ...more }, values);
    },
  };
}

/** Says what was understood, asks, and announces it. */
async function confirm(
  context: CommandContext,
  path: string,
  body: object,
  { yes = false, json = false }: { yes?: boolean | undefined; json?: boolean | undefined },
): Promise<number> {
  const { print, note, ask } = context;
  const hub = await openHubDoor(context);
  if (!yes) {
    const reply = parse(Reply, await hub.send('POST', path, body));
    if (json) print(JSON.stringify(reply));
    else for (const line of reply.text.split('\n')) print(line);
    if (reply.announced) return exitCodes.done;
    if (!ask) {
      note('To announce it, run this again with --yes.');
      return exitCodes.wrong;
    }
    if (!/^y(es)?$/i.test(await ask('Announce it? [y/N] '))) {
      note('Dropped. Nothing was announced.');
      return exitCodes.wrong;
    }
  }
  const reply = parse(Reply, await hub.send('POST', path, { ...body, announce: true }));
  if (json) print(JSON.stringify(reply));
  else for (const line of yes ? reply.text.split('\n') : reply.text.split('\n').slice(0, 1)) print(line);
  return exitCodes.done;
}

/** The whole reply is kept, also what this release does not know. Throws `ask/unreadable`. */
function parse<Schema extends TSchema>(schema: Schema, reply: unknown): Static<Schema> {
  if (Value.Check(schema, reply)) return reply;
  throw new HeraldError('ask/unreadable', {
    message: 'The hub answered in another form than this command reads.',
    next: 'Use the command of the same release as the hub.',
  });
}

function clock(at: string, zone: string): string {
  return localText(Date.parse(at), zone).replace('T', ' ');
}
