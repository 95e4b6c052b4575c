/** The blocks of a guide that a reader would paste, in their order. */
export type GuideBlock = {
  /** The heading that it stands under. */
  under: string;
  text: string;
  /** `elsewhere`: it needs what a bench has not. */
  where: 'here' | 'elsewhere';
};

export function guideBlocks(page: string): GuideBlock[] {
  const blocks: GuideBlock[] = [];
  let under = '';
  for (const [, heading, kind, text = ''] of page.matchAll(/^## (.+)$|^```sh( elsewhere)?\n([\s\S]*?)^```$/gm)) {
    if (heading !== undefined) under = heading;
    else blocks.push({ under, text, where: kind === undefined ? 'here' : 'elsewhere' });
  }
  return blocks;
}
