import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram } from './debian.ts'

let found: Promise<string | undefined> | undefined

export function findNginx(): Promise<string | undefined> {
  found ??= findProgram('/usr/sbin/nginx', ['nginx'])
  return found
}

/** One worker that takes PUT and gives files back, as it does when nothing is tuned. @returns the file's path */
export function writeNginxConfig(directory: string, port: number): string {
  const files = join(directory, 'files')
  mkdirSync(files)
  const path = join(directory, 'nginx.conf')
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  writeFileSync(
    path,
    `${user}
daemon off;
worker_processes 1;
pid ${directory}/nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off;
  client_max_body_size 0;
  client_body_temp_path ${directory}/body;
  proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi;
  scgi_temp_path ${directory}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${files};
    location / { dav_methods PUT; }
  }
}
`,
  )
  return path
}
