/** What Discord takes at most. Sources: discord.com/developers/docs, pages Message, Application Commands, Message Components. */

export const limits = {
  contentLength: 2000,
  embedTitleLength: 256,
  embedDescriptionLength: 4096,
  embedFields: 25,
  fieldNameLength: 256,
  fieldValueLength: 1024,
  footerLength: 2048,
  /** Over all embeds of a message. */
  embedsTotalLength: 6000,
  embeds: 10,
  /** Of all texts of a message in the newer components (Discord docs, "Component Reference"). */
  layoutTextLength: 4000,
  /** Herald's own: a page of rows stays well below a description's length. */
  rowLength: 320,
  buttonsPerRow: 5,
  rows: 5,
  buttonLabelLength: 80,
  customIdLength: 100,
  choices: 25,
  choiceNameLength: 100,
  selectOptions: 25,
  modalTitleLength: 45,
  attachmentDescriptionLength: 1024,
  /** Of a custom status (Discord docs, "Activity Object"). */
  activityStateLength: 128,
  nonceLength: 25,
  threadNameLength: 100,
  /** An interaction must be answered or deferred within this. */
  firstResponseMs: 3_000,
} as const;
