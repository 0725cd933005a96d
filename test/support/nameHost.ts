// Says before the end-to-end tests in which host they run.
import { hostsHere, usualHost } from './app.ts';

export default function nameHost(): void {
  const other = hostsHere.includes('electron')
    ? 'Electron is here: tests of both hosts use it, E2E_HOST=electron runs all in it'
    : 'Electron is not here';
  console.log(`end-to-end tests run in the ${usualHost} host (${other})`);
}
