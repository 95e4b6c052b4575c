/** The palette as variables of the style sheet: light, dark where the reader prefers it, and light again on paper. */
import { type Ground, palettes } from '../../format/theme.ts';

export function paletteCss(): string {
  return [
    `:root{color-scheme:light dark;${variables('light')}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${variables('dark')}}}`,
  ].join('\n');
}

function variables(ground: Ground): string {
  const { health, series, ...plain } = palettes[ground];
  const entries: [string, string][] = [
    ...Object.entries(plain),
    ...Object.entries(health),
    ...series.map((colour, index): [string, string] => [`series-${index}`, colour]),
  ];
  return entries.map(([name, colour]) => `--${name}:${colour}`).join(';');
}
