// Doors and their elements: what a host page may rely on.
export default {
  globs: ['src/*/jz-*.ts'],
  litelement: true,
  // It would write into package.json wherever the manifest is made.
  packagejson: false,
}
