// Doors and their elements: what a host page may rely on.
export default {
  globs: ['src/*/jz-*.ts'],
  litelement: true,
  // It would write into package.json wherever the manifest is made.
  packagejson: false,
  plugins: [
    {
      name: 'public-and-stable',
      packageLinkPhase({ customElementsManifest }) {
        // Files come in the order of the disk; the manifest is reviewed as a diff.
        customElementsManifest.modules.sort((a, b) => a.path.localeCompare(b.path, 'en'))
        for (const { declarations = [] } of customElementsManifest.modules) {
          for (const declaration of declarations) {
            declaration.members = declaration.members?.filter(
              ({ name, privacy }) => privacy !== 'private' && !name.startsWith('#'),
            )
          }
        }
      },
    },
  ],
}
