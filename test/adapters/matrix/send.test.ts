// Send: whatever is known of a room, nothing meant for an encrypted one leaves in clear, and nothing leaves blind.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Device } from '#adapters/matrix/device.ts'
import { sending } from '#adapters/matrix/send.ts'
import type { Ask, Question } from '#adapters/matrix/server.ts'
import { SendFault } from '#src/reply/messenger.ts'

/** What the library may think of a room at the moment of sending, and what it does with an event. */
interface Case {
  readonly live: boolean
  readonly known: boolean
  readonly membership: 'join' | 'invite' | 'leave'
  readonly state: boolean
  readonly store: boolean
  readonly replaced: boolean
  readonly fits: boolean
  readonly encrypts: 'yes' | 'throws' | 'leaves it as it is' | 'keeps the body'
}

const given: fc.Arbitrary<Case> = fc.record({
  live: fc.boolean(),
  known: fc.boolean(),
  membership: fc.constantFrom('join', 'invite', 'leave'),
  state: fc.boolean(),
  store: fc.boolean(),
  replaced: fc.boolean(),
  fits: fc.boolean(),
  encrypts: fc.constantFrom('yes', 'throws', 'leaves it as it is', 'keeps the body'),
})

interface Event {
  makeEncrypted(type: string, content: object, sender: string, claimed: string): void
}

const deviceOf = (one: Case): Device => {
  const states: Readonly<Record<string, object | undefined>> = {
    'm.room.encryption': one.state ? { algorithm: 'm.megolm.v1.aes-sha2' } : undefined,
    'm.room.tombstone': one.replaced ? { replacement_room: '!new' } : undefined,
  }
  const room = {
    roomId: '!room',
    getMyMembership: () => one.membership,
    getMembersWithMembership: () => [],
    currentState: {
      getStateEvents: (type: string) => (states[type] === undefined ? null : { getContent: () => states[type] }),
    },
  }
  return {
    live: () => one.live,
    account: { user: '@bot:example.org' },
    client: { getRoom: () => (one.known ? room : null) },
    crypto: {
      isEncryptionEnabledInRoom: async () => one.store,
      encryptEvent: async (event: Event) => {
        if (one.encrypts === 'throws') throw new Error('no keys yet')
        if (one.encrypts === 'leaves it as it is') return
        const wire = { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: 'x' }
        const slip = one.encrypts === 'keeps the body' ? { body: 'pomegranate' } : {}
        event.makeEncrypted('m.room.encrypted', { ...wire, ...slip }, 'key', 'key')
      },
    },
  } as unknown as Device
}

const attempt = async (one: Case) => {
  const asked: Question[] = []
  const ask = async (question: Question) => {
    asked.push(question)
    return { event_id: '$done' }
  }
  const { send } = sending(deviceOf(one), ask as Ask)
  const outgoing = { room: '!room', content: { body: 'pomegranate' }, transaction: 't', fits: async () => one.fits }
  const ended = await send(outgoing).then(
    () => 'sent',
    error => (error instanceof SendFault ? error.outcome : error),
  )
  return { asked, ended }
}

describe('The one way into a room', () => {
  it('lets nothing out in clear that was meant for an encrypted room, in a thousand attempts', async () => {
    await fc.assert(
      fc.asyncProperty(given, async one => {
        const { asked, ended } = await attempt(one)
        const blind = !one.live || !one.known || one.membership !== 'join' || one.replaced || !one.fits
        const encrypted = one.state || one.store
        const leaves = !blind && (!encrypted || one.encrypts === 'yes')
        expect(ended === 'sent').toBe(leaves)
        expect(asked).toHaveLength(leaves ? 1 : 0)
        if (!encrypted) return
        for (const { path, body } of asked) {
          expect(path).toContain('/send/m.room.encrypted/')
          expect(JSON.stringify(body)).not.toContain('pomegranate')
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps the order in which things were said in a room', async () => {
    const one: Case = {
      live: true, known: true, membership: 'join', state: false, store: false, replaced: false, fits: true, encrypts: 'yes',
    } // biome-ignore format: a case reads best in one line
    const order: string[] = []
    const ask = async ({ path }: Question) => {
      const name = path.slice(-1)
      await new Promise(resolve => setTimeout(resolve, name === 'a' ? 20 : 0))
      order.push(name)
      if (name === 'b') throw new SendFault('unknown', 'no-answer')
      return { event_id: '$x' }
    }
    const { send } = sending(deviceOf(one), ask as Ask)
    const all = ['a', 'b', 'c'].map(transaction =>
      send({ room: '!room', content: {}, transaction, fits: async () => true }).catch(() => undefined),
    )
    await Promise.all(all)
    expect(order).toEqual(['a', 'b', 'c'])
  })
})
