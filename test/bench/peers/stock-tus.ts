// @tus/server and @tus/file-store as their pages show them, and one row read beside the uploads.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import Database from 'better-sqlite3-multiple-ciphers'
import { announce } from './announce.ts'

const ROWS = 10_000
const directory = process.argv[2] ?? ''
const tus = new Server({ path: '/uploads', datastore: new FileStore({ directory: join(directory, 'files') }) })

const db = new Database(join(directory, 'rows.db'))
db.pragma('journal_mode = WAL')
db.exec('CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT, size INTEGER, createdAt TEXT)')
const insert = db.prepare('INSERT INTO document (name, size, createdAt) VALUES (?, ?, ?)')
db.transaction(() => {
  for (let row = 0; row < ROWS; row++) insert.run(`document ${row}.pdf`, row * 1024, new Date(row * 1000).toISOString())
})()
const select = db.prepare('SELECT * FROM document WHERE id = ?')

announce(
  createServer((request, response) => {
    if (request.url?.startsWith('/uploads')) return void tus.handle(request, response)
    response.setHeader('Content-Type', 'application/json')
    return response.end(JSON.stringify(select.get(1 + Math.floor(Math.random() * ROWS))))
  }),
)
