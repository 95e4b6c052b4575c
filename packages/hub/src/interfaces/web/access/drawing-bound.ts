/** Charts, previews and the pictures of Discord are drawn one after the other: what one visitor has waiting there keeps nobody else's out. */
import { HeraldError } from '@herald/protocol/herald-error';

export type DrawingBound = {
  /** Throws `charts/busy` where `most` of the same bearer wait already. */
  within<Drawn>(bearer: string, most: number, draw: () => Promise<Drawn>): Promise<Drawn>;
};

export function createDrawingBound(): DrawingBound {
  const waiting = new Map<string, number>();
  return {
    async within(bearer, most, draw) {
      const before = waiting.get(bearer) ?? 0;
      if (before >= most)
        throw new HeraldError('charts/busy', {
          message: 'You have asked for many charts at once, and they are being drawn.',
          next: 'Try again in a few seconds.',
        });
      waiting.set(bearer, before + 1);
      try {
        return await draw();
      } finally {
        const left = (waiting.get(bearer) ?? 1) - 1;
        if (left > 0) waiting.set(bearer, left);
        else waiting.delete(bearer);
      }
    },
  };
}
