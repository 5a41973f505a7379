/** A photo as a phone writes it: the boxes of ISO/IEC 23008-12 around one picture, of which no pixel is coded. */
export function heicBytes(size = 400): Uint8Array<ArrayBuffer> {
  const picture = Uint8Array.from({ length: size }, (_, index) => (index * 73 + 19) % 256)
  const ftyp = box('ftyp', 'heic', u32(0), 'mif1', 'heic')
  const meta = (pictureAt: number): Uint8Array<ArrayBuffer> =>
    box(
      'meta',
      u32(0),
      box('hdlr', u32(0), u32(0), 'pict', u32(0), u32(0), u32(0), '\0'),
      box('pitm', u32(0), u16(1)),
      box('iloc', u32(0), u16(0x44_00), u16(1), u16(1), u16(0), u16(1), u32(pictureAt), u32(size)),
      box('iinf', u32(0), u16(1), box('infe', u32(0x02_00_00_00), u16(1), u16(0), 'hvc1', '\0')),
      box(
        'iprp',
        box('ipco', box('ispe', u32(0), u32(64), u32(64))),
        box('ipma', u32(0), u32(1), u16(1), new Uint8Array([1, 1])),
      ),
    )
  const pictureAt = ftyp.length + meta(0).length + 8
  return join(ftyp, meta(pictureAt), box('mdat', picture))
}

function box(type: string, ...content: (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const body = join(type, ...content)
  return join(u32(body.length + 4), body)
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function u16(value: number): Uint8Array {
  return u32(value).subarray(2)
}

function join(...parts: (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const bytes = parts.map((part) => (typeof part === 'string' ? new TextEncoder().encode(part) : part))
  const whole = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of bytes) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
