// Word: what the bot tells a person by itself, made of codes and ids when it is sent.
import { sayDay } from '#src/calendar/say-when.ts'
import type { Loss } from '#src/reminders/tell-lost.ts'
import { BROKEN, type WordCode } from '#src/reminders/word.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, code, fine, heading, line, type Part } from '#src/reply/document.ts'
import type { MemberId, PlaceId } from '#src/security/member.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { surpriseParts } from './surprises.ts'

type Sentence = (ids: readonly string[], sending: Sending, desk: Desk) => Promise<Block>

const sentences: Readonly<Record<Exclude<WordCode, 'surprises'>, Sentence>> = {
  locked: async () =>
    line('I started anew, and the vault is locked. Reminders go on. To open it, here or at the console: vault unlock'),
  recovered: async () => line('The vault was opened with an off-line key. Set a new passphrase: vault seal'),
  'shut-out': async ([member, by, until], sending, desk) =>
    line(
      `${await nameOf(by, sending, desk)} shut ${await nameOf(member, sending, desk)} out`,
      until === '-'
        ? ', and somebody else agreed: it holds until an owner ends it.'
        : ' for 24 hours; a second member can make it last.',
      ` To end it: unlock "${await nameOf(member, sending, desk)}"`,
    ),
  ending: async ([name = '', day = ''], { reader }) =>
    line(
      `${name} is kept until ${sayDay(Temporal.PlainDate.from(day), reader)}, and then erased. To keep it, two people say: hold ${name}`,
    ),
  head: async ([entries = '', hash = '']) =>
    hash.startsWith(BROKEN)
      ? line(`The audit is BROKEN at entry ${hash.slice(BROKEN.length)}: somebody changed or cut it past this program.`)
      : line(
          `The audit has ${counted(Number(entries), 'entry', 'entries')} today. To check later that none is missing: `,
          code(`audit verify ${hash}`),
        ),
  'lost-place': async ([id = '', loss = 'left'], { place }, { members, subscriptions }) => {
    const room = await members.place(id as PlaceId)
    if (room === undefined) return line('A room that you set something up for is gone.')
    const open = (await subscriptions.ofPlace(room.id)).filter(one => one.setBy === place.member)
    const name = `${room.platform}:${room.address}`
    return line(
      `${lossWords[loss as Loss](name)}, so that what it follows does not arrive there: `,
      `${open.map(one => `S${one.number}`).join(', ')}. Invite me there again and it goes on. To end it: `,
      code(`place remove ${name}`),
    )
  },
}

const lossWords: Readonly<Record<Loss, (room: string) => string>> = {
  left: room => `I am not in ${room} any more`,
  archived: room => `${room} was archived`,
  gone: room => `${room} is gone, or closed to me`,
}

const nameOf = async (id: string | undefined, { delivery }: Sending, { members }: Desk): Promise<string> =>
  (id === undefined ? undefined : await members.member(delivery.space, id as MemberId))?.name ?? 'somebody'

const MOST = 20

export const composeWord = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const subjects = await desk.outbox.subjects(sending.delivery.id)
  if (subjects.length === 0) return { nothing: 'gone' }
  const blocks: Block[] = []
  const parts: Part[] = []
  for (const subject of subjects.slice(0, MOST)) {
    const [what, ...ids] = subject.split(' ') as [WordCode, ...string[]]
    if (what === 'surprises') parts.push(...(await surpriseParts(Number(ids[0]), sending, desk)))
    else blocks.push(await sentences[what](ids, sending, desk))
  }
  if (blocks.length === 0 && parts.length === 0) return { nothing: 'as-expected' }
  if (subjects.length > MOST) blocks.push(line(`And ${subjects.length - MOST} more.`))
  const green = (own: readonly Block[]): Part => ({ label: 'GREEN', space: sending.delivery.space, blocks: own })
  const words = green([heading('A word from me.'), ...blocks])
  const seen = sending.place.kind === 'room' ? 'Everybody in this room can see this.' : 'Only you can see this.'
  return { reply: answer(words, ...parts, green([fine(seen)])), urgency: 'ring' }
}
