// Post: puts a released document into a room, in as many messages as it takes; the first one names it for ever.

import { attachment } from '#adapters/matrix/show/attachment.ts'
import { contentOf, correctionOf, type Manner, relationOf } from '#adapters/matrix/show/content.ts'
import { pagesOf, picks } from '#adapters/matrix/show/render.ts'
import type { Picture } from '#src/reply/document.ts'
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
  readonly manner: Pick<Manner, 'tone' | 'thread' | 'answers' | 'delivery'>
  readonly fits: Outgoing['fits']
}

export interface Post {
  /** The event ids of its messages; the first names it for ever. Throws SendFault. */
  post(letter: Letter): Promise<readonly [string, ...string[]]>
  /** Changes the first message of what was posted as an event. Throws SendFault. */
  correct(event: string, letter: Letter): Promise<void>
}

interface Office {
  readonly send: Send
  readonly ask: Ask
  readonly members: Pick<Members, 'accountsOf'>
  readonly pngOf: (picture: Picture) => Promise<Uint8Array>
}

export const posting = ({ send, ask, members, pngOf }: Office): Post => ({
  async post(letter) {
    const pictured = picturing({ ask, pngOf })
    const { pages, manner } = await written(letter, members)
    const [first, ...more] = pages.map((page, number) => ({ page, number }))
    const parcel = (number: number) => ({ room: letter.room, fits: letter.fits, transaction: `${letter.id}-${number}` })
    if (first === undefined) throw new Error('a document has a page')
    const event = await send({ ...parcel(0), content: contentOf(first.page, manner) })
    const rest = { tone: 'm.notice', thread: manner.thread ?? event } as const
    const events: [string, ...string[]] = [event]
    for (const { page, number } of more) events.push(await send({ ...parcel(number), content: contentOf(page, rest) }))
    for (const [number, picture] of picturesIn(letter.document).entries())
      events.push(
        await send({
          ...parcel(100 + number),
          // Encrypted also where nobody asks for it: the media of a homeserver may be public.
          content: { ...(await pictured(picture)), ...relationOf(letter.manner) },
        }),
      )
    return events
  },
  async correct(event, letter) {
    const { pages, manner } = await written(letter, members)
    const [page] = pages
    if (page === undefined) throw new Error('a document has a page')
    await send({
      room: letter.room,
      fits: letter.fits,
      transaction: letter.id,
      content: correctionOf(page, event, manner),
    })
  },
})

const written = async (letter: Letter, members: Pick<Members, 'accountsOf'>) => {
  const { document, root, manner } = letter
  const people = manner.tone === 'm.text' ? await peopleIn(document, members) : new Map<MemberId, string>()
  return {
    pages: pagesOf(document, { root, people }),
    manner: { ...manner, tells: [...people.values()], actions: picks(document) } satisfies Manner,
  }
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

const picturesIn = (document: Released): readonly Picture[] =>
  blocksOf(document).flatMap(block => (block.kind === 'picture' ? [block.picture] : []))

const picturing =
  ({ ask, pngOf }: Pick<Office, 'ask' | 'pngOf'>) =>
  async ({ name, alt, ...drawn }: Picture): Promise<Readonly<Record<string, unknown>>> => {
    const plain = await pngOf({ name, alt, ...drawn })
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
