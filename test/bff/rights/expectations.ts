import type { Who } from './cast.ts'

/** What each of the eleven gets: a refusal's status, or `ok`. */
export type Expectation = Record<Who, number | 'ok'>

export const everyone: Expectation = {
  stranger: 'ok',
  host: 'ok',
  'other host': 'ok',
  clerk: 'ok',
  notary: 'ok',
  'other member': 'ok',
  widget: 'ok',
  'widget of another dossier': 'ok',
  recipient: 'ok',
  'other recipient': 'ok',
  visitor: 'ok',
}

export const hosts: Expectation = {
  stranger: 401,
  host: 'ok',
  'other host': 'ok',
  clerk: 403,
  notary: 403,
  'other member': 403,
  widget: 403,
  'widget of another dossier': 403,
  recipient: 403,
  'other recipient': 403,
  visitor: 403,
}

/** Something of the firm's dossier: its members, and a widget on that dossier. */
export const firm: Expectation = {
  stranger: 401,
  host: 403,
  'other host': 403,
  clerk: 'ok',
  notary: 'ok',
  'other member': 404,
  widget: 'ok',
  'widget of another dossier': 403,
  recipient: 403,
  'other recipient': 403,
  visitor: 403,
}
/** The same, but never by a widget's token. */
export const portal: Expectation = { ...firm, widget: 403 }
/** A list of one's own firms' things. */
export const ownLists: Expectation = { ...portal, 'other member': 'ok' }

/** A share that names one account. */
export const inbox: Expectation = {
  stranger: 401,
  host: 403,
  'other host': 403,
  clerk: 404,
  notary: 404,
  'other member': 404,
  widget: 403,
  'widget of another dossier': 403,
  recipient: 'ok',
  'other recipient': 404,
  visitor: 403,
}
/** A visitor's own visit. */
export const ownVisit: Expectation = { ...hosts, host: 403, 'other host': 403, visitor: 'ok' }
/** What members read as members and recipients as recipients. */
export const content: Expectation = { ...firm, recipient: 'ok', 'other recipient': 404 }

/** An upload that the clerk began: nobody else's, the clerk's own widget on that dossier apart. */
export const begunByClerk: Expectation = {
  ...firm,
  notary: 404,
  'widget of another dossier': 404,
  recipient: 404,
  'other recipient': 404,
  visitor: 404,
}
/** What every credential gets from a door that serves nobody. */
export const nobodyAtAll = (status: number): Expectation =>
  Object.fromEntries(Object.keys(everyone).map((who) => [who, status])) as Expectation
