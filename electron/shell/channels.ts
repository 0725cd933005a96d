// The names under which page and main process talk. Only `call` carries data.
export const channels = {
  /** Page to main: one call of the contract; answered with a Reply. */
  call: 'call',
  /** Main to page: the window wants to close. */
  closeRequested: 'close-requested',
  /** Page to main: everything is saved. */
  closeReady: 'close-ready',
  /** Page to main: something cannot be saved, and the user is being asked what to do. */
  closeRefused: 'close-refused',
  /** Main to page: there are files to take over. */
  filesHanded: 'files-handed',
} as const;
