// Answer: each thing that was said gets its answer, where it may be read: in the room, or in the conversation of two.

import type { Heard } from '#adapters/matrix/hear/ears.ts'
import { type Hearing, isTrusted, type Said, utteranceIn } from '#adapters/matrix/hear/utterance-in.ts'
import { picks } from '#adapters/matrix/show/render.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import { rootWord } from '#src/conversation/root-word.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import { instantText } from '#src/instant-text.ts'
import { type Block, clear, line } from '#src/reply/document.ts'
import { SendFault } from '#src/reply/messenger.ts'
import { type Released, release } from '#src/reply/release.ts'
import type { Choice } from '#src/result.ts'
import { thePublic } from '#src/security/audience.ts'
import type { Inbox } from '#src/security/inbox.ts'
import { isAbove } from '#src/security/label.ts'
import type { Tidied, Tidying } from '#src/security/tidying.ts'
import type { DirectRooms } from './direct-rooms.ts'
import type { Post } from './post.ts'
import { react } from './react.ts'
import { cameIn, companionIn, factsOf, type RoomFacts, surroundings } from './rooms.ts'
import { transactionOf } from './transaction.ts'

export interface Answering extends Omit<Hearing, 'picked'> {
  readonly dispatch: (utterance: Utterance) => Promise<Answer>
  readonly inbox: Inbox
  readonly tidying: Pick<Tidying, 'remember'>
  readonly post: Post
  readonly directRooms: DirectRooms
  readonly now: () => Temporal.Instant
  /** Takes note of an outage or a bug. */
  readonly failed: (error: unknown) => void
}

/** Whoever waits longer has asked somebody else by then, and the facts have moved. */
const TOO_OLD = Temporal.Duration.from({ minutes: 15 })

export const answering = (works: Answering) => {
  const offered = picksOffered()
  const hearing: Hearing = { ...works, picked: offered.pick }

  const heed = async ({ event, room }: Heard): Promise<void> => {
    const { device, inbox, now } = works
    const facts = await factsWhenLive(device, room.roomId)
    if (typeof facts === 'string' || event.getTs() < cameIn(room, device.account.user)) return
    const said = await utteranceIn(event, facts, hearing)
    if (said === undefined) return
    // It is heard again after a start when the process ended before its answer had left.
    const told = `${said.utterance.id} answered`
    if ((await inbox.endingOf(told)) !== undefined) return
    if (!(await isTrusted(event, facts, device))) return unsigned({ event, room })
    const here: Here = { event: event.getId() ?? '', thread: event.threadRootId, facts, said }
    const age = Temporal.Instant.fromEpochMilliseconds(event.getTs()).until(now())
    const matters =
      Temporal.Duration.compare(age, TOO_OLD) <= 0 || (await inbox.endingOf(said.utterance.id)) !== undefined
    if (said.how === 'sent') await reply(here, NO_FILES)
    else if (matters) await reply(here, await answerTo(said.utterance))
    else if (said.how === 'spoken') await reply(here, AWAY)
    await inbox.take(told, instantText(now()), 'done')
  }

  const answerTo = (utterance: Utterance): Promise<Words> =>
    works.dispatch(utterance).catch(error => {
      works.failed(error)
      return UNSAVED
    })

  /** In the room what the room asked for; to the person alone what they asked for themselves. */
  const reply = async (here: Here, { document, tidy }: Words): Promise<void> => {
    const { utterance } = here.said
    const { place, speaker } = utterance
    if (place.kind === 'direct') {
      const events = await works.post.post(letterFor(here, document, place.id))
      await remember({ room: place.id, events: [here.event, ...events], tidy })
      offered.offer({ room: place.id, user: 'anyone' }, picks(document))
      return
    }
    if (document.to === 'place' && (await isSaidHere(here, document))) {
      offered.offer({ room: place.id, user: speaker.id }, picks(document))
      return
    }
    const room = await works.directRooms.with(speaker.id).catch(error => {
      if (error instanceof SendFault) return undefined
      throw error
    })
    if (room === undefined) {
      const words =
        'I answer this in private, and could not open a conversation with you. Open one with me, and ask there.'
      await works.post.post(letterFor(here, plain(line(words)), place.id))
      return
    }
    const events = await works.post.post(letterFor(here, document, room))
    await remember({ room, events, tidy })
    offered.offer({ room, user: 'anyone' }, picks(document))
    await react(works.ask, { room: place.id, event: here.event, key: '✉️' }).catch(works.failed)
  }

  /** No when the bot may not write there, or not any more: whoever asked reads it in private then. */
  const isSaidHere = (here: Here, document: Released): Promise<boolean> =>
    works.post.post(letterFor(here, document, here.said.utterance.place.id)).then(
      () => true,
      error => {
        if (error instanceof SendFault && error.outcome === 'refused') return false
        throw error
      },
    )

  /** What stands in a conversation of two is taken away when its time comes. */
  const remember = async ({ room, events, tidy }: Standing): Promise<void> => {
    if (tidy === undefined) return
    const place = { platform: 'matrix', id: room } as const
    await works.tidying.remember(events.map(message => ({ place, message, ...tidy })))
  }

  const letterFor = (here: Here, document: Released, room: string) => {
    const { utterance } = here.said
    const isHere = room === utterance.place.id
    const kind = isHere ? utterance.place.kind : 'direct'
    const word = rootWord({ ...utterance.place, kind }, works.root)
    return {
      room,
      document,
      id: transactionOf('a', here.event),
      root: word === '' ? '' : `${word} `,
      manner: {
        tone: 'm.notice' as const,
        ...(isHere ? { answers: here.event } : {}),
        ...(isHere && here.thread !== undefined ? { thread: here.thread } : {}),
      },
      fits: (facts: RoomFacts) => stillFits(facts, { document, utterance, isHere }),
    }
  }

  const stillFits = async (
    facts: RoomFacts,
    { document, utterance, isHere }: { document: Released; utterance: Utterance; isHere: boolean },
  ): Promise<boolean> => {
    const { device, members } = works
    if (!isHere || utterance.place.kind === 'direct') {
      if (companionIn(device, facts) !== utterance.speaker.id && facts.others.join() !== utterance.speaker.id)
        return false
      return facts.encryption === 'encrypted' || utterance.place.destination === 'matrix-clear'
    }
    if (!isAbove(document.label, 'GREEN')) return true
    const place = await members.findPlace({ platform: 'matrix', id: facts.room.roomId })
    const { destination, outsiders } = await surroundings(facts, { space: place?.space, members })
    return destination === 'matrix-encrypted' && outsiders === 'none'
  }

  /** That device gets no keys, so the person reads why where they have one that does. */
  const unsigned = async ({ event, room }: Heard): Promise<void> => {
    const user = event.getSender()
    const facts = await factsOf(works.device, room.roomId)
    if (user === undefined || typeof facts === 'string') return
    const said = await utteranceIn(event, facts, { ...hearing })
    const at = instantText(works.now())
    const first = await works.inbox.take(`matrix:unsigned:${user}:${at.slice(0, 13)}`, at, 'refused')
    await react(works.ask, { room: room.roomId, event: event.getId() ?? '', key: '🔓' }).catch(works.failed)
    if (first !== 'new' || (said === undefined && !event.isDecryptionFailure())) return
    const direct = await works.directRooms.with(user).catch(() => undefined)
    if (direct === undefined) return
    await works.post.post({
      room: direct,
      document: plain(...(event.isEncrypted() ? UNSIGNED : UNSEALED)),
      id: transactionOf('u', event.getId() ?? ''),
      root: '',
      manner: { tone: 'm.notice' },
      fits: async room => room.encryption === 'encrypted' && room.others.join() === user,
    })
  }

  return { heed, unsigned }
}

