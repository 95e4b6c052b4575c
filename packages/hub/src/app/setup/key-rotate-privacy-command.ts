/** `herald key rotate-privacy`: from one privacy key to the next, in one step while the hubs stand still. */
import { type Command, exitCodes } from '../commands/command.ts';
import { readOptions } from '../commands/options.ts';
import { rotatePrivacyKey } from './privacy-rotation.ts';

const usage = 'key rotate-privacy';

export const keyRotatePrivacyCommand: Command = {
  name: 'key rotate-privacy',
  usage,
  summary:
    'changes the key of the hashes that stand for people, and the hashes with it; the hubs are stopped meanwhile',
  async run(context) {
    readOptions(context, { usage, options: {}, names: { least: 0, most: 0 } });
    const done = await rotatePrivacyKey(context);
    const whose = done.kind === 'changed' && `${done.people} ${done.people === 1 ? 'person' : 'people'}`;
    context.print(
      whose
        ? `The privacy key is changed, and with it the hashes of ${whose}.`
        : 'The change that was cut short is finished now.',
    );
    context.note(
      'Start the hubs again. Backups of before open with their own key: delete those that you no longer need.',
    );
    return exitCodes.done;
  },
};
