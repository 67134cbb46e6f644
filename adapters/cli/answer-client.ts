// Answer client: one question from a shell, answered by the bot or by the command itself.
import { consoleUtterance } from '#src/conversation/console-utterance.ts'
import type { Answer as Dispatched } from '#src/conversation/dispatch.ts'
import { readAddress } from '#src/conversation/read-account.ts'
import { accountOf } from '#src/conversation/speak-for.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Released } from '#src/reply/release.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Account } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Answer, Request } from './request.ts'

interface Bot {
  readonly dispatch: (utterance: Utterance) => Promise<Dispatched>
  readonly members: Members
  /** A new id for an utterance. */
  readonly id: () => string
  readonly render: (document: Released, request: Request) => string
  /** Takes note of an outage or a bug. */
  readonly failed: (error: unknown) => void
}

export const answerClient =
  (bot: Bot) =>
  async (request: Request): Promise<Answer> => {
    try {
      return await answer(bot, request)
    } catch (error) {
      bot.failed(error)
      return {
        outcome: 'failed',
        text: 'That did not work, and nothing was saved. Try again; the log says where it failed.',
      }
    }
  }

const answer = async (bot: Bot, request: Request): Promise<Answer> => {
  const member = request.as === undefined ? undefined : await accountOf(request.as, bot.members)
  if (member?.ok === false) return { outcome: 'refused', text: refusalText(member.refusal.sentence, request) }
  const room = request.in === undefined ? undefined : await linkedRoom(request.in, bot.members)
  if (room?.ok === false) return { outcome: 'refused', text: refusalText(room.refusal.sentence, request) }
  const { words, attachment } = request
  const utterance = consoleUtterance({
    id: bot.id(),
    words,
    ...(attachment === undefined ? {} : { attachment }),
    ...(member === undefined ? {} : { for: member.value }),
    ...(room === undefined ? {} : { in: room.value }),
  })
  const { outcome, document } = await bot.dispatch(utterance)
  const text = request.form === 'json' ? jsonText({ outcome, ...document }) : bot.render(document, request)
  return { outcome: outcome === 'refused' ? 'refused' : 'done', text }
}

/** A room that the bot knows, by the words with which it was added. */
const linkedRoom = async (typed: string, members: Members): Promise<Result<Account>> => {
  const address = readAddress(typed)
  const place = address && (await members.findPlace({ platform: address.platform, id: address.id }))
  return place?.kind === 'room' && place.space !== undefined
    ? ok({ platform: place.platform, id: place.address })
    : refuse(`"${typed}" is no linked place. "place list" shows them; "place add ${typed}" links one.`)
}

const refusalText = (sentence: string, { form }: Request): string =>
  form === 'json' ? jsonText({ outcome: 'refused', refused: sentence }) : sentence

/** JSON that a terminal survives: control characters that JSON leaves as they are are escaped too. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
