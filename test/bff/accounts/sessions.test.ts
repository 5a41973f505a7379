import { expect, test } from 'vitest'
import { startZone } from '../../support/zone.ts'

test('whoever signs in many times in one instant is signed in each time', async () => {
  const zone = await startZone()
  const { firmId } = await zone.firm()
  const email = 'sylvie@etude.example'
  await zone.member(firmId, { name: 'Sylvie Arsenault', email })
  for (let time = 0; time < 12; time++) {
    const caller = await zone.signIn(email)
    expect((await zone.call(caller, 'GET', '/session')).body.account).toMatchObject({ email })
  }
  await zone.stop()
})
