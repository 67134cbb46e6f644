// Ears: every event that people sent to a room the bot is in, once it can be read, each once, gaps filled.

import { setTimeout as pause } from 'node:timers/promises'
import { ClientEvent, type MatrixEvent, MatrixEventEvent, type Room, RoomEvent, SyncState } from 'matrix-js-sdk'
import { DecryptionFailureCode } from 'matrix-js-sdk/lib/crypto-api/index.js'
import type { Device } from '#adapters/matrix/device.ts'
import { cameIn } from '#adapters/matrix/rooms.ts'

export interface Heard {
  readonly event: MatrixEvent
  readonly room: Room
}

export interface Ears {
  /** Nothing that was heard is still being worked on. */
  answered(): boolean
  /** What could not be read, by why; for whoever looks after the bot. */
  unread(): ReadonlyMap<string, number>
}

interface Attention {
  /** Works on one event; it is heard again after a start if the process ends before this does. */
  readonly heed: (heard: Heard) => Promise<void>
  /** An event that cannot be read because its device is not signed by its owner. */
  readonly unsigned: (heard: Heard) => Promise<void>
  readonly failed: (error: unknown) => void
}

/** So many events are remembered, so that none is worked on twice; the inbox knows the rest. */
const MEMORY = 20_000
const GAP_PIECE = 100
const MOST_PIECES = 20
const LIST_MS = 900
const MOST_TRIES = 20
const AGAIN_MS = 3_000
/** A message whose keys are still on their way is heard again after a start within this time. */
const KEYS_MS = 60_000

export const openEars = ({ client, account, crypto }: Device, attention: Attention): Ears => {
  const known = new Set<string>()
  const unread = new Map<string, number>()
  const newest = new Map<string, number>()
  const lanes = new Map<string, Promise<void>>()
  let busy = 0

  const stayingUnanswered = (): (() => void) => {
    busy++
    let left = false
    return () => {
      if (!left) busy--
      left = true
    }
  }

  /** One after the other in a room. */
  const inTurn = (room: Room, work: () => Promise<void>): void => {
    const done = stayingUnanswered()
    const turn = (lanes.get(room.roomId) ?? Promise.resolve()).then(work).catch(attention.failed)
    const ended = turn.then(() => {
      done()
      if (lanes.get(room.roomId) === ended) lanes.delete(room.roomId)
    })
    lanes.set(room.roomId, ended)
  }

  const isNew = (event: MatrixEvent): boolean => {
    const id = event.getId()
    if (id === undefined || known.has(id)) return false
    known.add(id)
    if (known.size > MEMORY) for (const oldest of [...known].slice(0, MEMORY / 2)) known.delete(oldest)
    return true
  }

  const hear = (event: MatrixEvent, room: Room): void => {
    newest.set(room.roomId, Math.max(newest.get(room.roomId) ?? 0, event.getTs()))
    // An echo of our own has no id of the server's yet.
    if (event.isState() || event.status !== null || event.getSender() === account.user) return
    inTurn(room, async () => {
      await client.decryptEventIfNeeded(event)
      // Nobody else in the room waits for that.
      if (event.isDecryptionFailure()) missed(event, room)
      else if (isNew(event)) await attention.heed({ event, room })
    })
  }

  const missed = (event: MatrixEvent, room: Room): void => {
    const done = stayingUnanswered()
    const late = setTimeout(done, KEYS_MS).unref()
    const read = (): void => {
      clearTimeout(late)
      hear(event, room)
      done()
    }
    const wait = async (): Promise<void> => {
      if (isUnsigned(event)) await whenDevicesAreKnown(event)
      if (!event.isDecryptionFailure()) return read()
      const why = String(event.decryptionFailureReason ?? 'UNKNOWN')
      unread.set(why, (unread.get(why) ?? 0) + 1)
      // Its keys may still come.
      event.once(MatrixEventEvent.Decrypted, () => {
        if (event.isDecryptionFailure()) return
        unread.set(why, (unread.get(why) ?? 1) - 1)
        read()
      })
      if (isUnsigned(event)) await attention.unsigned({ event, room })
    }
    wait().catch(attention.failed)
  }

  /** Somebody's first message may be quicker than the list of their devices: tries again while that is on its way. */
  const whenDevicesAreKnown = async (event: MatrixEvent): Promise<void> => {
    for (let tries = 0; tries < MOST_TRIES && isUnsigned(event); tries++) {
      const asked = performance.now()
      await crypto.getUserDeviceInfo([event.getSender() ?? ''], true).catch(attention.failed)
      await event.attemptDecryption(crypto, { isRetry: true })
      // The library waits a second for a list that it knows to be old; where it does not, there is none to come.
      if (performance.now() - asked < LIST_MS) return
    }
  }

  client.on(RoomEvent.Timeline, (event, room, toStart) => {
    if (room !== undefined && toStart !== true) hear(event, room)
  })
  const fill = (room: Room, until: number): void =>
    inTurn(room, async () => {
      for (const event of await gap(room, until)) hear(event, room)
    })
  // What was said in a room before the bot was ever told of it is a gap, too: it may have been there before it was killed.
  let listened = false
  client.on(ClientEvent.Sync, state => {
    if (state === SyncState.Prepared || state === SyncState.Syncing) listened = true
  })
  const fillSince = (room: Room, last: number | undefined): void => {
    if (room.getMyMembership() !== 'join') return
    const until = last ?? (listened ? cameIn(room, account.user) : 0)
    if (until > 0) fill(room, until)
  }
  client.on(RoomEvent.TimelineReset, room => {
    if (room !== undefined) fillSince(room, newest.get(room.roomId))
  })
  client.on(ClientEvent.Room, room => fillSince(room, undefined))

  /** What was said between what was heard last and where the server goes on, oldest first. */
  const gap = async (room: Room, until: number): Promise<readonly MatrixEvent[]> => {
    for (let piece = 0; piece < MOST_PIECES; piece++) {
      const before = room.getLiveTimeline().getEvents()
      if ((before[0]?.getTs() ?? 0) <= until && before.length > 0) break
      await insisting(() => client.scrollback(room, GAP_PIECE))
      if (room.getLiveTimeline().getEvents().length === before.length) break
    }
    return room
      .getLiveTimeline()
      .getEvents()
      .filter(event => event.getTs() >= until)
  }

  return { answered: () => busy === 0, unread: () => unread }
}

/** What is not fetched now is never heard: a server that stumbles is asked again. */
const insisting = async (work: () => Promise<unknown>): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      await work()
      return
    } catch (error) {
      if (tries === MOST_TRIES) throw error
      await pause(AGAIN_MS, undefined, { ref: false })
    }
  }
}

const isUnsigned = ({ decryptionFailureReason: why }: MatrixEvent): boolean =>
  why === DecryptionFailureCode.UNSIGNED_SENDER_DEVICE || why === DecryptionFailureCode.UNKNOWN_SENDER_DEVICE
