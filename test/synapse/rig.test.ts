// The rig: two independent clients talk to one another through a real homeserver.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Homeserver, startHomeserver } from './homeserver.ts'
import { describeWithSynapse } from './needs.ts'
import { type Peer, startPeer } from './peer.ts'

describeWithSynapse('The rig', () => {
  let server: Homeserver
  const peers: Peer[] = []
  beforeAll(async () => {
    server = await startHomeserver()
    for (const name of ['amina', 'beat']) {
      await server.register(name)
      peers.push(await startPeer(server, name))
    }
  })
  afterAll(async () => {
    for (const peer of peers) await peer[Symbol.asyncDispose]()
    await server?.[Symbol.asyncDispose]()
  })

  it('carries an encrypted message from one person to another, and keeps no word of it', async () => {
    const [amina, beat] = peers as [Peer, Peer]
    const room = await amina.order({ do: 'create room', invite: [beat.user] })
    await beat.order({ do: 'join', room })
    await amina.order({ do: 'send', room, body: 'pomegranate' })
    const seen = await beat.next(one => one.saw === 'message')
    expect([seen.content?.body, seen.encrypted]).toEqual(['pomegranate', true])
    expect((await server.kept()).includes('pomegranate')).toBe(false)
  })
})
