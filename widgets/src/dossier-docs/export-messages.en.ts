import type { ExportMessages } from './export-messages.fr.ts'

export const messages: ExportMessages = {
  notExported: 'This dossier is not in JurisZone yet.',
  whatIsExported:
    'Exporting sends the number, the description and the parties with their e-mail addresses. No document is sent.',
  dossier: 'File',
  export: 'Export to JurisZone',
  exporting: 'Exporting…',
  exported: 'File exported to JurisZone.',
  exportElsewhere: 'Export this dossier from ProCardex.',
  completeThem: 'Complete their records in ProCardex, then export again.',
  nothingSent: 'Nothing was sent.',
}