/** What is heard while the server is away is worked on when it is back. */
const factsWhenLive = async (device: Answering['device'], room: string): Promise<RoomFacts | string> => {
  for (;;) {
    const facts = await factsOf(device, room)
    if (facts !== 'not-synced') return facts
    await new Promise(resolve => setTimeout(resolve, LOOK_MS).unref())
  }
}

const LOOK_MS = 200

interface Here {
  readonly event: string
  readonly thread: string | undefined
  readonly facts: RoomFacts
  readonly said: Said
}

type Words = Pick<Answer, 'document' | 'tidy'>

/** Events in a conversation of two, and when they are to be gone. */
interface Standing {
  readonly room: string
  readonly events: readonly string[]
  readonly tidy: Tidied | undefined
}

/** What anyone may read. */
export const plain = (...blocks: readonly Block[]): Released =>
  release({ to: 'place', parts: [clear(blocks)] }, thePublic)

const AWAY: Words = { document: plain(line('I was away; say it again.')) }

const NO_FILES: Words = {
  document: plain(line('I read no files or pictures here, and kept nothing of it. Send me the words as text.')),
}

const UNSAVED: Words = {
  document: plain(line('That did not work, and nothing was saved. Try again in a moment.')),
}

const UNSIGNED: readonly Block[] = [
  line(
    'Something came from a device of yours that you have not verified. I do not act on it, and that device cannot read me: anybody who has your password could have made it.',
  ),
  line('Verify it with another device of yours, or with your recovery key; then say it again.'),
]

const UNSEALED: readonly Block[] = [
  line(
    'Something came in your name, without encryption, into a room that is encrypted. I do not act on it: your homeserver could have written it.',
  ),
  line('If it was you, say it again with an app that encrypts.'),
]

const REMEMBERED = 1_000

/** What was offered last where, so that a number is enough; after a start the words must be typed. */
const picksOffered = () => {
  const last = new Map<string, readonly Choice[]>()
  const keyOf = (room: string, user: string) => `${room} ${user}`
  return {
    offer: ({ room, user }: { readonly room: string; readonly user: string }, choices: readonly Choice[]): void => {
      last.delete(keyOf(room, user))
      last.set(keyOf(room, user), choices)
      if (last.size > REMEMBERED) last.delete(last.keys().next().value ?? '')
    },
    pick: (room: string, user: string, number: number): string | undefined =>
      (last.get(keyOf(room, user)) ?? last.get(keyOf(room, 'anyone')))?.[number - 1]?.words,
  }
}
