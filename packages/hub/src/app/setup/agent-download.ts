/** The files that instances fetch from the hub. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download } from '../../interfaces/web/web-parts.ts';
import { agentDist } from './install-line-command.ts';

/** What instances download to install the agent; nothing but files that the build made, by their plain names. */
export async function openAgentDownload(fileName: string, dist = agentDist): Promise<Download | undefined> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._+-]{0,120}$/.test(fileName)) return undefined;
  try {
    // Sent as it is read: fifty instances that start at once must not hold fifty archives in memory.
    const file = await open(join(dist, fileName));
    const content = file.createReadStream();
    content.on('error', () => undefined); // Whoever reads it hears of it too.
    const { size } = await file.stat();
    return {
      content,
      bytes: size,
      contentType: fileName.endsWith('.sh')
        ? 'text/x-shellscript; charset=utf-8'
        : fileName.endsWith('.gz')
          ? 'application/gzip'
          : 'text/plain; charset=utf-8',
      fileName,
    };
  } catch {
    return undefined;
  }
}
