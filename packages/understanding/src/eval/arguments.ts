/** What the evaluation was asked to do. */
import { parseArgs } from 'node:util';
import { HeraldError } from '@herald/protocol/herald-error';

export type EvalTask =
  | { kind: 'own-corpus'; isJson: boolean; registry?: string }
  | { kind: 'corpus'; file: string; isJson: boolean; registry?: string }
  /** `--learn` writes what it learns; without it only what would change is shown. */
  | { kind: 'from-misses'; file: string; isJson: boolean; learns: boolean; registry?: string }
  | { kind: 'timing'; isJson: boolean }
  | { kind: 'learn' }
  | { kind: 'fit'; folder?: string }
  | { kind: 'by-author' }
  | { kind: 'real-chat'; folder: string; sources: readonly string[] }
  | { kind: 'explain'; text: string; registry?: string };

export const usage = 'npm run --silent eval -- [--registry FILE] [--json] [CORPUS.jsonl]';

/** Throws `eval/usage`. */
export function parseTask(args: readonly string[]): EvalTask {
  let parsed: ReturnType<typeof parseOptions>;
  try {
    parsed = parseOptions(args);
  } catch (cause) {
    throw wrongUse(cause instanceof Error ? cause.message : String(cause));
  }
  const { values, positionals } = parsed;
  const [file, ...more] = positionals;
  if (values['real-chat'] !== undefined)
    return { kind: 'real-chat', folder: values['real-chat'], sources: positionals };
  if (more.length > 0) throw wrongUse('Only one corpus can be named.');
  const isJson = values.json === true;
  const registry = values.registry === undefined ? {} : { registry: values.registry };
  if (values['from-misses'] !== undefined)
    return { kind: 'from-misses', file: values['from-misses'], isJson, learns: values.learn === true, ...registry };
  if (values.learn === true) return { kind: 'learn' };
  if (values['by-author'] === true) return { kind: 'by-author' };
  if (values.fit === true) return { kind: 'fit', ...(file !== undefined && { folder: file }) };
  if (values.timing === true) return { kind: 'timing', isJson };
  if (values.explain !== undefined) return { kind: 'explain', text: values.explain, ...registry };
  return file === undefined
    ? { kind: 'own-corpus', isJson, ...registry }
    : { kind: 'corpus', file, isJson, ...registry };
}

function parseOptions(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      registry: { type: 'string' },
      json: { type: 'boolean' },
      'from-misses': { type: 'string' },
      timing: { type: 'boolean' },
      learn: { type: 'boolean' },
      fit: { type: 'boolean' },
      'by-author': { type: 'boolean' },
      'real-chat': { type: 'string' },
      explain: { type: 'string' },
    },
  });
}

function wrongUse(message: string): HeraldError {
  return new HeraldError('eval/usage', {
    message,
    next: `Use: ${usage}; or [--registry FILE] --from-misses FILE [--learn | --json], --explain "a message", --timing, --learn, --fit [FOLDER], --by-author, --real-chat FOLDER [SOURCE...].`,
  });
}
