/** A chart on a page: an image drawn by the hub, for light and dark and for phones; it loads when it comes into connectivity. */
import { type Html, html, nothing } from './html.ts';

export type ChartImage = {
  path: string;
  query: Readonly<Record<string, string>>;
  alt: string;
  /** Where the figures behind it are, for reading off values and for zooming. */
  dataPath?: string;
  /** Two beside each other where there is room. */
  isHalf?: boolean;
};

export const chartSizes = {
  /** As wide as a page. */
  wide: { width: 1048, height: 300 },
  half: { width: 510, height: 240 },
  narrow: { width: 400, height: 240 },
} as const;
export type ChartSize = keyof typeof chartSizes;

export function parseChartSize(text: string | null): ChartSize {
  return text === 'narrow' || text === 'half' ? text : 'wide';
}

export function chartImage({ path, query, alt, dataPath, isHalf = false }: ChartImage): Html {
  const usual = isHalf ? 'half' : 'wide';
  const source = (ground: 'light' | 'dark', size: ChartSize) =>
    `${path}?${new URLSearchParams({ ...query, ground, size })}`;
  const { width, height } = chartSizes[usual];
  return html`<picture${dataPath ? html` data-chart="${dataPath}?${new URLSearchParams(query).toString()}"` : nothing}>
<source media="screen and (prefers-color-scheme: dark) and (max-width: 640px)" srcset="${source('dark', 'narrow')}" width="${chartSizes.narrow.width}" height="${chartSizes.narrow.height}">
<source media="screen and (prefers-color-scheme: dark)" srcset="${source('dark', usual)}">
<source media="screen and (max-width: 640px)" srcset="${source('light', 'narrow')}" width="${chartSizes.narrow.width}" height="${chartSizes.narrow.height}">
<img src="${source('light', usual)}" width="${width}" height="${height}" alt="${alt}" loading="lazy" decoding="async">
</picture>`;
}
