import { html, render } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { documentOf, painted, placeDocs, useDossierOf } from './dossier-page.ts'

const FRAMES = 120
const STEP = 240

/** What both lists show once before they are measured: their code has run, as on a page that is in use. */
const BEFORE = 20

/** Milliseconds from the tag’s arrival on the page to its first rows on screen. */
async function showList(count: number): Promise<number> {
  await placeList(BEFORE)
  document.body.replaceChildren()
  return placeList(count)
}

async function placeList(count: number): Promise<number> {
  useDossierOf(count)
  const started = performance.now()
  const root = placeDocs().shadowRoot!
  return (await painted(root, () => rowsOf(root).length > 0)) - started
}

/** The same for as many rows by Lit alone, all of them drawn. */
async function showPlainList(count: number): Promise<number> {
  await drawRows(BEFORE)
  return drawRows(count)
}

async function drawRows(count: number): Promise<number> {
  const rows = Array.from({ length: count }, (_, index) => documentOf(index))
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  const started = performance.now()
  render(
    html`<div role="table">
      ${repeat(
        rows,
        ({ id }) => id,
        ({ name, size, versions, createdAt, addedBy, state }) =>
          html`<div role="row">
            <span role="cell">${name}</span><span role="cell">${size}</span><span role="cell">${versions}</span>
            <span role="cell">${createdAt}</span><span role="cell">${addedBy}</span><span role="cell">${state}</span>
          </div>`,
      )}
    </div>`,
    place,
  )
  return (await painted(place, () => true)) - started
}

/** Goes down to the last row, then back up: how many elements stand there, and what a frame of scrolling takes. */
async function scrollList(count: number): Promise<{ elements: number; frames: number[] }> {
  await showList(count)
  const root = document.querySelector('jz-dossier-docs')!.shadowRoot!
  const scroller = scrollerOf(rowsOf(root)[0]!)
  while (!root.textContent.includes(`Pièce ${count},`)) {
    scroller.scrollTop = scroller.scrollHeight
    const more = [...root.querySelectorAll('button')].find(({ textContent }) => /Afficher la suite/.test(textContent))
    more?.click()
    await frame()
  }
  const elements = root.querySelectorAll('*').length
  const frames: number[] = []
  let before = await frame()
  while (frames.length < FRAMES) {
    scroller.scrollTop -= STEP
    const now = await frame()
    frames.push(now - before)
    before = now
  }
  return { elements, frames }
}

function rowsOf(root: ShadowRoot): NodeListOf<Element> {
  return root.querySelectorAll('[part~="row"]')
}

/** What scrolls when the wheel turns over `element`. */
function scrollerOf(element: Element): Element {
  let node: Element | null = element
  while (node) {
    if (/auto|scroll/.test(getComputedStyle(node).overflowY) && node.scrollHeight > node.clientHeight) return node
    const root: Node = node.getRootNode()
    node = node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  }
  return document.scrollingElement!
}

function frame(): Promise<number> {
  return new Promise(requestAnimationFrame)
}

Object.assign(globalThis, { showList, showPlainList, scrollList })
