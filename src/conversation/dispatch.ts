// Dispatch: an utterance in, a released document out; the one way from what is said to what is done.

import { instantText } from '#src/instant-text.ts'
import type { Atomically, Instruments, Stores } from '#src/ports.ts'
import { answer, type Block, clear, green, line, type Reply } from '#src/reply/document.ts'
import { type Released, release } from '#src/reply/release.ts'
import { ok, type Refusal, type Result, refuse } from '#src/result.ts'
import type { Actor } from '#src/security/actor.ts'
import type { Ending } from '#src/security/inbox.ts'
import { highest } from '#src/security/label.ts'
import { typed } from '#src/security/label-table.ts'
import { notedVault } from '#src/security/noted-vault.ts'
import { may, permissions } from '#src/security/permissions.ts'
import { type Tidied, tidied } from '#src/security/tidying.ts'
import type { RecordId } from '#src/security/vault.ts'
import { sayClosed, VaultClosed } from '#src/security/vault-closed.ts'
import { audienceOf } from './audiences.ts'
import type { Command } from './command.ts'
import type { About, Context, Done } from './context.ts'
import { type Identified, identify } from './identify.ts'
import { keepLong, keepLongChoices, withKept } from './kept-pastes.ts'
import { DROPPED, onlyPicks } from './only-picks.ts'
import { findCommand, type Parsed, parse } from './parse.ts'
import { rememberName, tellName } from './remember-name.ts'
import { rememberPlace } from './remember-place.ts'
import { rootWord } from './root-word.ts'
import { steppedUp } from './step-up.ts'
import { unsaid } from './unsaid.ts'
import type { Utterance } from './utterance.ts'
import { cut } from './words.ts'

/** What dispatching needs. `stores` reads outside a transaction. */
export interface Desk {
  readonly stores: Stores
  readonly atomically: Atomically
  readonly instruments: Instruments
  readonly menu: readonly Command[]
  readonly about: About
  /** The word that begins a command, bare: `un`. */
  readonly root: string
}

/**
 * How it ended: `seen` means the platform delivered an utterance again that was taken up already. What is said of it
 * then is for a platform that knows that the first answer was never shown.
 */
export interface Answer {
  readonly outcome: 'done' | 'refused' | 'seen'
  readonly document: Released
  /** For what of it stands in a direct conversation: when the question and the answer are to be taken away. */
  readonly tidy?: Tidied
}

/** Carries a refusal out of a transaction, so that what the handler wrote before it is rolled back. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('refused')
    this.refusal = refusal
  }
}

/** Answers one utterance at an instant. Exceptions are outages or bugs; the listener says "busy, saved nothing". */
export const dispatch = async (heard: Utterance, now: Temporal.Instant, desk: Desk): Promise<Answer> => {
  const at = instantText(now)
  const who = await identify(heard, { ...desk.stores, keyring: desk.instruments.keyring, at })
  if (!who.ok) return refused({ utterance: heard, now, at, desk }, undefined, who.refusal)
  const whole = await withKept(heard, at, desk)
  if (!whole.ok) return refused({ utterance: heard, now, at, desk }, who.value, whole.refusal)
  const utterance = whole.value
  const occasion = { utterance, now, at, desk }
  const understood = understand(utterance, who.value, desk)
  const hushed = (refusal: Refusal) => unsaid(refusal, utterance, desk.menu)
  if (!understood.ok) return refused(occasion, who.value, hushed(understood.refusal))
  const read = new Set<RecordId>()
  const work = workOf(occasion, who.value, { ...understood.value, read })
  const { command } = understood.value
  try {
    const { outcome, reply } =
      command.effect === 'write' ? await desk.atomically(whileAwaited(work, utterance)) : await work(desk.stores)
    const shown = await keepLong(
      toWhom(tellDropped(reply, understood.value.dropped), utterance, command),
      keeper(occasion, who.value, command),
    )
    return answered(outcome, shown, { occasion, who: who.value, command })
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal === undefined) throw error
    if (!(error instanceof VaultClosed)) await noteReading(desk.atomically, { occasion, who: who.value, command, read })
    return refused(occasion, who.value, await keepLongChoices(hushed(refusal), keeper(occasion, who.value, command)))
  }
}

interface Answering {
  readonly occasion: Occasion
  readonly who: Identified | undefined
  readonly command: Command | undefined
}

const answered = (outcome: Answer['outcome'], shown: Reply, { occasion, who, command }: Answering): Answer => {
  const document = release(shown, audienceOf(shown.to, occasion.utterance, who))
  // What was asked stands there too, whatever it came to.
  const tidy = tidied(highest([document.label, command?.typed ?? 'CLEAR']), who?.actor, occasion.now)
  return { outcome, document, ...(tidy === undefined ? {} : { tidy }) }
}

/** Nobody waits for it any more: they were told that nothing is saved. */
class NobodyWaits extends Error {}

