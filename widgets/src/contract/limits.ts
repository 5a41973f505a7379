import type { Locale } from './wire.ts'

/** Numbers that both halves check, so that a form says no before the server has to. */
export const PASSWORD_MIN_LENGTH = 15
export const PASSWORD_MAX_LENGTH = 128
/** What a form shows as a good password is from then on known to all, and refused. */
export const PASSWORD_EXAMPLES: Readonly<Record<Locale, string>> = {
  'fr-CA': 'lilas tracteur novembre soupe',
  'en-CA': 'lilac tractor november soup',
}
export const SHARE_TITLE_MAX_LENGTH = 200
export const MESSAGE_MAX_LENGTH = 2000
export const SHARE_MAX_RECIPIENTS = 100
export const SHARE_DEFAULT_DAYS = 30
export const SHARE_MAX_DAYS = 365
export const FILE_NAME_MAX_BYTES = 255
/** No control, format, unassigned or line-breaking character: what cannot be seen cannot be read out on the telephone. */
export const DOSSIER_NUMBER = /^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u
export const BIN_DAYS = 30

/** Where a share's last day ends. */
export const ZONE_TIME_ZONE = 'America/Toronto'
