import { assert } from '@open-wc/testing'
import { readHostMessage } from '../../widgets/src/host/read-host-message.ts'

describe('the bridge’s documentation', () => {
  it('shows messages of a host that are taken as they stand', async () => {
    const readme = await (await fetch('/widgets/src/host/README.md')).text()
    const [, says = ''] = readme.split('## What the host says')
    const [host = ''] = says.split('## What the page says')
    const shown = [...host.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => JSON.parse(json) as object)
    assert.lengthOf(shown, 8)
    for (const message of shown) assert.deepInclude(readHostMessage(message) ?? {}, message)
  })
})
