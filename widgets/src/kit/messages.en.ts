import type { Messages } from './messages.fr.ts'

export const messages: Messages = {
  close: 'Close',
  cancel: 'Cancel',
  keep: 'Keep',
  retry: 'Try again',
  loading: 'Loading',
  undo: 'Undo',

  offline: 'Connection lost. Check your Internet access, then try again.',
  serverSilent: 'The server does not answer. Nothing is lost: try again in a moment.',
  failed: 'Something went wrong on our side. Try again.',
  failedWithId: (requestId) =>
    `Something went wrong on our side. Try again. If it goes on, give this number to technical support: ${requestId}.`,
  tokenNeeded: 'Access to JurisZone has ended. Open this page again.',
  originRefused:
    'This page has no access to JurisZone. Close this tab and open it again. If it goes on, write to your software’s support.',
  pageOutdated: 'JurisZone has been updated. Reload this page.',

  actionOn: (action, name) => `${action}: ${name}`,
}
