/**
 * Node's threads for files and names: 4 of its own accord, which four dead disks would hold for good. Idle they cost nothing
 * that can be measured (48 MB with 4 as with 16); the unit allows 32 tasks, of which the rest of Node takes ten.
 */
export const threadCount = 12;
