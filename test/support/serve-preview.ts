import type { TestRunnerPlugin } from '@web/test-runner'
import { bundlePreview } from '../../widgets/bundle/index.ts'

/** The zone's page of « Aperçu », in one piece; what draws a PDF does not come with it. */
export function servePreview(): TestRunnerPlugin {
  return {
    name: 'serve-preview',
    async serve({ path }) {
      if (path !== '/apercu') return undefined
      const script = await bundlePreview()
      return { body: `<!doctype html><main tabindex="0"></main><script type="module">${script}</script>`, type: 'html' }
    },
  }
}
