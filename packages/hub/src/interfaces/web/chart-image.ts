/** A chart on a page: an image drawn by the hub, for light and dark and for phones; it loads when it comes into connectivity. */
import { type Html, html, nothing } from './html.ts';

export type ChartImage = {
  path: string;
  query: Readonly<Record<string, string>>;
  alt: string;
  /** Where the figures behind it are, for reading off values and for zooming. */
  dataPath?: string;
};

export const chartSizes = { wide: { width: 880, height: 260 }, narrow: { width: 400, height: 240 } } as const;

export function chartImage({ path, query, alt, dataPath }: ChartImage): Html {
  const source = (ground: 'light' | 'dark', size: 'wide' | 'narrow') =>
    `${path}?${new URLSearchParams({ ...query, ground, size })}`;
  const { width, height } = chartSizes.wide;
  return html`<picture${dataPath ? html` data-chart="${dataPath}?${new URLSearchParams(query).toString()}"` : nothing}>
<source media="screen and (prefers-color-scheme: dark) and (max-width: 640px)" srcset="${source('dark', 'narrow')}" width="${chartSizes.narrow.width}" height="${chartSizes.narrow.height}">
<source media="screen and (prefers-color-scheme: dark)" srcset="${source('dark', 'wide')}">
<source media="screen and (max-width: 640px)" srcset="${source('light', 'narrow')}" width="${chartSizes.narrow.width}" height="${chartSizes.narrow.height}">
<img src="${source('light', 'wide')}" width="${width}" height="${height}" alt="${alt}" loading="lazy" decoding="async">
</picture>`;
}
