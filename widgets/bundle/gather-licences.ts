import type { Plugin } from 'rolldown'

const NOTICE = /\/\*[*!]?\s*\*?\s*@license[^]*?\*\//g

/** Each notice once, at the end of its file: Lit’s stands in every module. */
export const gatherLicences: Plugin = {
  name: 'gather-licences',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue
      const notices = new Set(file.code.match(NOTICE))
      file.code = [file.code.replaceAll(NOTICE, ''), ...notices].join('\n')
    }
  },
}
