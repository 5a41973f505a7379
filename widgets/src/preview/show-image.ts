import type { Look } from '../kit/look/look.ts'
import { Failure } from './failure.ts'

const MOST_PIXELS = 40e6

/** An image is only ever the source of an `<img>`: nothing in it runs. */
export async function showImage({ bytes, type, name }: Look, place: HTMLElement): Promise<void> {
  const image = new Image()
  image.alt = name
  image.src = URL.createObjectURL(new Blob([bytes], { type }))
  await new Promise<void>((done, fail) => {
    image.addEventListener('load', () => done())
    image.addEventListener('error', () => fail(new Failure('damaged')))
  })
  // Loaded is not decoded yet: its size is known, its pixels take no room so far.
  if (image.naturalWidth * image.naturalHeight > MOST_PIXELS) throw new Failure('too_many_pixels')
  place.replaceChildren(image)
}
