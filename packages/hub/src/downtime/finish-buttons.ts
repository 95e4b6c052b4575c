/** What the buttons under an over-running window are called: who draws them and who takes them must agree. */

export const finishedPrefix = 'downtime-finished:';
export const extendPrefix = 'downtime-extend:';
