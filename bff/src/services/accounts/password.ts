import { hash, verify } from '@node-rs/argon2'
import { PASSWORD_EXAMPLES, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@juriszone/widgets/contract'
import { fold } from '../../platform/fold.ts'
import { Problem } from '../../platform/problems.ts'
import type { FieldFault } from '../../platform/problems.ts'

/** 64 MiB, three passes: about 150 ms on one core. */
const ARGON2ID = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const

/** What somebody who knows the person would try first. */
const CONTEXT_WORDS = ['juriszone', 'procardex', 'notaire']

const MAX_HASHING = 2
const MAX_WAITING = 20

/**
 * Why a new password may not be taken, or null: length, lists of what everybody chooses, names of the place.
 * No rule on kinds of characters (NIST 800-63B-4).
 */
export async function checkPassword(password: string, names: string[]): Promise<FieldFault | null> {
  const length = Array.from(password.normalize('NFC')).length
  if (length < PASSWORD_MIN_LENGTH) {
    const params = { missing: PASSWORD_MIN_LENGTH - length, min: PASSWORD_MIN_LENGTH }
    return { path: 'password', code: 'pwd_too_short', params }
  }
  if (length > PASSWORD_MAX_LENGTH)
    return { path: 'password', code: 'pwd_too_long', params: { max: PASSWORD_MAX_LENGTH } }
  const folded = fold(password)
  if (isRepeated(folded) || isListed(folded, await commonPasswords())) return { path: 'password', code: 'pwd_common' }
  const words = [...CONTEXT_WORDS, ...names.flatMap((name) => fold(name).split(/[^a-z0-9]+/))].filter(
    ({ length: n }) => n > 3,
  )
  return words.some((word) => folded.includes(word)) ? { path: 'password', code: 'pwd_context' } : null
}

/** Without spaces: a password is compared by its letters too. */
const EXAMPLES = Object.values(PASSWORD_EXAMPLES).map((example) => example.replaceAll(' ', ''))

let lists: Promise<ReadonlySet<string>> | undefined

/** Thirty megabytes of memory that only somebody who chooses a password needs. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  lists ??= Promise.all([import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-fr')]).then(
    ([common, french]) =>
      new Set(
        [...common.dictionary['passwords-common'], ...french.dictionary['commonWords-fr'], ...EXAMPLES].map(fold),
      ),
  )
  return lists
}

/** « motdepassemotdepasse », « aaaaaaaaaaaaaaa ». */
function isRepeated(folded: string): boolean {
  return new Set(folded).size < 5 || /^(.{1,10}?)\1+.{0,9}$/.test(folded)
}

/** On a list as it is, or with figures and signs around a word of a list. */
function isListed(folded: string, common: ReadonlySet<string>): boolean {
  const letters = folded.replace(/[^a-z]+/g, '')
  return common.has(folded) || (common.has(letters) && letters.length > folded.length / 2)
}

let hashing = 0
const waiting: (() => void)[] = []

/** Two at a time, twenty in line: a flood of sign-ins must not take the whole machine. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (hashing >= MAX_HASHING) {
    if (waiting.length >= MAX_WAITING) throw new Problem('unavailable', { retryAfter: 5 })
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  hashing++
  try {
    return await work()
  } finally {
    hashing--
    waiting.shift()?.()
  }
}

/** @returns Argon2id PHC string; the password is compared in NFC */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), ARGON2ID))
}

/** The same work for an account that does not exist: time must not tell who has one. */
export async function isPassword(phc: string | null, password: string): Promise<boolean> {
  const known = phc ?? (await dummyHash())
  const isRight = await inTurn(() => verify(known, password.normalize('NFC')))
  return isRight && phc !== null
}

let dummy: Promise<string> | undefined
function dummyHash(): Promise<string> {
  dummy ??= hashPassword('nobody has this password')
  return dummy
}
