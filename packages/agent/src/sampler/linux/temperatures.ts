/** Temperatures in degrees Celsius, on machines that have sensors (EC2: bare metal only). */
import { readdirSync } from 'node:fs';
import type { Metrics } from '@herald/protocol/metrics';
import type { ReadText } from './read-text.ts';

const most = 64;
/** Drivers write -273150, 65261850 and the like for "no reading". */
const [coldest, hottest] = [-60, 150];

/** Hardware monitors first; thermal zones only where there are none, since they repeat them. */
export function readTemperatures(read: ReadText, root = ''): Metrics['temperatures'] {
  const monitors = names(`${root}/sys/class/hwmon`).flatMap((monitor) => {
    const directory = `/sys/class/hwmon/${monitor}`;
    const sensor = read(`${directory}/name`)?.trim() || monitor;
    return names(`${root}${directory}`)
      .map((file) => /^(temp\d+)_input$/.exec(file)?.[1])
      .filter((channel) => channel !== undefined)
      .map((channel) => {
        const label = read(`${directory}/${channel}_label`)?.trim();
        return { name: label ? `${sensor} ${label}` : sensor, milli: read(`${directory}/${channel}_input`) };
      });
  });
  const zones = () =>
    names(`${root}/sys/class/thermal`)
      .filter((zone) => zone.startsWith('thermal_zone'))
      .map((zone) => ({
        name: read(`/sys/class/thermal/${zone}/type`)?.trim() || zone,
        milli: read(`/sys/class/thermal/${zone}/temp`),
      }));
  const found = (monitors.length > 0 ? monitors : zones())
    .filter(({ milli }) => milli !== undefined && /^-?\d+\s*$/.test(milli))
    .map(({ name, milli }) => ({ name: name.slice(0, 256), celsius: Number(milli) / 1000 }))
    .filter(({ celsius }) => celsius >= coldest && celsius <= hottest);
  return found.length > 0 ? found.slice(0, most) : undefined;
}

function names(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}
