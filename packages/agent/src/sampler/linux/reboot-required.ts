/** Whether the distribution says that a reboot is due. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { release } from 'node:os';
import type { ReadText } from './read-text.ts';

export type RebootQuestion = { root?: string; bootedAtMs: number; runningKernel?: string };

/**
 * Debian and Ubuntu leave a file. Amazon Linux, Fedora and Red Hat leave none (their `needs-restarting` is a program of
 * its own): there, a kernel other than the running one that was installed since boot means yes. Undefined elsewhere.
 */
export function readRebootRequired(read: ReadText, question: RebootQuestion): boolean | undefined {
  const { root = '', bootedAtMs, runningKernel = release() } = question;
  if (existsSync(`${root}/run/reboot-required`)) return true;
  const distribution = read('/etc/os-release') ?? '';
  if (/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(distribution)) return false;
  if (!/^ID(_LIKE)?=.*(amzn|fedora|rhel)/m.test(distribution)) return undefined;
  try {
    return readdirSync(`${root}/lib/modules`).some(
      (kernel) => kernel !== runningKernel && statSync(`${root}/lib/modules/${kernel}`).mtimeMs > bootedAtMs,
    );
  } catch {
    return undefined;
  }
}
