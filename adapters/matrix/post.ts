// Post: puts a released document into a room, in as many messages as it takes, and changes them in place.

import { attachment } from '#adapters/matrix/show/attachment.ts'
import { type Content, contentOf, instead, type Manner, pictureOf } from '#adapters/matrix/show/content.ts'
import { type Page, pagesOf, picks, together } from '#adapters/matrix/show/render.ts'
import { begun, bringUpToDate } from '#src/reply/begun.ts'
import type { Picture } from '#src/reply/document.ts'
import type { Progress } from '#src/reply/messenger.ts'
import { receiptOf, toEach } from '#src/reply/receipt.ts'
import { NO_ROOM, NOTHING_HERE, refit } from '#src/reply/refit.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import type { MemberId } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Outgoing, Send } from './send.ts'
import type { Ask } from './server.ts'

export interface Letter {
  readonly room: string
  readonly document: Released
  /** The same for every attempt at the same message. */
  readonly id: string
  /** How a command begins there. */
  readonly root: string
  readonly manner: Pick<Manner, 'tone' | 'thread' | 'answers'>
  /** It is a delivery: it can be found again by its id. */
  readonly delivery?: Delivered
  readonly fits: Outgoing['fits']
}

export interface Delivered {
  /** Event ids of its first messages, which stand there already. */
  readonly begun: readonly string[]
  readonly progress: Progress
}

export interface Post {
  /** The event ids of its messages; the first begins their thread. Throws SendFault. */
  post(letter: Letter): Promise<readonly string[]>
  /** Changes the messages that something was posted as. Throws SendFault. */
  correct(events: readonly string[], letter: Letter): Promise<void>
}

interface Office {
  readonly send: Send
  readonly ask: Ask
  readonly members: Pick<Members, 'accountsOf'>
  readonly pngOf: (picture: Picture) => Promise<Uint8Array>
}

export const posting = ({ send, ask, members, pngOf }: Office): Post => {
  const started = begun()
  const pictured = picturing({ ask, pngOf })

  const contentFor = async (part: Part, manner: Manner): Promise<Content> =>
    'page' in part ? contentOf(part.page, manner) : pictureOf(await pictured(part.picture), manner)

  /** Changes one message; `transaction` names the change. */
  const rewrite = async ({ letter, manner, part, number, event, transaction }: Change): Promise<void> => {
    const { room, fits } = letter
    const content = await contentFor(part, mannerAt(part, manner, number === 0 ? undefined : event))
    await send({ room, fits, transaction, content: instead(content, event) })
  }

  return {
    async post(letter) {
      const { room, fits, id, delivery } = letter
      const { parts, manner } = await writtenOf(letter, members)
      const events = [...(delivery?.begun ?? [])]
      const beginning = {
        delivery: id,
        there: events,
        parts: refit(parts.slice(0, events.length), events.length, words),
      }
      await bringUpToDate(beginning, started, (event, number, part) =>
        // A change of its own each time: said twice it is said once.
        rewrite({ letter, manner, part, number, event, transaction: `${id}-${number}-${crypto.randomUUID()}` }),
      )
      if (delivery !== undefined && parts.length > 1) started.keep(id, parts)
      for (const [number, part] of [...parts.entries()].slice(events.length)) {
        const numbered = delivery === undefined ? {} : { delivery: { id, part: number, parts: parts.length } }
        const content = await contentFor(part, mannerAt(part, { ...manner, ...numbered }, events[0]))
        events.push(await send({ room, fits, transaction: `${id}-${number}`, content }))
        if (events.length < parts.length) await delivery?.progress(receiptOf(events))
      }
      started.forget(id)
      return events
    },
    async correct(events, letter) {
      const { parts, manner } = await writtenOf(letter, members)
      const all = refit(parts, events.length, words)
      await toEach(events, async (event, number) => {
        const part = all[number]
        if (part !== undefined)
          await rewrite({ letter, manner, part, number, event, transaction: `${letter.id}-${number}` })
      })
    },
  }
}

interface Change {
  readonly letter: Letter
  readonly manner: Manner
  readonly part: Part
  readonly number: number
  readonly event: string
  readonly transaction: string
}

/** What one message holds. */
type Part = { readonly page: Page } | { readonly picture: Picture }

const writtenOf = async (
  { document, root, manner }: Letter,
  members: Pick<Members, 'accountsOf'>,
): Promise<{ readonly parts: readonly Part[]; readonly manner: Manner }> => {
  const people = manner.tone === 'm.text' ? await peopleIn(document, members) : new Map<MemberId, string>()
  const pictures = blocksOf(document).flatMap(block => (block.kind === 'picture' ? [block.picture] : []))
  return {
    parts: [...pagesOf(document, { root, people }).map(page => ({ page })), ...pictures.map(picture => ({ picture }))],
    manner: { ...manner, tells: [...people.values()], actions: picks(document) },
  }
}

/** The first message tells people, and begins the thread of the others if it is in none. */
const mannerAt = (part: Part, manner: Manner, first: string | undefined): Manner => {
  if ('picture' in part) return { ...manner, actions: [] }
  if (first === undefined) return manner
  const { answers: _, ...rest } = manner
  return { ...rest, tone: 'm.notice', tells: [], thread: manner.thread ?? first }
}

const only = (document: Released): Page => {
  const [page] = pagesOf(document, { root: '', people: new Map() })
  if (page === undefined) throw new Error('a sentence is a page')
  return page
}

const words = {
  nothingHere: (): Part => ({ page: only(NOTHING_HERE) }),
  noRoom: (last: Part): Part => ('page' in last ? { page: together(last.page, only(NO_ROOM)) } : last),
}

/** Everybody who is mentioned and has an account here. */
const peopleIn = async (
  document: Released,
  members: Pick<Members, 'accountsOf'>,
): Promise<ReadonlyMap<MemberId, string>> => {
  const people = new Map<MemberId, string>()
  const lines = blocksOf(document).flatMap(block =>
    'line' in block ? [block.line] : block.kind === 'entry' ? [block.head, ...block.facts] : [],
  )
  for (const inline of lines.flat()) {
    if (typeof inline === 'string' || inline.kind !== 'mention') continue
    const accounts = await members.accountsOf(inline.member)
    const account = accounts.find(one => one.platform === 'matrix')
    if (account !== undefined) people.set(inline.member, account.id)
  }
  return people
}

const picturing =
  ({ ask, pngOf }: Pick<Office, 'ask' | 'pngOf'>) =>
  async ({ name, alt, ...drawn }: Picture): Promise<Readonly<Record<string, unknown>>> => {
    const plain = await pngOf({ name, alt, ...drawn })
    // Encrypted also where nobody asks for it: the media of a homeserver may be public.
    const { bytes, file } = attachment(plain)
    const { content_uri } = await ask<{ readonly content_uri: string }>({
      method: 'POST',
      path: '/_matrix/media/v3/upload',
      body: bytes,
      type: 'application/octet-stream',
    })
    return {
      msgtype: 'm.image',
      // The text beside a picture is its description; the name of the file says nothing.
      filename: `${name}.png`,
      body: alt,
      info: { mimetype: 'image/png', size: plain.length },
      file: file(content_uri),
      'm.mentions': {},
    }
  }
