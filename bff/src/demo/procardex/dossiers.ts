import type { PartyInput } from '@juriszone/widgets/contract'

/** A dossier as the practice software holds it: a party's e-mail may be missing there. */
export interface ProcardexDossier {
  number: string
  input: { description: string; parties: (Omit<PartyInput, 'email'> & { email: string | null })[] }
}

export const EXPORTED: ProcardexDossier = {
  number: '2026-0412',
  input: {
    description: 'Vente, 1450, rue des Érables, Lévis',
    parties: [
      { externalId: 'p1', kind: 'person', name: 'Jean Roy', email: 'jean.roy@courriel.example', role: 'Acheteur' },
      {
        externalId: 'p2',
        kind: 'person',
        name: 'Marie-Ève Gauthier',
        email: 'me.gauthier@courriel.example',
        role: 'Acheteuse',
      },
      {
        externalId: 'p3',
        kind: 'company',
        name: 'Gestion ABC inc.',
        email: 'direction@gestionabc.example',
        role: 'Vendeur',
      },
      {
        externalId: 'p4',
        kind: 'company',
        name: 'Prêts Fleuve et Monts inc.',
        email: 'dossiers@fleuvemonts.example',
        role: 'Créancier',
      },
    ],
  },
}

const NOT_EXPORTED: ProcardexDossier = {
  number: '2026-0415',
  input: {
    description: 'Testament, Anne Côté',
    parties: [
      { externalId: 'p5', kind: 'person', name: 'Anne Côté', email: 'anne.cote@courriel.example', role: 'Testatrice' },
    ],
  },
}

const MISSING_EMAIL: ProcardexDossier = {
  number: '2026-0421',
  input: {
    description: 'Succession, feu Paul Tremblay',
    parties: [
      { externalId: 'p6', kind: 'person', name: 'Jean Roy', email: '', role: 'Liquidateur' },
      { externalId: 'p7', kind: 'company', name: 'Gestion ABC inc.', email: null, role: 'Créancier' },
      { externalId: 'p8', kind: 'person', name: 'Anne Côté', email: 'anne.cote@courriel.example', role: 'Héritière' },
    ],
  },
}

export const PROCARDEX_DOSSIERS = [EXPORTED, NOT_EXPORTED, MISSING_EMAIL]
