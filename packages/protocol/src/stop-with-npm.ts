/** Ends a program with the npm that started it: npm runs it through a shell, and a signal to npm ends only the shell. */

/** Often enough for a person who stops npm to see it stop. */
const lookEveryMs = 250;

/**
 * Signals SIGTERM to this process when the shell that npm put between is gone, so that no port and no database stays
 * held. Does nothing for a program that npm did not start. Works with any shell, and keeps no process alive.
 */
export function stopWithNpm(env: Readonly<Record<string, string | undefined>>): void {
  if (env['npm_lifecycle_event'] === undefined) return;
  const startedBy = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === startedBy) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, lookEveryMs);
  looking.unref();
}
