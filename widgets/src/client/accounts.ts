import type { Account, ActivationPreview, Device, ResetPreview, Session, SignedIn } from '../contract/index.ts'
import { path, type CallOptions, type Send } from './transport.ts'

export interface SessionApi {
  get(options?: CallOptions): Promise<Session>
  signIn(email: string, password: string, options?: CallOptions): Promise<Account>
  signOut(options?: CallOptions): Promise<void>
  /**
   * Has a code sent by e-mail; the answer is the same whether the address is known or not.
   * Resolves to the challenge that the code is given back with.
   */
  requestCode(to: { email: string; shareId?: string }, options?: CallOptions): Promise<string>
  /** Throws `bad_code` (401), or `code_ended` (410): used, expired, or tried too often. */
  giveCode(id: string, given: { code: string; isRemembered: boolean }, options?: CallOptions): Promise<SignedIn>
  /** Signs in whoever asked to be remembered on this device; null when nobody did. */
  comeBack(options?: CallOptions): Promise<Account | null>
}

/** Where a recipient signs in without a code. */
export interface DevicesApi {
  list(options?: CallOptions): Promise<Device[]>
  /** Ends every session but this one too. */
  forget(id: string, options?: CallOptions): Promise<void>
}

/**
 * By address the answer is the same whatever is true; the link leads on to the share named, if it is the reader's.
 * By an old link's token, success means that an e-mail leaves.
 */
export type LinkTarget = { email: string; shareId?: string } | { token: string }

export interface ActivationsApi {
  /** Who a link is for; it is not used up. Throws `link_unknown` or `link_used_or_expired` (410). */
  preview(token: string, options?: CallOptions): Promise<ActivationPreview>
  activate(token: string, password: string, options?: CallOptions): Promise<SignedIn>
  /** Each later visit is by a code. */
  goWithoutPassword(token: string, options?: CallOptions): Promise<SignedIn>
  /** Sends a new link: a reset when the account is active. */
  resend(to: LinkTarget, options?: CallOptions): Promise<void>
}

export interface PasswordResetsApi {
  request(to: LinkTarget, options?: CallOptions): Promise<void>
  /** Whose password a link changes; it is not used up. Throws `link_unknown` or `link_used_or_expired` (410). */
  preview(token: string, options?: CallOptions): Promise<ResetPreview>
  finish(token: string, password: string, options?: CallOptions): Promise<SignedIn>
}

export function sessionApi(send: Send): SessionApi {
  return {
    get: (options) => send('/session', options),
    signIn: async (email, password, options) => {
      const session = await send<{ account: Account }>('/session', {
        method: 'POST',
        body: { email, password },
        ...options,
      })
      return session.account
    },
    signOut: (options) => send('/session', { method: 'DELETE', ...options }),
    requestCode: async (to, options) => {
      const challenge = await send<{ id: string }>('/session/codes', { method: 'POST', body: to, ...options })
      return challenge.id
    },
    giveCode: (id, given, options) => send(path`/session/codes/${id}`, { method: 'POST', body: given, ...options }),
    comeBack: async (options) => {
      const session = await send<{ account: Account | null }>('/session/device', { method: 'POST', ...options })
      return session.account
    },
  }
}

export function activationsApi(send: Send): ActivationsApi {
  return {
    preview: (token, options) => send('/activations/preview', { method: 'POST', body: { token }, ...options }),
    activate: (token, password, options) =>
      send('/activations', { method: 'POST', body: { token, password }, ...options }),
    goWithoutPassword: (token, options) =>
      send('/activations', { method: 'POST', body: { token, withoutPassword: true }, ...options }),
    resend: (to, options) => send('/activations/resend', { method: 'POST', body: to, ...options }),
  }
}

export function devicesApi(send: Send): DevicesApi {
  return {
    list: async (options) => (await send<{ items: Device[] }>('/devices', options)).items,
    forget: (id, options) => send(path`/devices/${id}`, { method: 'DELETE', ...options }),
  }
}

export function passwordResetsApi(send: Send): PasswordResetsApi {
  return {
    request: (to, options) => send('/password-resets', { method: 'POST', body: to, ...options }),
    preview: (token, options) => send('/password-resets/preview', { method: 'POST', body: { token }, ...options }),
    finish: (token, password, options) =>
      send('/password-resets', { method: 'PUT', body: { token, password }, ...options }),
  }
}
