import type { Locale } from '../contract/index.ts'

/** The language of ours that serves a tag: any English is en-CA, anything else French. */
export function localeOf(tag: string): Locale {
  return /^en\b/i.test(tag) ? 'en-CA' : 'fr-CA'
}

/** `lang` of the nearest element that has one, out of shadow roots too. */
function nearestLang(element: Element): string | null {
  let node: Element | null = element
  while (node) {
    const holder: Element | null = node.closest('[lang]')
    if (holder) return holder.getAttribute('lang')
    const root: Node = node.getRootNode()
    node = root instanceof ShadowRoot ? root.host : null
  }
  return null
}

/** The reader's language: the element's own `locale`, else the zone's, else the nearest `lang`, else French. */
export function readerLocale(
  element: Element & { locale: string | undefined },
  zoneLocale: Locale | null | undefined,
): Locale {
  if (element.locale) return localeOf(element.locale)
  return zoneLocale ?? localeOf(nearestLang(element) ?? 'fr-CA')
}

const followers = new Set<() => void>()
let observer: MutationObserver | null = null

/** Calls back when the page's own language changes. @returns the function that ends it. */
export function followPageLang(follower: () => void): () => void {
  observer ??= new MutationObserver(() => followers.forEach((follow) => follow()))
  if (followers.size === 0) observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] })
  followers.add(follower)
  return () => {
    followers.delete(follower)
    if (followers.size === 0) observer?.disconnect()
  }
}
