import type { UploadItem } from '../client/index.ts'
import type { Localize } from './localize.ts'
import { messages as english } from './upload-messages.en.ts'
import { messages as french, type UploadMessages } from './upload-messages.fr.ts'

/** Both languages come with the queue, so that it never speaks another one than the page around it. */
export function uploadWords({ locale }: Localize<unknown>): UploadMessages {
  return locale === 'en-CA' ? english : french
}

/** « 8,4 Mo/s » and « encore 1 min 24 s », as far as known. */
export function pace(
  { speed, secondsLeft }: Pick<UploadItem, 'speed' | 'secondsLeft'>,
  words: Localize<unknown>,
): string[] {
  if (!speed || secondsLeft === null) return []
  const t = uploadWords(words)
  return [t.perSecond(words.size(speed)), t.timeLeft(duration(secondsLeft, t))]
}

/** What the zone says names its own limits; our own words are for what never left this page. */
export function factAndRemedy({ problem }: UploadItem, t: UploadMessages): readonly [fact: string, remedy: string] {
  const [, fact, remedy] = /^(.+?[.!?])(?:\s+(.*))?$/s.exec(problem?.detail ?? '') ?? []
  if (fact !== undefined) return [fact, remedy ?? '']
  return t.problems[problem?.code ?? ''] ?? [t.failed, '']
}

/** « 1 min 24 s »; seconds are dropped from an hour on, where they mean nothing. */
function duration(seconds: number, t: UploadMessages): string {
  if (seconds < 60) return t.seconds(seconds)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? t.minutes(minutes, seconds % 60) : t.hours(Math.floor(minutes / 60), minutes % 60)
}
