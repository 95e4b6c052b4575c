/** `herald registry schema`: the JSON Schema of this release, for editors of a registry that lies in another repository. */
import { editorSchema } from '../../../registry/schema/json-schema.ts';
import { type Command, exitCodes } from '../command.ts';
import { readOptions } from '../options.ts';

const usage = 'registry schema > FILE';

export const schemaCommand: Command = {
  name: 'schema',
  usage,
  summary:
    'prints the JSON Schema that editors complete the registry from; a hub serves it at /registry.schema.json too',
  async run(context) {
    readOptions(context, { usage, options: {}, names: { least: 0, most: 0 } });
    context.print(JSON.stringify(editorSchema(), undefined, 2));
    return exitCodes.done;
  },
};
