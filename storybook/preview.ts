import manifest from '@juriszone/widgets/custom-elements.json' with { type: 'json' }
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite'

setCustomElementsManifest(manifest)

const preview: Preview = {
  tags: ['autodocs'],
  parameters: { a11y: { test: 'error' } },
}

export default preview
