// What Node's own http takes in when nobody keeps it.
import { createServer } from 'node:http'
import { announce } from './announce.ts'

const server = createServer((request, response) => {
  request.on('data', () => undefined)
  request.on('end', () => response.writeHead(204).end())
})
announce(server)
