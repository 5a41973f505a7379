import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html, LitElement, type CSSResultGroup, type TemplateResult } from 'lit'
import type { UploadItem, UploadQueue, UploadState } from '../widgets/src/client/index.ts'
import { totalsOf } from '../widgets/src/client/uploads/upload-totals.ts'
import {
  ConfirmController,
  dialogStyles,
  kitStyles,
  Localize,
  queueStyles,
  uploadRows,
} from '../widgets/src/kit/index.ts'

const MIB = 1024 ** 2

/** A queue that stands still, as it would be at that moment. */
class StillQueue extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, queueStyles, dialogStyles]
  static override properties = { items: { attribute: false } }
  declare items: UploadItem[]
  declare locale: string | undefined
  #words = new Localize(this, { fr: {}, en: () => Promise.resolve({ messages: {} }) })
  #confirm = new ConfirmController(this)
  #queue: UploadQueue | null = null

  constructor() {
    super()
    this.items = []
  }

  protected override render(): TemplateResult {
    const queue = (this.#queue ??= stillQueue(this.items))
    return html`${uploadRows(queue, this.#words, { ask: (question) => this.#confirm.ask(question) })}
    ${this.#confirm.render()}`
  }
}
customElements.define('story-uploads', StillQueue)

function stillQueue(items: UploadItem[]): UploadQueue {
  const stay = (): void => {}
  const acts = {
    pause: stay,
    pauseAll: stay,
    resume: stay,
    resumeAll: stay,
    retry: stay,
    cancel: stay,
    cancelAll: stay,
  }
  const totals = totalsOf(items, { files: 0, size: 0 })
  return {
    items,
    totals,
    subscribe: () => stay,
    chooseAgain: () => Promise.resolve(),
    ...acts,
  } as unknown as UploadQueue
}

function upload(name: string, state: UploadState, more: Partial<UploadItem> = {}): UploadItem {
  const nothing = {
    sent: 0,
    problem: null,
    retryAt: null,
    speed: null,
    secondsLeft: null,
    metadata: {},
    became: null,
    uploadId: null,
  }
  return { id: name, name, size: 29.7 * MIB, state, ...nothing, ...more }
}

const refused = (name: string, code: string, detail = '', retryable = false): UploadItem =>
  upload(name, 'failed', { size: 4.2 * MIB, problem: { code, detail, retryable } })
const held = (name: string, status: number, code = 'offline'): UploadItem =>
  upload(name, 'waiting', {
    sent: 9 * MIB,
    retryAt: performance.now() + 30_000,
    problem: { code, status, detail: '', retryable: true },
  })

const meta: Meta<{ items: () => UploadItem[] }> = {
  id: 'uploads',
  title: 'Dossier/Téléversements',
  render: ({ items }) => html`<story-uploads .items=${items()}></story-uploads>`,
}

export default meta

type Story = StoryObj<{ items: () => UploadItem[] }>

/** What the reader sees most of the time. */
export const Going: Story = {
  name: 'En cours',
  args: {
    items: () => [
      upload('Visite du bâtiment.mp4', 'uploading', {
        size: 1800 * MIB,
        sent: 1116 * MIB,
        speed: 8.4 * MIB,
        secondsLeft: 84,
      }),
      upload('Plans et devis.zip', 'paused', { size: 700 * MIB, sent: 210 * MIB }),
      upload('Offre d’achat.pdf', 'checking'),
      upload('Certificat.pdf', 'waiting'),
      upload('Titre de propriété.pdf', 'done'),
    ],
  },
}

/** After a reload: the file is chosen again; another one is not taken for it. */
export const Interrupted: Story = {
  name: 'Interrompus',
  args: {
    items: () => [
      upload('Acte de vente.pdf', 'interrupted', { sent: 18.4 * MIB }),
      upload('Plan de lotissement.pdf', 'interrupted', {
        sent: 12 * MIB,
        problem: { code: 'not_same_file', detail: '', retryable: false },
      }),
    ],
  },
}

export const Refused: Story = {
  name: 'Refusés',
  args: {
    items: () => [
      refused('Logiciel de calcul.exe', 'file_type_refused'),
      refused('Plan.svg', 'active_page_refused'),
      refused('Vide.pdf', 'empty_file'),
      refused('Photos', 'empty_folder'),
      upload('Photos.zip', 'failed', {
        size: 24_000 * MIB,
        problem: { code: 'file_too_large', detail: '', retryable: false },
      }),
      refused('Relevé.pdf', 'file_unreadable', '', true),
      refused(
        'Bilan.pdf',
        'quota',
        'L’espace de l’étude est rempli. Supprimez des documents ou communiquez avec le soutien technique.',
      ),
    ],
  },
}

export const Offline: Story = {
  name: 'Connexion perdue',
  args: { items: () => [held('Acte de vente.pdf', 0), held('Plans.zip', 0), upload('Offre.pdf', 'waiting')] },
}

export const ServerDown: Story = {
  name: 'Serveur en panne',
  args: { items: () => [held('Acte de vente.pdf', 503, 'unexpected_answer'), upload('Offre.pdf', 'waiting')] },
}

export const AccessEnded: Story = {
  name: 'Accès terminé',
  args: { items: () => [held('Acte de vente.pdf', 401, 'signed_out'), upload('Offre.pdf', 'waiting')] },
}

/** Ten thousand files: what goes and what went wrong first, the others by and by. */
export const TenThousand: Story = {
  name: 'Dix mille',
  args: {
    items: () => [
      ...Array.from({ length: 3 }, (_, n) =>
        upload(`Annexe ${n + 1}.pdf`, 'uploading', { sent: 12 * MIB, speed: 3 * MIB, secondsLeft: 6 }),
      ),
      ...Array.from({ length: 9_996 }, (_, n) => upload(`Annexe ${n + 4}.pdf`, 'waiting')),
      refused('Calcul.exe', 'file_type_refused'),
    ],
  },
}
