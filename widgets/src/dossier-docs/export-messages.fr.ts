/** Words about a dossier that the zone does not know yet. */
export const messages = {
  notExported: 'Ce dossier n’est pas encore dans la JurisZone.',
  whatIsExported:
    'L’exportation transmet le numéro, la description et les intervenants avec leur adresse courriel. Aucun document n’est envoyé.',
  dossier: 'Dossier',
  export: 'Exporter vers JurisZone',
  exporting: 'Exportation en cours…',
  exported: 'Dossier exporté vers la JurisZone.',
  exportElsewhere: 'Exportez ce dossier depuis ProCardex.',
  completeThem: 'Complétez leur fiche dans ProCardex, puis exportez de nouveau.',
  nothingSent: 'Rien n’a été transmis.',
}

export type ExportMessages = typeof messages
