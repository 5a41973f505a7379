import { transform } from 'esbuild'
import type { Plugin } from 'rolldown'

const SHEET = /\bcss`([^`$\\]*)`/g

/** Style sheets are template literals, which no minifier looks into. */
export const minifyStyles: Plugin = {
  name: 'minify-styles',
  transform: {
    filter: { id: /\/widgets\/src\/.*\.ts(\?|$)/, code: 'css`' },
    async handler(source) {
      const sheets = [...source.matchAll(SHEET)].map(([, sheet = '']) => sheet)
      const minified = await Promise.all(sheets.map((sheet) => transform(sheet, { loader: 'css', minify: true })))
      const codes = minified.map(({ code }) => code.trim().replaceAll('\\', '\\\\')).values()
      return source.replaceAll(SHEET, () => `css\`${codes.next().value}\``)
    },
  },
}
