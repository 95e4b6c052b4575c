/** Whether the distribution says that a reboot is due. */
import { existsSync, readdirSync } from 'node:fs';
import { release } from 'node:os';
import { compareKernels, flavourOf } from './kernel-version.ts';
import type { ReadText } from './read-text.ts';

export type RebootQuestion = { root?: string; runningKernel?: string };

/**
 * Debian and Ubuntu leave a file. Amazon Linux, Fedora and Red Hat leave none (their `needs-restarting` is a program of
 * its own): there, an installed kernel that is newer than the running one means yes. Undefined elsewhere. When a folder
 * was last written proves nothing: a module built for an old kernel touches it.
 */
export function readRebootRequired(read: ReadText, question: RebootQuestion): boolean | undefined {
  const { root = '', runningKernel = release() } = question;
  if (existsSync(`${root}/run/reboot-required`)) return true;
  const distribution = read('/etc/os-release') ?? '';
  if (/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(distribution)) return false;
  if (!/^ID(_LIKE)?=.*(amzn|fedora|rhel)/m.test(distribution)) return undefined;
  try {
    return readdirSync(`${root}/lib/modules`)
      .filter((kernel) => flavourOf(kernel) === flavourOf(runningKernel))
      .filter((kernel) => compareKernels(kernel, runningKernel) > 0)
      .some((kernel) => existsSync(`${root}/lib/modules/${kernel}/modules.dep`));
  } catch {
    return undefined;
  }
}
