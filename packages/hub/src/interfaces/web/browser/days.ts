/** The bars of the status page: a tap or the pointer tells what happened that day. */

for (const uptime of document.querySelectorAll('.uptime')) {
  const told = uptime.querySelector('.told');
  if (!told) continue;
  const usual = [...told.childNodes];
  for (const kind of ['pointermove', 'pointerdown'])
    uptime.addEventListener(kind, (event) => {
      if (!(event instanceof PointerEvent) || !(event.target instanceof Element)) return;
      const bars = event.target.closest('svg.bars');
      if (!bars) return;
      const { left, width } = bars.getBoundingClientRect();
      const days = bars.querySelectorAll('rect');
      // Between two bars the nearer one is meant.
      const at = Math.min(days.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * days.length)));
      const words = days[at]?.querySelector('title')?.textContent ?? '';
      if (told.textContent !== words) told.textContent = words;
    });
  uptime.addEventListener('pointerleave', (event) => {
    if (event instanceof PointerEvent && event.pointerType === 'mouse') told.replaceChildren(...usual);
  });
}
