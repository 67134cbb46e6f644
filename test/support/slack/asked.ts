// Asked: the arguments of a call to the fake Slack, and what of them is refused at once.
import { messageFaults } from './block-kit.ts'
import type { Team } from './team.ts'

export type Args = Readonly<Record<string, unknown>>
export type Answer = Readonly<Record<string, unknown>>

export interface World {
  readonly team: Team
  /** A new `ts`, later than any before. */
  readonly ts: () => string
  readonly id: (letter: string) => string
  /** The user of a trigger that is still alive; a trigger opens one thing. */
  readonly useTrigger: (trigger: string) => 'good' | 'expired' | 'used' | 'unknown'
  readonly url: string
  readonly now: () => number
}

/** Carries the refusal of a call out of a method. */
export class Refusal extends Error {
  readonly answer: Answer
  constructor(error: string, messages: readonly string[] = []) {
    super(error)
    this.answer = {
      ok: false,
      error,
      ...(messages.length === 0 ? {} : { errors: messages, response_metadata: { messages } }),
    }
  }
}

/** A field that must be there. */
export const text = (args: Args, name: string): string => {
  const value = args[name]
  if (typeof value !== 'string' || value === '')
    throw new Refusal('invalid_arguments', [`missing required field: ${name}`])
  return value
}

/** A field that may come as JSON in a text. */
export const jsonOf = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw new Refusal('invalid_arguments', ['not json'])
  }
}

const known: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['channel', 'text', 'blocks', 'thread_ts', 'metadata', 'mrkdwn', 'parse', 'link_names', 'unfurl_links', 'unfurl_media', 'reply_broadcast'],
  'chat.postEphemeral': ['channel', 'user', 'text', 'blocks', 'thread_ts', 'parse', 'link_names'],
  'chat.update': ['channel', 'ts', 'text', 'blocks', 'metadata', 'parse', 'link_names', 'file_ids', 'reply_broadcast'],
} // biome-ignore format: a list reads best in few lines

/** What a message says, or why it is refused. */
export const checkMessage = (
  method: string,
  args: Args,
  { team }: World,
): { text: string; blocks: readonly unknown[] } => {
  const strange = Object.keys(args).filter(key => key !== 'token' && known[method]?.includes(key) === false)
  if (strange.length > 0)
    throw new Refusal(
      'invalid_arguments',
      strange.map(one => `unknown argument ${one}`),
    )
  const blocks = args.blocks === undefined ? [] : (jsonOf(args.blocks) as readonly unknown[])
  const faults = messageFaults({ text: args.text ?? '', ...(args.blocks === undefined ? {} : { blocks }) })
  if (faults.length > 0) throw new Refusal('invalid_blocks', faults)
  const fault = fileFault(blocks, team)
  if (fault !== undefined) throw new Refusal('invalid_blocks', [fault])
  const said = typeof args.text === 'string' ? args.text : ''
  if (said === '' && blocks.length === 0) throw new Refusal('no_text')
  if (said.length > 40_000) throw new Refusal('msg_too_long')
  return { text: said, blocks }
}

/** What is refused while Slack looks a file through: no mistake of the bot, when it tries again. */
export const NOT_YET = 'invalid slack file, not yet looked through'

/** Why a picture is refused. Each refusal brings its file nearer to being taken. */
export const fileFault = (blocks: readonly unknown[], team: Team): string | undefined => {
  for (const { slack_file } of blocks as readonly { slack_file?: { id?: string } }[]) {
    if (slack_file === undefined) continue
    const state = team.files.get(slack_file.id ?? '')
    if (state === 'complete') continue
    if (state !== 'looked through') return 'invalid slack file'
    team.refusesFiles--
    if (team.refusesFiles <= 0) team.files.set(slack_file.id ?? '', 'complete')
    return NOT_YET
  }
  return undefined
}
