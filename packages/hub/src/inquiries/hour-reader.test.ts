import { expect, it } from 'vitest';
import { createHourReader } from './hour-reader.ts';

it('reads day and hour by the clocks of the zone, also where the hour begins at a quarter', () => {
  const read = (zone: string, ...times: string[]) => times.map((time) => createHourReader(zone)(Date.parse(time)));
  expect(read('Europe/Berlin', '2026-03-28T22:59Z', '2026-03-28T23:00Z')).toEqual([
    { day: '2026-03-28', hour: 23 },
    { day: '2026-03-29', hour: 0 },
  ]);
  const inKathmandu = createHourReader('Asia/Kathmandu');
  const hours = ['00:00', '00:14', '00:15', '00:29'].map((time) => inKathmandu(Date.parse(`2026-03-02T${time}Z`)).hour);
  expect(hours).toEqual([5, 5, 6, 6]);
});