/** The last act of a transaction: what nobody waits for any more is not saved. */
const whileAwaited =
  <T>(work: (stores: Stores) => Promise<T>, { stillWaits }: Utterance) =>
  async (stores: Stores): Promise<T> => {
    const done = await work(stores)
    if (stillWaits?.() === 'no') throw new NobodyWaits('nobody waits for it any more')
    return done
  }

const keeper = ({ utterance, now, desk }: Occasion, who: Identified, command: Command) => ({
  utterance,
  who,
  command,
  now,
  stores: desk.stores,
  keyring: desk.instruments.keyring,
})

/** What of an error is meant for the person. */
const refusalIn = (error: unknown): Refusal | undefined => {
  if (error instanceof Refused) return error.refusal
  return error instanceof VaultClosed ? { sentence: sayClosed(error) } : undefined
}

interface Reader extends Reading {
  readonly occasion: Occasion
  readonly who: Identified
  readonly command: Command
}

/** What was opened for somebody is in the audit before they are told of it, also when all they got was a refusal. */
const noteReading = async (
  atomically: Atomically,
  { occasion, who: { actor }, command, read }: Reader,
): Promise<void> => {
  if (read.size === 0) return
  const { at, desk } = occasion
  const entry = { at, by: auditName(actor), verb: command.verb, ids: [...read], outcome: 'read' as const }
  await atomically(stores => stores.audit.record(entry))
  // Whoever locked the vault while this was read has the last word.
  const state = desk.stores.vault.state(actor.space.id)
  if (state !== 'open') throw new VaultClosed(state)
}

const auditName = ({ speaking, member }: Actor): string =>
  `${speaking === 'operator' ? 'operator for ' : ''}${member ?? 'observer'}`

/** What was only read may be shown to the room, as far as the room may read it; what was done is told as its command says. */
const toWhom = (reply: Reply, { shows }: Utterance, { effect }: Command): Reply =>
  shows === 'room' && effect === 'read' ? { ...reply, to: 'place' } : reply

/** Labels first, then the permission, then the words: nothing is stored, nor said back, before all three are judged. */
const understand = (utterance: Utterance, { actor }: Identified, desk: Desk): Result<Parsed & Heard> => {
  const cutUp = cut(utterance.words)
  const pasted = [cutUp.pasted, utterance.attachment ?? ''].filter(text => text !== '').join('\n')
  const words = { ...cutUp, pasted }
  const command = findCommand(words.tokens, desk.menu)
  if (command === undefined) return withDropped(parse(words, desk.menu), 'nothing')
  if (typed[utterance.place.destination][command.typed] === 'no') return refuse(notHere(command))
  if (!may(actor, command.permission)) return refuse(notYours(actor, command))
  const kept = onlyPicks(words, command, utterance)
  return withDropped(parse(kept.words, desk.menu), kept.dropped.length === 0 ? 'nothing' : 'words')
}

interface Heard {
  /** Whether words were left out because they may not be typed where they were. */
  readonly dropped: 'nothing' | 'words'
}

/** That words were dropped is said also when what remained could not be understood. */
const withDropped = (parsed: Result<Parsed>, dropped: Heard['dropped']): Result<Parsed & Heard> => {
  if (parsed.ok) return ok({ ...parsed.value, dropped })
  const { sentence } = parsed.refusal
  return dropped === 'nothing' ? parsed : { ok: false, refusal: { sentence: `${sentence} ${DROPPED}` } }
}

const tellDropped = (reply: Reply, dropped: Heard['dropped']): Reply =>
  dropped === 'nothing' ? reply : { ...reply, parts: [...reply.parts, clear([line(DROPPED)])] }

const notHere = (command: Command): string =>
  `What "${command.verb}" takes may not be typed here, and nothing was stored. Say it in an encrypted Matrix conversation.`

const notYours = (actor: Actor, command: Command): string =>
  `"${command.verb}" needs the role ${permissions[command.permission]}; yours is ${actor.role}. Ask a coordinator of your space.`

interface Occasion {
  readonly utterance: Utterance
  readonly now: Temporal.Instant
  readonly at: string
  readonly desk: Desk
}

/** What is RED is read by somebody who said on another platform, too, that it is them. */
const mayHear = async ({ parts }: Reply, context: Context): Promise<Result<'yes'>> =>
  parts.some(part => part.label === 'RED') ? steppedUp(context) : ok('yes')

interface Reading {
  /** Grows with what is opened. */
  readonly read: Set<RecordId>
}

/** What is said of an utterance that came before, by how it ended then; nothing is done twice. */
const again: Readonly<Record<Ending, Reply>> = {
  done: answer(clear([line('That is done. I could not tell you when I did it.')])),
  refused: answer(clear([line('I did not do that, and could not tell you why. Say it again.')])),
}

interface Worked {
  readonly outcome: 'done' | 'seen'
  readonly reply: Reply
}

