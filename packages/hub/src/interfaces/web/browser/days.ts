/** The bars of the status page: a tap or the pointer tells what happened that day. */

/** Of the page's own drawing: `uptimeBars`. */
const barWidth = 5;
const dayMs = 86_400_000;
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

for (const uptime of document.querySelectorAll('.uptime')) {
  const usual = uptime.querySelector('.usual');
  const tapped = uptime.querySelector('.tapped');
  if (!(usual instanceof HTMLElement) || !tapped) continue;
  for (const kind of ['pointermove', 'pointerdown'])
    uptime.addEventListener(kind, (event) => {
      if (!(event instanceof PointerEvent) || !(event.target instanceof Element)) return;
      const bars = event.target.closest('svg.bars');
      const words = bars instanceof SVGSVGElement ? wordsAt(bars, event.clientX) : '';
      if (words === '' || tapped.textContent === words) return;
      tapped.textContent = words;
      usual.hidden = true;
    });
  uptime.addEventListener('pointerleave', (event) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'mouse') return;
    tapped.textContent = '';
    usual.hidden = false;
  });
}

/** Between two bars the nearer one is meant. A day without a bar of its own was well. */
function wordsAt(bars: SVGSVGElement, clientX: number): string {
  const { left, width } = bars.getBoundingClientRect();
  const days = Math.round(bars.viewBox.baseVal.width / barWidth);
  const at = Math.min(days - 1, Math.max(0, Math.floor(((clientX - left) / width) * days)));
  const own = bars.querySelector(`rect[x="${at * barWidth}"] title`);
  if (own) return own.textContent;
  const first = Date.parse(`${bars.dataset['first']}T12:00:00Z`);
  return Number.isNaN(first) ? '' : `${dayFormat.format(first + at * dayMs).replace(',', '')}: operational.`;
}
