/** How long history is kept, by how fine it is. */

export type Retention = { rawHours: number; minuteDays: number; hourDays: number; dayDays: number };

export const defaultRetention: Retention = { rawHours: 6, minuteDays: 7, hourDays: 400, dayDays: 3660 };
