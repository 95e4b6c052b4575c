/** What is wrong with the database and what to do about it, in words for whoever runs the hub. */
export type StoreFault = { code: string; message: string; next: string };
