/** When within its interval a host is asked: by a hash of its name, so that the slot survives restarts and other hubs keep it. */

/** From 0 to 1, evenly over many names (FNV-1a, then mixed: names that differ in their last digit must part widely). */
export function slotOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash ^= name.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 2 ** 32;
}

/** The first moment at or after `fromMs` that lies on this name's slot of the interval. */
export function nextSlotMs(name: string, intervalMs: number, fromMs: number): number {
  const offset = slotOf(name) * intervalMs;
  return Math.ceil((fromMs - offset) / intervalMs) * intervalMs + offset;
}
