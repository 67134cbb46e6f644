// Confirmation: a preview carries a keyed hash of its effect; the same person confirms it within five minutes, or not at all.
import { fine, line, type Part, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Context } from './context.ts'

const HOLDS = Temporal.Duration.from({ minutes: 5 })

/** What confirming needs to know: the exact effect, in a form that differs when the effect differs. */
export interface Effect {
  /** Verb and ids and new values, one text. */
  readonly exactly: string
  /** What the person sees before they confirm. */
  readonly preview: readonly Part[]
  /** The words that do it, to which the hash is added. */
  readonly words: string
}

type Needs = Pick<Context, 'keyring' | 'now' | 'actor' | 'utterance' | 'confirm' | 'undoing'>

/**
 * Whether the effect was confirmed. When not, the preview to answer with; when the effect is not the previewed one any
 * more, or the time is over, a refusal. No pending state is kept: the hash binds effect, person, place and time.
 */
export const confirmed = (effect: Effect, context: Needs): Result<'yes' | Reply> => {
  if (context.undoing === 'yes') return ok('yes')
  if (context.confirm === undefined) return ok(previewOf(effect, context))
  const [second = '', mac] = context.confirm.split('.')
  const again = [{ label: 'Show the preview again', words: effect.words }]
  if (mac !== macOf(effect, second, context))
    return refuse(
      'What you confirmed is not what would happen now, so nothing was done. Ask for the preview again.',
      again,
    )
  // The hash is ours, so the second is one that we wrote.
  const at = Temporal.Instant.fromEpochMilliseconds(Number.parseInt(second, 36) * 1000)
  return Temporal.Duration.compare(at.until(context.now), HOLDS) > 0
    ? refuse('The preview is older than five minutes, so nothing was done.', again)
    : ok('yes')
}

const previewOf = (effect: Effect, context: Needs): Reply => {
  const second = Math.floor(context.now.epochMilliseconds / 1000).toString(36)
  const words = withConfirm(effect.words, `${second}.${macOf(effect, second, context)}`)
  const ask: Part = {
    label: 'GREEN',
    space: context.actor.space.id,
    blocks: [
      line('Nothing has happened yet. To do it:'),
      { kind: 'actions', actions: [{ label: 'Confirm', words }] },
      fine('The confirmation holds for five minutes, for you, here.'),
    ],
  }
  return { to: 'asker', parts: [...effect.preview, ask] }
}

/** The hash goes behind the first line: lines below it are pasted text. */
const withConfirm = (words: string, confirm: string): string => words.replace(/$/m, () => ` confirm:${confirm}`)

/** 22 characters: 128 bits are enough for something that lives five minutes. */
const macOf = (effect: Effect, second: string, context: Needs): string =>
  context.keyring
    .mac(
      'confirmation',
      JSON.stringify([
        second,
        effect.exactly,
        context.utterance.speaker.platform,
        context.utterance.speaker.id,
        context.utterance.place.platform,
        context.utterance.place.id,
        context.actor.space.id,
      ]),
    )
    .slice(0, 22)
