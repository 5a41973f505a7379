import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { soak } from '../soak/soak.ts'

const KILLS = 5

test('killed at random while files go up: every file is there once, byte for byte', async () => {
  const seed = randomInt(2 ** 31)
  const count = await soak(KILLS, seed, () => undefined)
  expect(count, `seed ${seed}`).toMatchObject({ kills: KILLS })
  // It was killed at work.
  expect(count.cut).toBeGreaterThan(0)
}, 240_000)
