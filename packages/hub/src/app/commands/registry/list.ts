/** `herald registry list`: all hosts and services of the file. */

import { renderTable } from '../../../format/table.ts';
import { type Command, exitCodes } from '../command.ts';
import { readOptions, readRegistry } from '../options.ts';

const usage = 'registry list [--file FILE] [--json]';

export const listCommand: Command = {
  name: 'list',
  usage,
  summary: 'lists hosts and services',
  async run(context) {
    const { values, file } = readOptions(context, {
      usage,
      options: { json: { type: 'boolean' } },
      names: { least: 0, most: 0 },
    });
    const registry = await readRegistry(file);
    const hosts = [...registry.hosts.values()];
    const services = [...registry.services.values()];
    if (values.json) {
      context.print(JSON.stringify({ hosts, services }));
      return exitCodes.done;
    }
    const servicesOf = (host: string) =>
      services.filter(({ hosts: names }) => names.includes(host)).map(({ name }) => name);
    const hostRows = hosts.map(({ name, url, aliases }) => [
      name,
      url,
      servicesOf(name).join(', '),
      aliases.join(', '),
    ]);
    const serviceRows = services.map(({ name, hosts: names, needs, aliases }) => [
      name,
      `${needs} of ${names.length}`,
      names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : ''),
      aliases.join(', '),
    ]);
    const tables = [
      [['HOST', 'ADDRESS', 'SERVICES', 'ALSO CALLED'], ...hostRows],
      [['SERVICE', 'NEEDS', 'HOSTS', 'ALSO CALLED'], ...serviceRows],
    ];
    for (const [index, table] of tables.entries()) {
      if (index > 0) context.print('');
      for (const line of renderTable(table)) context.print(line);
    }
    return exitCodes.done;
  },
};
