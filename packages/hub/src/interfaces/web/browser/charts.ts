/** Charts that can be read off and zoomed into: the picture is the hub's, this shows the figures under the pointer. */

type Plot = { width: number; left: number; fieldWidth: number };
type Figures = {
  fromMs: number;
  toMs: number;
  unit: 'percent' | 'bytes-per-second' | 'load';
  plots: { wide: Plot; half: Plot; narrow: Plot };
  lines: { label: string; points: [number, number | null][] }[];
};

for (const picture of document.querySelectorAll('picture[data-chart]')) {
  if (picture instanceof HTMLElement) makeReadable(picture);
}

function makeReadable(picture: HTMLElement): void {
  const image = picture.querySelector('img');
  const path = picture.dataset['chart'];
  if (!image || !path) return;
  const readout = document.createElement('output');
  readout.className = 'readout';
  const marker = document.createElement('span');
  marker.className = 'marker';
  marker.hidden = true;
  const holder = document.createElement('span');
  holder.className = 'chart';
  picture.replaceWith(holder);
  holder.append(picture, marker, readout);
  let figures: Promise<Figures | undefined> | undefined;
  let startShare: number | undefined;

  const shareAt = (event: PointerEvent, { plots }: Figures): number => {
    const box = picture.getBoundingClientRect();
    const source = image.currentSrc || '';
    const plot = source.includes('size=narrow') ? plots.narrow : source.includes('size=half') ? plots.half : plots.wide;
    const x = ((event.clientX - box.left) / box.width) * plot.width;
    return Math.min(1, Math.max(0, (x - plot.left) / plot.fieldWidth));
  };

  holder.addEventListener('pointermove', (event) => void show(event));
  holder.addEventListener('pointerleave', () => {
    readout.textContent = '';
    marker.hidden = true;
  });
  holder.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') return;
    event.preventDefault();
    void load().then((read) => {
      if (read) startShare = shareAt(event, read);
    });
  });
  holder.addEventListener('pointerup', (event) => {
    void load().then((read) => {
      if (read && startShare !== undefined) zoom(read, startShare, shareAt(event, read));
      startShare = undefined;
    });
  });

  async function show(event: PointerEvent): Promise<void> {
    const read = await load();
    if (!read) return;
    const share = shareAt(event, read);
    const atMs = read.fromMs + share * (read.toMs - read.fromMs);
    const when = new Date(atMs).toLocaleString('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    const values = read.lines.map(({ label, points }) => `${label} ${inWords(nearest(points, atMs), read.unit)}`);
    readout.textContent = `${when}: ${values.join(', ')}`;
    marker.hidden = false;
    marker.style.left = `${event.clientX - holder.getBoundingClientRect().left}px`;
  }

  function load(): Promise<Figures | undefined> {
    figures ??= fetch(path ?? '')
      .then(async (response): Promise<Figures | undefined> => (response.ok ? await response.json() : undefined))
      .catch(() => undefined);
    return figures;
  }
}

function zoom({ fromMs, toMs }: Figures, one: number, other: number): void {
  const [start, end] = [Math.min(one, other), Math.max(one, other)];
  if (end - start < 0.02) return;
  const url = new URL(location.href);
  url.searchParams.delete('range');
  url.searchParams.set('from', String(Math.round(fromMs + start * (toMs - fromMs))));
  url.searchParams.set('to', String(Math.round(fromMs + end * (toMs - fromMs))));
  url.hash = 'charts';
  location.assign(url);
}

function nearest(points: readonly [number, number | null][], atMs: number): number | null {
  let best: [number, number | null] | undefined;
  for (const point of points) if (!best || Math.abs(point[0] - atMs) < Math.abs(best[0] - atMs)) best = point;
  return best?.[1] ?? null;
}

function inWords(value: number | null, unit: Figures['unit']): string {
  if (value === null) return 'not measured';
  if (unit === 'percent') return `${Math.round(value)} %`;
  if (unit === 'load') return value.toFixed(1);
  return value >= 1e6 ? `${(value / 1e6).toFixed(1)} MB/s` : `${Math.round(value / 1e3)} kB/s`;
}
