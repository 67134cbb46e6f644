// Word: what the bot tells a person by itself, made of codes and ids when it is sent.
import { sayDay } from '#src/calendar/say-when.ts'
import type { WordCode } from '#src/reminders/word.ts'
import { answer, type Block, code, fine, heading, line } from '#src/reply/document.ts'
import type { MemberId } from '#src/security/member.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'

type Sentence = (ids: readonly string[], sending: Sending, desk: Desk) => Promise<Block>

const sentences: Readonly<Record<WordCode, Sentence>> = {
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
    line(
      `The audit has ${entries} entries today and ends with `,
      code(hash),
      '. Keep this message: audit verify names it.',
    ),
}

const nameOf = async (id: string | undefined, { delivery }: Sending, { members }: Desk): Promise<string> =>
  (id === undefined ? undefined : await members.member(delivery.space, id as MemberId))?.name ?? 'somebody'

const MOST = 20

export const composeWord = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const subjects = await desk.outbox.subjects(sending.delivery.id)
  if (subjects.length === 0) return { nothing: 'gone' }
  const blocks: Block[] = [heading('A word from me.')]
  for (const subject of subjects.slice(0, MOST)) {
    const [what = '', ...ids] = subject.split(' ')
    blocks.push(await sentences[what as WordCode](ids, sending, desk))
  }
  if (subjects.length > MOST) blocks.push(line(`And ${subjects.length - MOST} more.`))
  blocks.push(fine('Only you can see this.'))
  return { reply: answer({ label: 'GREEN', space: sending.delivery.space, blocks }), urgency: 'ring' }
}