/** The work of one command on given stores: inbox, effect, audit. Throws Refused when the handler refuses. */
const workOf =
  (occasion: Occasion, who: Identified, parsed: Parsed & Reading) =>
  async (stores: Stores): Promise<Worked> => {
    const { utterance, at } = occasion
    const { effect } = parsed.command
    const take = () => stores.inbox.take(utterance.id, at, 'done')
    const before = effect === 'write' ? await take() : 'new'
    if (before !== 'new') return { outcome: 'seen', reply: again[before] }
    const done: Done[] = []
    const speaking = effect === 'read' ? who : await remembered(occasion, who, stores)
    const context = contextOf(occasion, { who: speaking, parsed, stores, did: done })
    const result = await parsed.command.handle(parsed.args, context)
    if (!result.ok) throw new Refused(result.refusal)
    const { command, read } = parsed
    const sure = effect === 'read' ? await mayHear(result.value, context) : ok('yes')
    if (!sure.ok) throw new Refused(sure.refusal)
    const note: Atomically = effect === 'read' ? occasion.desk.atomically : work => work(stores)
    await noteReading(note, { occasion, who, command, read })
    // A read has no transaction that takes the inbox row back when it refuses, so it is taken when it did not.
    const outcome = effect === 'read' && (await take()) !== 'new' ? 'seen' : 'done'
    if (effect === 'write' && done.length > 0) await record(occasion, { context, parsed, stores, done })
    const reply = await tellName(result.value, { before: who.actor, after: speaking.actor }, stores)
    return { outcome, reply }
  }

/** Who speaks, and where, once it is known what they are called and where they can be written to alone. */
const remembered = async ({ utterance, at, desk }: Occasion, who: Identified, stores: Stores): Promise<Identified> => {
  const place = await rememberPlace(who, utterance, { ...stores, ...desk.instruments, at })
  const actor = await rememberName(who.actor, utterance, { ...stores, at })
  return { actor, ...(place === undefined ? {} : { place }) }
}

const contextOf = (
  { utterance, now, at, desk }: Occasion,
  given: { who: Identified; parsed: Parsed & Reading; stores: Stores; did: Done[] },
): Context => {
  const { actor } = given.who
  const today = now.toZonedDateTimeISO(actor.preferences.zone).toPlainDate()
  return {
    ...given.stores,
    ...desk.instruments,
    vault: notedVault(
      given.stores.vault,
      () => mayEnter(actor, given.stores, at),
      id => given.parsed.read.add(id),
    ),
    ...given.who,
    ...(given.parsed.confirm === undefined ? {} : { confirm: given.parsed.confirm }),
    now,
    utterance,
    reader: { language: actor.preferences.language, zone: actor.preferences.zone, today },
    root: rootWord(utterance.place, desk.root),
    menu: desk.menu,
    about: desk.about,
    did: async act => void given.did.push(act),
  }
}

/** Throws VaultClosed for operators, and for whoever closed their own access. */
const mayEnter = async ({ speaking, member, space }: Actor, { closures }: Stores, at: string): Promise<void> => {
  if (speaking === 'operator') throw new VaultClosed('operator')
  if (member !== undefined && (await closures.find('own', { space: space.id, member }, at)) !== undefined)
    throw new VaultClosed('own-lock')
}

/** One audit entry and one undoable act for what a write did. */
const record = async (
  { at }: Occasion,
  { context, parsed, stores, done }: { context: Context; parsed: Parsed; stores: Stores; done: readonly Done[] },
): Promise<void> => {
  const { actor } = context
  const ids = done.flatMap(one => one.ids)
  await stores.audit.record({ at, by: auditName(actor), verb: parsed.command.verb, ids, outcome: 'done' })
  for (const { undo } of done) {
    if (undo === undefined || actor.member === undefined) continue
    await stores.acts.record({ id: context.random.id(), space: actor.space.id, by: actor.member, at, undo })
  }
}

const refused = async (occasion: Occasion, who: Identified | undefined, refusal: Refusal): Promise<Answer> => {
  const { utterance, at, desk } = occasion
  const before = await desk.stores.inbox.take(utterance.id, at, 'refused')
  const command = findCommand(cut(utterance.words).tokens, desk.menu)
  const reply = before === 'done' ? again.done : refusalReply(refusal, who?.actor)
  return answered(before === 'new' ? 'refused' : 'seen', reply, { occasion, who, command })
}

/** A refusal as a document: its sentence, and its choices to pick by number. It may name members, so only strangers get it in clear. */
const refusalReply = (refusal: Refusal, actor?: Pick<Actor, 'space'>): Reply => {
  const blocks: Block[] = [line(refusal.sentence)]
  if (refusal.choices !== undefined && refusal.choices.length > 0)
    blocks.push({ kind: 'choices', choices: refusal.choices })
  const data = { refused: refusal.sentence, choices: refusal.choices ?? [] }
  return answer(actor === undefined ? clear(blocks, data) : { ...green(blocks, data), space: actor.space.id })
}
