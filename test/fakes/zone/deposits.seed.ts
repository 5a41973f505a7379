import type { DocumentState } from '@juriszone/widgets/contract'
import { addDocument } from './arrivals.ts'
import { newId, type ZoneState } from './state.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Unfiled for so long, a deposit is destroyed. */
const KEPT_FOR = 14 * DAY

interface DepositSeed {
  name: string
  email: string
  dossierNumber?: string
  message?: string
  /** Hours since it was left. */
  hours: number
  isOpened?: boolean
  files: [name: string, size: number, type: string, state?: DocumentState][]
}

const DEPOSITS: DepositSeed[] = [
  {
    name: 'Samuel Côté',
    email: 'samuel.cote@courriel.example',
    hours: 12.2 * 24,
    isOpened: true,
    files: [['Relevé de taxes 2026.pdf', 640_000, 'application/pdf']],
  },
  {
    name: 'Berthe Lachance',
    email: 'berthe.lachance@courriel.example',
    dossierNumber: 'dossier de ma mère',
    message: 'Bonjour, je ne connais pas le numéro.\nMerci de me rappeler au besoin.',
    hours: 30,
    files: [
      ['Testament 1998.pdf', 4_300_000, 'application/pdf', 'held'],
      ['photos.zip', 18_200_000, 'application/zip', 'infected'],
    ],
  },
  {
    name: 'Noémie Tremblay',
    email: 'noemie.t@courriel.example',
    dossierNumber: '2026-0308',
    message: 'Voici ma pièce d’identité et le relevé hypothécaire demandé.',
    hours: 2,
    files: [
      ['Permis de conduire (recto).heic', 2_100_000, 'image/heic'],
      ['Permis de conduire (verso).heic', 2_300_000, 'image/heic'],
      ['Relevé hypothécaire.pdf', 410_000, 'application/pdf', 'scanning'],
    ],
  },
]

/** What visitors of the office's website left. */
export function seedDeposits(state: ZoneState): void {
  for (const deposit of DEPOSITS) addDeposit(state, deposit)
}

/** A visitor leaves documents. */
export function addDeposit(state: ZoneState, { files, hours, isOpened, ...visitor }: DepositSeed): string {
  const submitted = state.now().getTime() - hours * HOUR
  const at = new Date(submitted).toISOString()
  const id = newId(state)
  const { name, email, dossierNumber = null, message = '' } = visitor
  state.deposits.push({
    id,
    name,
    email,
    dossierNumber,
    message,
    submittedAt: at,
    destroyedAt: new Date(submitted + KEPT_FOR).toISOString(),
    openedAt: isOpened ? at : null,
    filedIn: null,
  })
  for (const [file, size, type, is = 'available'] of files) {
    addDocument(state, id, { name: file, size, type, addedBy: name, state: is, at })
  }
  return id
}
