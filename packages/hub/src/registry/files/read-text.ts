/** One registry file from disk, as text. */
import { open } from 'node:fs/promises';
import { HeraldError } from '@herald/protocol/herald-error';
import { decodeUtf8 } from '../decode-utf8.ts';
import { yamlLimits } from '../read-yaml.ts';

/** Throws `registry/unreadable`, `registry/encoding` and `registry/too-large`. */
export async function readText(file: string): Promise<string> {
  try {
    await using handle = await open(file, 'r');
    const found = await handle.stat();
    if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
    if (found.size > yamlLimits.bytes) {
      throw new HeraldError('registry/too-large', {
        message: `${file} is larger than ${yamlLimits.bytes / 1024 / 1024} MiB.`,
        next: 'Divide it into several files (`include`), move hosts into discovery files, or use EC2 discovery.',
      });
    }
    const decoded = decodeUtf8(await handle.readFile());
    if (decoded.kind === 'text') return decoded.text;
    throw new HeraldError('registry/encoding', {
      message: `${file} ${decoded.message}.`,
      next: 'Save it as UTF-8 in your editor, or convert it: iconv -f FROM -t UTF-8.',
    });
  } catch (cause) {
    if (cause instanceof HeraldError) throw cause;
    throw unreadable(file, reasonOf(cause), cause);
  }
}

export function unreadable(file: string, reason: string, cause?: unknown): HeraldError {
  return new HeraldError('registry/unreadable', {
    message: `${file} cannot be read (${reason}).`,
    next: 'Check the path: --file or HERALD_REGISTRY says where the registry is. registry.example.yaml is one to begin with.',
    cause,
  });
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'this user may not read it',
    EISDIR: 'it is no file',
  };
  return words[code] ?? (code || 'reading failed');
}
