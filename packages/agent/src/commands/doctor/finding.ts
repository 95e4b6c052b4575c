/** What one check found. */
export type Finding = { level: 'ok' | 'note' | 'fail'; what: string; words: string };

export function ok(what: string, words: string): Finding {
  return { level: 'ok', what, words };
}
