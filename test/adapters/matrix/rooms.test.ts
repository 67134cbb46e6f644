// Rooms at the moment of sending: whatever happened to a room before, what members only may read reaches members only.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Device } from '#adapters/matrix/device.ts'
import { matrixMessenger } from '#adapters/matrix/messenger.ts'
import { posting } from '#adapters/matrix/post.ts'
import { sending } from '#adapters/matrix/send.ts'
import type { Ask } from '#adapters/matrix/server.ts'
import { answer, line } from '#src/reply/document.ts'
import { SendFault } from '#src/reply/messenger.ts'
import { release } from '#src/reply/release.ts'
import type { Member, Place, PlaceId, SpaceId } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'

const SPACE = 'coalition' as SpaceId
const SECRET = 'pomegranate'
const BOT = '@bot:example.org'
const place: Place = { id: 'p' as PlaceId, platform: 'matrix', address: '!room', kind: 'room', space: SPACE }

/** Whoever is in the space, and others: somebody of another space, a stranger, a bridge's ghost. */
const ours = ['@ana:example.org', '@ben:example.org'] as const
const others = ['@elsewhere:example.org', '@stranger:example.org', '@slackbridge_u1:example.org'] as const

/** What can happen to a room, and to a membership, between two messages. */
type Deed =
  | { readonly does: 'come' | 'invited' | 'go'; readonly who: string }
  | { readonly does: 'join rule'; readonly rule: string | undefined }
  | { readonly does: 'history'; readonly of: string }
  | { readonly does: 'encryption'; readonly told: boolean; readonly known: boolean }
  | { readonly does: 'sync' | 'lose sync' | 'replace' | 'bot removed' | 'bot back' }
  | { readonly does: 'leave the space' | 'join the space'; readonly who: string }

const someone = fc.constantFrom(...ours, ...others)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constantFrom('come' as const, 'invited' as const, 'go' as const), who: someone }),
  fc.record({
    does: fc.constant('join rule' as const),
    rule: fc.constantFrom(undefined, 'invite', 'knock', 'public', 'restricted', 'knock_restricted', 'later'),
  }),
  fc.record({
    does: fc.constant('history' as const),
    of: fc.constantFrom('joined', 'invited', 'shared', 'world_readable'),
  }),
  fc.record({ does: fc.constant('encryption' as const), told: fc.boolean(), known: fc.boolean() }),
  fc.record({
    does: fc.constantFrom(
      'sync' as const, 'sync' as const, 'lose sync' as const, 'replace' as const, 'bot removed' as const, 'bot back' as const,
    ),
  }), // biome-ignore format: one word after the other
  fc.record({
    does: fc.constantFrom('leave the space' as const, 'join the space' as const),
    who: fc.constantFrom(...ours),
  }),
)

/** A room as its homeserver has it. */
const aRoom = () => ({
  inside: new Map<string, 'join' | 'invite'>([['@ana:example.org', 'join']]),
  rule: 'invite' as string | undefined,
  history: 'joined',
  told: true,
  known: true,
  live: true,
  replaced: false,
  bot: true,
  space: new Set<string>(ours),
})
type World = ReturnType<typeof aRoom>

const happen = (world: World, deed: Deed): void => {
  if (deed.does === 'come' || deed.does === 'invited')
    world.inside.set(deed.who, deed.does === 'come' ? 'join' : 'invite')
  if (deed.does === 'go') world.inside.delete(deed.who)
  if (deed.does === 'join rule') world.rule = deed.rule
  if (deed.does === 'history') world.history = deed.of
  if (deed.does === 'encryption') Object.assign(world, { told: deed.told, known: deed.known })
  if (deed.does === 'sync' || deed.does === 'lose sync') world.live = deed.does === 'sync'
  if (deed.does === 'replace') world.replaced = true
  if (deed.does === 'bot removed' || deed.does === 'bot back') world.bot = deed.does === 'bot back'
  if (deed.does === 'leave the space') world.space.delete(deed.who)
  if (deed.does === 'join the space') world.space.add(deed.who)
}

/** In words: somebody has just heard from the server, it is encrypted, only who is invited comes in, and all of them belong. */
const isSafe = (world: World): boolean =>
  world.live && world.bot && !world.replaced && (world.told || world.known) &&
  ['invite', 'knock', undefined].includes(world.rule) && world.history !== 'world_readable' &&
  [...world.inside.keys()].every(user => world.space.has(user)) // biome-ignore format: a sentence

