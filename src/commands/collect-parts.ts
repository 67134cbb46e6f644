// Collect parts: a long roll call pasted over several messages, which are kept until the person says that it is whole.
import type { Context } from '#src/conversation/context.ts'
import { KEPT, pasteId, whoseAndWhere } from '#src/conversation/kept-pastes.ts'
import { instantText } from '#src/instant-text.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, fine, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { readRollCalls } from '#src/votes/roll-call/read-roll-calls.ts'
import { totalsOf } from '#src/votes/tally.ts'
import type { VotingBody } from '#src/votes/voting-body.ts'
import { ballotsOf, LONGEST } from './only-roll-call.ts'
import { ours } from './ours.ts'

interface Part {
  /** The command as it is said again, without the lists: `vote log L.4 date:2027-03-25`. */
  readonly words: string
  readonly body: VotingBody
  readonly text: string
}

/** Keeps one more part. Nothing is recorded before the last. */
export const collectPart = async ({ words, body, text }: Part, context: Context): Promise<Result<Reply>> => {
  const { pastes, utterance, now, actor, keyring } = context
  if (utterance.place.kind !== 'direct')
    return refuse('In a room the messages of several people mix. Say this in a direct conversation with me.')
  const whose = whoseAndWhere(utterance)
  const open = await pastes.open(whose, instantText(now))
  const before = open?.words === `${words} parts:yes` ? open : undefined
  if (open !== undefined && before === undefined) await pastes.drop(open.id)
  const together = [before?.text, text].filter(part => part !== undefined && part !== '').join('\n')
  if (together.length > LONGEST)
    return refuse('Together that is more than a roll call: 64 KB is the most. Paste only the lists of one vote.')
  const id = before?.id ?? pasteId(['parts', whose.by, whose.place, utterance.id], keyring)
  await pastes.keep({
    id,
    space: actor.space.id,
    ...whose,
    state: 'open',
    words: `${words} parts:yes`,
    text: together,
    until: instantText(now.add(KEPT)),
  })
  return ok(
    answer(
      ours(context, [
        line(together === '' ? 'Send the lists now, in as many messages as it takes.' : soFar(together, body)),
        {
          kind: 'actions',
          actions: [
            ...(together === '' ? [] : [{ label: 'That is all', words: `${words} kept:${id}` }]),
            { label: 'Forget it', words: `${words} parts:forget` },
          ],
        },
        fine('Until then nothing is recorded. What you send is kept for half an hour.'),
      ]),
    ),
  )
}

export const forgetParts = async (context: Context): Promise<Result<Reply>> => {
  const { pastes, utterance, now } = context
  const open = await pastes.open(whoseAndWhere(utterance), instantText(now))
  if (open === undefined) return refuse('There is nothing to forget. To begin: vote log A/HRC/62/L.4 parts:yes')
  await pastes.drop(open.id)
  return ok(answer(ours(context, [line('Forgotten. Nothing was recorded.')])))
}

/** What is read already, so that one sees whether a part is missing. */
const soFar = (text: string, body: VotingBody): string => {
  const [only, ...others] = readRollCalls(text, { body })
  const size = `${counted(text.length, 'character')} so far`
  if (only === undefined || others.length > 0) return `${size}; I read no whole vote in it yet. Send the next part.`
  const totals = totalsOf(ballotsOf(only))
  return `${size}: in favour ${totals['in-favour']}, against ${totals.against}, abstaining ${totals.abstaining}. Send the next part, or:`
}
