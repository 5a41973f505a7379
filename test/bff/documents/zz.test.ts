import { test } from 'vitest'
import http from 'node:http'
import { openDesk, someBytes, MIB } from './desk.ts'
import { beginUpload } from '../../support/upload.ts'
test('x', async () => {
  const desk = await openDesk()
  const d = desk.zone.deps as any
  d.log = { error: (...a: any[]) => console.log(...a), warn: console.log }
  const b = await beginUpload(desk.zone, desk.clerk, { filename: 'a.pdf', dossierId: desk.dossier.id }, 2*MIB)
  const t = performance.now(); const say = (...a: any[]) => console.log(Math.round(performance.now()-t), ...a)
  const req = http.request(desk.url + b.headers.get('location')!, { method: 'PATCH', headers: { ...desk.headersOf(desk.clerk), 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream', 'Content-Length': 2*MIB } })
  req.on('response', (r) => { say('response', r.statusCode, r.headers); r.resume() })
  req.on('error', (e) => say('error', e))
  req.on('close', () => say('close'))
  req.write(someBytes(MIB))
  await new Promise((r) => setTimeout(r, 300))
  const c = await desk.zone.call(desk.clerk, 'POST', `/dossiers/${desk.dossier.id}/close`)
  say('closed', c.status)
  await new Promise((r) => setTimeout(r, 6000))
  req.destroy()
  await desk.stop()
}, 30000)
