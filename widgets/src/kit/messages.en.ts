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

  actionOn: (action, name) => `${action}: ${name}`,
}
