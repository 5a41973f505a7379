import manifest from '@juriszone/widgets/custom-elements.json' with { type: 'json' }
import '@juriszone/widgets/zone'
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite'
import { html } from 'lit'
import { answerZoneCalls, baseOf, openZone } from './story-zone.ts'
import { schemeOf, type Theme } from './theme.ts'

setCustomElementsManifest(manifest)
answerZoneCalls()

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    viewport: {
      options: {
        phone: { name: 'Téléphone', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        tab: { name: 'Onglet Doc de ProCardex', styles: { width: '720px', height: '800px' }, type: 'tablet' },
        desktop: { name: 'Ordinateur', styles: { width: '1280px', height: '900px' }, type: 'desktop' },
      },
    },
  },
  globalTypes: {
    theme: {
      description: 'Thème',
      toolbar: {
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Clair' },
          { value: 'dark', title: 'Sombre' },
          { value: 'auto', title: 'Comme l’appareil' },
        ],
        dynamicTitle: true,
      },
    },
    locale: {
      description: 'Langue',
      toolbar: {
        icon: 'globe',
        items: [
          { value: 'fr-CA', title: 'Français' },
          { value: 'en-CA', title: 'English' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'light', locale: 'fr-CA' },
  beforeEach: ({ id }) => openZone(id),
  decorators: [
    (story, { id, globals, viewMode, parameters }) => {
      const { theme, locale } = globals as { theme: Theme; locale: string }
      const look = [
        `color-scheme: ${schemeOf(theme)}`,
        'background: light-dark(#fcfbf8, #12161e)',
        'box-sizing: border-box',
        `padding: ${parameters['isPage'] === true ? '0' : 'clamp(16px, 4vw, 24px)'}`,
        `min-height: ${viewMode === 'story' ? '100vh' : '0'}`,
      ]
      return html`<jz-zone base-url=${baseOf(id)} theme=${theme} locale=${locale}>
        <div lang=${locale} style=${look.join(';')}>${story()}</div>
      </jz-zone>`
    },
  ],
}

export default preview
