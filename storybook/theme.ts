export type Theme = 'light' | 'dark' | 'auto'

/** A theme as CSS has it: `auto` follows the reader’s system. */
export function schemeOf(theme: Theme): string {
  return theme === 'auto' ? 'light dark' : theme
}
