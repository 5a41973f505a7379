import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { productEnv, type Product } from './product.ts'

const JZ = resolve(import.meta.dirname, '../../bff/bin/jz.js')

export interface Firm {
  entityKey: string
  apiKey: string
  member: string
}

/** The operator's command, on the data of a product that runs. @returns what it prints */
export async function jz(product: Product, ...args: string[]): Promise<string> {
  const env = { ...productEnv(product), JZ_PUBLIC_URL: product.url }
  return (await promisify(execFile)(process.execPath, [JZ, ...args], { env })).stdout
}

/** Another firm in the same zone, with one member. */
export async function addFirm(product: Product): Promise<Firm> {
  const printed = await jz(product, 'firm', 'create', '--name', 'Étude Beaulieu', '--phone', '418 555-0199')
  const [entityKey = ''] = printed.match(/jze_\S+/) ?? []
  const [apiKey = ''] = printed.match(/jzs_\S+/) ?? []
  const member = 'paule.beaulieu@beaulieu.example'
  await jz(
    product,
    'member',
    'invite',
    '--firm',
    entityKey,
    '--name',
    'Paule Beaulieu',
    '--email',
    member,
    '--role',
    'clerk',
  )
  return { entityKey, apiKey, member }
}
