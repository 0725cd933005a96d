// The names under which page and main process talk. Only `call` carries data.
export const channels = {
  /** Page to main: one call of the contract; answered with a Reply. */
  call: 'call',
  /** Main to page: the window wants to close. */
  closeRequested: 'close-requested',
  /** Page to main: everything is saved, or cannot be. */
  closeReady: 'close-ready',
  /** Main to page: there are files to take over. */
  filesHanded: 'files-handed',
} as const;
