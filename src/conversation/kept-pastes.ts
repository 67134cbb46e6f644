// Kept pastes: `kept:…` in an utterance stands for lines that were pasted before; too long words of a button get one.
import { instantText } from '#src/instant-text.ts'
import type { Instruments, Stores } from '#src/ports.ts'
import type { Block, Reply } from '#src/reply/document.ts'
import { type Choice, ok, type Refusal, type Result, refuse } from '#src/result.ts'
import { stored } from '#src/security/label-table.ts'
import type { Paste, Pasted } from '#src/security/pastes.ts'
import type { Command } from './command.ts'
import type { Identified } from './identify.ts'
import { findCommand } from './parse.ts'
import { accountWords } from './read-account.ts'
import type { Utterance } from './utterance.ts'
import { cut, said } from './words.ts'

/** How long they are kept; a preview holds for five minutes, and a long report takes some messages. */
export const KEPT = Temporal.Duration.from({ minutes: 30 })

/** A button of Slack carries 2,000 characters; a confirmation and the key of a share are added to these. */
const LONGEST_WORDS = 1_500

export const whoseAndWhere = ({ speaker, place }: Pick<Utterance, 'speaker' | 'place'>): Pasted => ({
  by: accountWords(speaker),
  place: accountWords(place),
})

interface Desk {
  readonly stores: Pick<Stores, 'pastes'>
  readonly menu: readonly Command[]
}

/**
 * The utterance in full: with the lines that `kept:` names, or as the next part of what is being pasted over several
 * messages, when it is no command itself and the conversation is a direct one.
 */
export const withKept = async (utterance: Utterance, at: string, desk: Desk): Promise<Result<Utterance>> => {
  const { tokens, pasted } = cut(utterance.words)
  const { pastes } = desk.stores
  const whose = whoseAndWhere(utterance)
  const kept = tokens.find(({ key }) => key === 'kept')
  if (kept !== undefined) {
    const paste = await pastes.find(kept.text, whose, at)
    if (paste === undefined)
      return refuse(
        'Nothing is kept under that name for you here. What is pasted is kept for half an hour: paste it again.',
      )
    if (paste.state === 'open') await pastes.keep({ ...paste, state: 'whole' })
    const lines = [said(tokens.filter(token => token !== kept)), paste.text, pasted].filter(text => text !== '')
    return ok({ ...utterance, words: lines.join('\n') })
  }
  const isPart = utterance.place.kind === 'direct' && tokens.length > 0 && findCommand(tokens, desk.menu) === undefined
  const open = isPart ? await pastes.open(whose, at) : undefined
  return ok(open === undefined ? utterance : { ...utterance, words: `${open.words}\n${utterance.words}` })
}

interface Keeper {
  readonly utterance: Utterance
  readonly who: Pick<Identified, 'actor'>
  readonly command: Command
  readonly now: Temporal.Instant
  readonly stores: Pick<Stores, 'pastes'>
  readonly keyring: Instruments['keyring']
}

/** Lines below a command that takes none may be anything. */
const mayKeep = ({ command }: Keeper): boolean =>
  stored[command.typed] === 'plain' && Object.values(command.fields).some(field => field.as === 'paste')

/** Shortens the words of everything that can be pressed, as far as the pasted lines in them may be stored. */
export const keepLong = async (reply: Reply, keeper: Keeper): Promise<Reply> => {
  if (!mayKeep(keeper) || !reply.parts.some(part => part.blocks.some(hasLong))) return reply
  const parts = []
  for (const part of reply.parts) {
    const blocks: Block[] = []
    for (const block of part.blocks) blocks.push(await shortened(block, keeper))
    parts.push({ ...part, blocks })
  }
  return { ...reply, parts }
}

/** The same for the choices of a refusal. */
export const keepLongChoices = async (refusal: Refusal, keeper: Keeper): Promise<Refusal> =>
  !mayKeep(keeper) || !(refusal.choices ?? []).some(isLong)
    ? refusal
    : { ...refusal, choices: await allShort(refusal.choices ?? [], keeper) }

const isLong = ({ words }: Choice): boolean => words.length > LONGEST_WORDS && words.includes('\n')

const pressable = (block: Block): readonly Choice[] => {
  if (block.kind === 'choices') return block.choices
  return block.kind === 'actions' ? block.actions : []
}

const hasLong = (block: Block): boolean => pressable(block).some(isLong)

const shortened = async (block: Block, keeper: Keeper): Promise<Block> => {
  if (!hasLong(block)) return block
  const short = await allShort(pressable(block), keeper)
  return block.kind === 'actions' ? { kind: 'actions', actions: short } : { kind: 'choices', choices: short }
}

const allShort = async (choices: readonly Choice[], keeper: Keeper): Promise<readonly Choice[]> => {
  const short: Choice[] = []
  for (const choice of choices) short.push(isLong(choice) ? await shortChoice(choice, keeper) : choice)
  return short
}

const shortChoice = async ({ label, words }: Choice, keeper: Keeper): Promise<Choice> => {
  const { utterance, who, now, stores, keyring } = keeper
  const at = words.indexOf('\n')
  const [first, text] = [words.slice(0, at), words.slice(at + 1)]
  const whose = whoseAndWhere(utterance)
  const paste: Paste = {
    id: pasteId([whose.by, whose.place, text], keyring),
    space: who.actor.space.id,
    ...whose,
    state: 'whole',
    words: '',
    text,
    until: instantText(now.add(KEPT)),
  }
  await stores.pastes.keep(paste)
  return { label, words: `${first} kept:${paste.id}` }
}

/** The same lines of the same person in the same place have the same name. */
export const pasteId = (of: readonly string[], keyring: Instruments['keyring']): string =>
  keyring.mac('confirmation', JSON.stringify(['paste', ...of])).slice(0, 12)
