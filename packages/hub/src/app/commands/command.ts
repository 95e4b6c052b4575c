/** What every `herald` command is: words for the help, and a function that ends with an exit code. */
import type { Clock } from '@herald/protocol/clock';
import type { SettingsFile } from '../settings-file.ts';

export type CommandContext = {
  /** What stands behind the command's own name. */
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** What `env` was filled up from, where there is a file. */
  settingsFile?: SettingsFile;
  /** Data. */
  print(line: string): void;
  /** Text made safe for a terminal, with colours; absent where they would be noise. */
  printColoured?(text: string): void;
  /** Everything else: hints, warnings, failures. */
  note(line: string): void;
  /** Before a secret is printed: a file that takes the output is closed to everybody but its owner. */
  guardOutput?(): void;
  /** One line from the person at the terminal; undefined where there is none. `isSecret` hides what is typed. */
  ask?(question: string, how?: { isSecret: boolean }): Promise<string>;
  clock: Clock;
  signal: AbortSignal;
};

export type Command = {
  name: string;
  usage: string;
  summary: string;
  /** The exit code. HeraldErrors may be thrown: the dispatcher says them. */
  run(context: CommandContext): Promise<number>;
};

/** 0 done; 1 what was asked about is wrong; 2 the command could not be carried out. */
export const exitCodes = { done: 0, wrong: 1, failed: 2 } as const;
