// Form note: what a form carries from being shown to being submitted: ids alone, never what somebody wrote.
import { most } from '#adapters/slack/show/limits.ts'

export interface FormNote {
  readonly verb: string
  /** Where the answer goes: a channel's id. */
  readonly channel?: string
  /** The keyed hash of what was previewed, when submitting confirms it. */
  readonly confirm?: string
}

export const noteText = ({ verb, channel, confirm }: FormNote): string => JSON.stringify({ verb, channel, confirm })

/** Nothing for what is no note of ours. */
export const readNote = (text: string): FormNote | undefined => {
  if (text.length > most.privateMetadata) return undefined
  try {
    const { verb, channel, confirm } = JSON.parse(text) as Record<string, unknown>
    if (typeof verb !== 'string') return undefined
    return {
      verb,
      ...(typeof channel === 'string' ? { channel } : {}),
      ...(typeof confirm === 'string' ? { confirm } : {}),
    }
  } catch {
    return undefined
  }
}
