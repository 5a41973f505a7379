import type { UploadQueue } from '../client/index.ts'
import { UploadVoice, type LiveRegion, type Localize } from '../kit/index.ts'
import type { LaterMessages } from './later-messages.fr.ts'

/** Says how the documents stand to who does not see it: what goes wrong at once, the rest when there is time. */
export class DepositVoice {
  #live: LiveRegion
  #voice = new UploadVoice()
  #ready = 0

  constructor(live: LiveRegion) {
    this.#live = live
  }

  follow(queue: UploadQueue, words: Localize<LaterMessages>): void {
    const { assertive, polite } = this.#voice
    this.#voice.follow(queue, words)
    if (this.#voice.assertive !== assertive && this.#voice.assertive) this.#live.alert(this.#voice.assertive)
    if (this.#voice.polite !== polite && this.#voice.polite) this.#live.say(this.#voice.polite)
    const ready = queue.items.filter(({ state }) => state === 'done').length
    if (ready > this.#ready && !queue.isBusy) this.#live.say(words.t.readyCount(ready))
    this.#ready = ready
  }
}