const deviceOf = (world: World): Device => {
  const states = (): Readonly<Record<string, object | undefined>> => ({
    'm.room.encryption': world.told ? { algorithm: 'm.megolm.v1.aes-sha2' } : undefined,
    'm.room.tombstone': world.replaced ? { replacement_room: '!new' } : undefined,
    'm.room.join_rules': world.rule === undefined ? undefined : { join_rule: world.rule },
    'm.room.history_visibility': { history_visibility: world.history },
  })
  const room = {
    roomId: '!room',
    getMyMembership: () => (world.bot ? 'join' : 'leave'),
    getMembersWithMembership: (wanted: string) => [
      ...[...world.inside].filter(([, how]) => how === wanted).map(([userId]) => ({ userId })),
      ...(wanted === 'join' && world.bot ? [{ userId: BOT }] : []),
    ],
    currentState: {
      getStateEvents: (type: string) => (states()[type] === undefined ? null : { getContent: () => states()[type] }),
    },
  }
  return {
    live: () => world.live,
    account: { user: BOT },
    client: { getRoom: () => room },
    crypto: {
      isEncryptionEnabledInRoom: async () => world.known,
      encryptEvent: async (event: { makeEncrypted(...of: unknown[]): void; getContent(): object }) =>
        event.makeEncrypted(
          'm.room.encrypted',
          { ciphertext: `sealed ${JSON.stringify(event.getContent())}` },
          'k',
          'k',
        ),
    },
  } as unknown as Device
}

const membersOf = (world: World): Members =>
  ({
    membershipsOf: async ({ id }: { id: string }) => {
      if (id === '@elsewhere:example.org') return [{ space: 'another' }]
      return world.space.has(id) ? [{ space: SPACE } as Member] : []
    },
    accountsOf: async () => [],
  }) as unknown as Members

/** Sends the secret as the jobs do: judged when it is composed, and again when it leaves, after more has happened. */
const attempt = async (world: World, meanwhile: readonly Deed[], shown: 'AMBER' | 'AMBER+STRICT' | 'RED') => {
  const wire: string[] = []
  const device = deviceOf(world)
  const members = membersOf(world)
  const ask = (async ({ body }: { body?: unknown }) => {
    wire.push(JSON.stringify(body))
    return { event_id: '$done' }
  }) as Ask
  const post = posting({ send: sending(device, ask).send, ask, members, pngOf: async () => new Uint8Array() })
  const messenger = matrixMessenger({ device, ask, post, members, root: 'un', open: async place => place.address })
  const audience = await messenger.audience(place)
  const before = isSafe(world)
  for (const one of meanwhile) happen(world, one)
  const safe = before && isSafe(world)
  if (audience === undefined) return { wire, safe }
  const part = { label: shown, space: SPACE, blocks: [line(SECRET)], organisation: 'watch' as never, recipients: [] }
  const document = release(answer(part), audience)
  const message = { id: 'd1', place, document, urgency: 'ring' } as Parameters<typeof messenger.send>[0]
  await messenger.send(message).catch(error => {
    if (!(error instanceof SendFault)) throw error
  })
  return { wire, safe }
}

describe('a room of a space', () => {
  it('is told what its members may read when it is safe at the moment of sending, and never otherwise', async () => {
    let [told, held] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 8 }), fc.array(deed, { maxLength: 3 }), async (past, meanwhile) => {
        const world = aRoom()
        for (const one of past) happen(world, one)
        const { wire, safe } = await attempt(world, meanwhile, 'AMBER')
        const went = wire.some(body => body.includes(SECRET))
        expect(went).toBe(safe)
        if (went) expect(wire.every(body => body.includes('sealed'))).toBe(true)
        went ? told++ : held++
      }),
      { numRuns: 2000 },
    )
    // It would prove little if every room were of one kind.
    expect(Math.min(told, held)).toBeGreaterThan(200)
  })

  it.each(['AMBER+STRICT', 'RED'] as const)(
    'is never told what is %s: nobody knows there that all may read it',
    async label => {
      const { wire } = await attempt(aRoom(), [], label)
      expect(wire.join()).not.toContain(SECRET)
    },
  )
})
