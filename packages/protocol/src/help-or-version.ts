/** `--help` and `--version`, which every program of Herald answers before it does anything else. */

export type Program = {
  /** Printed as it is. */
  help: string;
  version: string;
};

/** What to print instead of running; undefined where neither was asked for. Words behind `--` are not looked at. Pure. */
export function helpOrVersion(args: readonly string[], { help, version }: Program): string | undefined {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  if (own.includes('--help') || own.includes('-h')) return help;
  return own.includes('--version') ? version : undefined;
}
