/** A guild as a test writes it down, and the one that the sandbox opens with. */

export type GuildSpec = {
  name: string;
  roles: { name: string; color?: number; mentionable?: boolean }[];
  people: { name: string; roles: string[]; dms?: 'open' | 'closed' }[];
  /** `hiddenFromBot` takes VIEW_CHANNEL from the bot there. */
  channels: { name: string; topic?: string; hiddenFromBot?: boolean; kind?: ChannelKind }[];
};

/** Text when left out. A voice or stage channel has a chat of its own; a forum holds posts, which are threads. */
export type ChannelKind = 'text' | 'announcement' | 'voice' | 'stage' | 'forum';

/** Northwind: a software company with customer success managers, engineers of four teams and a platform team. */
export const defaultGuild: GuildSpec = {
  name: 'Northwind',
  roles: [
    { name: 'Platform', color: 0x9b59b6, mentionable: true },
    { name: 'Engineer', color: 0x3498db, mentionable: true },
    { name: 'CSM', color: 0x2ecc71 },
    { name: 'payments', color: 0xe67e22, mentionable: true },
    { name: 'storefront', color: 0xe91e63, mentionable: true },
    { name: 'exports', color: 0x1abc9c, mentionable: true },
    { name: 'data', color: 0xf1c40f, mentionable: true },
  ],
  people: [
    { name: 'Carla', roles: ['CSM'] },
    { name: 'Chris', roles: ['CSM'] },
    { name: 'Chidi', roles: ['CSM'] },
    { name: 'Cleo', roles: ['CSM'], dms: 'closed' },
    { name: 'Erin', roles: ['Engineer', 'payments'] },
    { name: 'Emil', roles: ['Engineer', 'storefront'] },
    { name: 'Esra', roles: ['Engineer', 'exports', 'data'] },
    { name: 'Pat', roles: ['Engineer', 'Platform'] },
  ],
  channels: [
    { name: 'status', topic: 'Ask Herald how our servers are.' },
    { name: 'ask-engineering', topic: 'Questions for engineers.' },
    { name: 'alerts', topic: 'What goes down, comes back and is planned.' },
    { name: 'billing', topic: 'About billing and its customers.' },
    { name: 'general', topic: 'Everything else.' },
  ],
};
