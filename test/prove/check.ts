// Check: holds what the platform saw and what the books say against the promises, and counts.
import type { Books, Entry } from './books.ts'
import { isAtRest } from './books.ts'
import type { Deed, Repeats } from './platform.ts'
import type { Move } from './work.ts'

/** What a trial leaves behind. */
export interface Evidence {
  readonly repeats: Repeats
  readonly boards: readonly string[]
  readonly added: readonly string[]
  readonly moves: readonly Move[]
  /** Meetings whose reminder was missed on purpose: it may have come too late. */
  readonly missed?: readonly string[]
  readonly deeds: readonly Deed[]
  readonly books: Books
  /** How many unconfirmed ones `status` listed, and when it was asked. */
  readonly listed?: { readonly count: number; readonly at: number }
  /** When a program ran: who is dead lists nothing. */
  readonly up: readonly Span[]
  /** `set`: the program's clock jumped, so that its times say nothing. */
  readonly clock: 'true' | 'set'
}

/** Half-open, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly until: number
}

export const promiseNames = [
  'nothing twice',
  'nothing lost',
  'unknown is listed within two minutes',
  'each in one state, all at rest',
  'nothing of an old date started after the change',
  'one correction and one notice for each place told',
  'late is said',
] as const
export type PromiseName = (typeof promiseNames)[number]

export interface Finding {
  readonly trials: number
  /** One sentence for each time it was broken. */
  readonly broken: readonly string[]
  /** The longest that anything took, in milliseconds. */
  readonly latest?: number
}

export type Findings = Readonly<Record<PromiseName, Finding>>

export const check = (evidence: Evidence): Findings => {
  const known = index(evidence)
  return {
    'nothing twice': nothingTwice(evidence, known),
    'nothing lost': nothingLost(evidence, known),
    'unknown is listed within two minutes': unknownListed(evidence, known),
    'each in one state, all at rest': allAtRest(evidence),
    'nothing of an old date started after the change': nothingStale(evidence, known),
    'one correction and one notice for each place told': toldOnce(evidence, known),
    'late is said': lateIsSaid(evidence, known),
  }
}

interface Index {
  readonly entries: ReadonlyMap<string, Entry>
  readonly posts: ReadonlyMap<string, readonly Deed[]>
  /** Those of the messages that follow the first of a delivery. */
  readonly later: ReadonlyMap<string, readonly Deed[]>
  readonly edited: ReadonlySet<string>
  readonly named: ReadonlyMap<string, readonly string[]>
}

const index = ({ books, deeds }: Evidence): Index => ({
  entries: new Map(books.deliveries.map(one => [one.id, one])),
  posts: Map.groupBy(
    deeds.filter(deed => deed.what === 'posted' && numberOf(deed) === 0),
    deed => deed.id,
  ),
  later: Map.groupBy(
    deeds.filter(deed => deed.what === 'posted' && numberOf(deed) > 0),
    deed => deed.id,
  ),
  edited: new Set(deeds.filter(deed => deed.what === 'edited' && numberOf(deed) === 0).map(deed => deed.id)),
  named: new Map(
    [...Map.groupBy(books.subjects, one => one.subject)].map(([subject, of]) => [subject, of.map(one => one.delivery)]),
  ),
})

const numberOf = ({ part: [number] = [0, 1] }: Deed): number => number
const countOf = ({ part: [, of] = [0, 1] }: Deed): number => of

/** By delivery, and by what a reader sees: one reminder of one meeting and date in one place. */
const nothingTwice = (_evidence: Evidence, { posts, later, entries }: Index): Finding => {
  const twice = [...posts].filter(([, of]) => of.length > 1).map(([id, of]) => `${id} was posted ${of.length} times`)
  const seen = Map.groupBy(
    [...posts.keys()].flatMap(id => entries.get(id) ?? []).filter(one => one.kind === 'reminder'),
    one => `${one.slug} of date ${one.sequence} on ${one.board}`,
  )
  const again = [...seen].filter(([, of]) => of.length > 1).map(([what, of]) => `${what}: ${of.length} reminders`)
  const parts = [...later]
    .filter(([, of]) => new Set(of.map(numberOf)).size < of.length)
    .map(([id]) => `${id}: a part twice`)
  return { trials: posts.size, broken: [...twice, ...parts, ...again] }
}

const nothingLost = (
  { books, boards, added, missed = [], repeats, clock }: Evidence,
  { posts, later, edited, named, entries }: Index,
): Finding => {
  /** How many of its messages are not there; the last one that came knows best how many it takes. */
  const missing = ({ id }: Entry): number => {
    const all = [...(posts.get(id) ?? []), ...(later.get(id) ?? [])]
    return all.length === 0 ? 0 : countOf(all.at(-1) as Deed) - all.length
  }
  const reached = (one: Entry): boolean => posts.has(one.id) || edited.has(one.id)
  const broken: string[] = []
  for (const one of books.deliveries) {
    const name = `${one.kind} ${one.id} (${one.state} ${one.code ?? ''})`
    if (one.state === 'sent' && !reached(one)) broken.push(`${name} counts as sent and never came`)
    if (one.state === 'sent' && missing(one) > 0) broken.push(`${name} counts as sent and came in part`)
    if (one.state === 'expired' && clock === 'true' && !missed.includes(one.slug ?? ''))
      broken.push(`${name} came too late`)
    if (one.state === 'dead' && one.code !== 'original-not-confirmed') broken.push(`${name} was given up`)
    if (one.state === 'unconfirmed' && repeats !== 'none' && one.code !== 'moved' && !reached(one))
      broken.push(`${name} never came, although it could be found out`)
  }
  const have = new Set(
    books.deliveries.filter(one => one.kind === 'reminder').map(one => `${one.event} ${one.sequence} ${one.board}`),
  )
  for (const time of books.planned) {
    if (time.state === 'planned') broken.push(`${time.slug}: nobody looked at what was planned for ${time.fires_at}`)
    if (time.state !== 'fired') continue
    for (const board of boards)
      if (!have.has(`${time.event} ${time.sequence} ${board}`)) broken.push(`${time.slug}: no reminder for ${board}`)
  }
  const changed = new Set(books.changes.map(one => one.slug))
  for (const slug of added) if (!changed.has(slug)) broken.push(`${slug} was acknowledged and is not there`)
  for (const { number } of books.changes) {
    const told = new Set((named.get(`K${number}`) ?? []).map(id => entries.get(id)?.board))
    for (const board of boards) if (!told.has(board)) broken.push(`K${number}: no notice for ${board}`)
  }
  return { trials: books.deliveries.length, broken }
}

const TWO_MINUTES = 120_000
/** `status` looks at two hundred troubled ones, of which others may have failed. */
const MOST_LISTED = 20

/** What was tried and did not come is at rest as unconfirmed, and soon. */
const unknownListed = ({ books, repeats, listed, clock, up }: Evidence, { posts, edited }: Index): Finding => {
  const unknown = books.deliveries.filter(one => one.state === 'unconfirmed')
  const broken: string[] = []
  if (repeats === 'none')
    for (const one of books.deliveries)
      if (one.tried_at !== null && one.state === 'sent' && !posts.has(one.id) && !edited.has(one.id))
        broken.push(`${one.kind} ${one.id} is unknown and not listed`)
  const took = unknown.map(one =>
    within(up, { from: Date.parse(one.tried_at ?? ''), until: Date.parse(one.settled_at ?? '') }),
  )
  const latest = clock === 'true' ? Math.max(0, ...took) : 0
  if (repeats === 'none' && latest > TWO_MINUTES) broken.push(`one was listed only after ${latest} ms`)
  if (listed !== undefined && clock === 'true') {
    const known = unknown.filter(one => Date.parse(one.settled_at ?? '') < listed.at)
    if (listed.count < Math.min(known.length, MOST_LISTED))
      broken.push(`status lists ${listed.count} of ${known.length}`)
  }
  return { trials: unknown.length, broken, latest }
}

/** How much of a span lies in others, in milliseconds. */
const within = (others: readonly Span[], { from, until }: Span): number =>
  others.reduce((all, other) => all + Math.max(0, Math.min(until, other.until) - Math.max(from, other.from)), 0)

const allAtRest = ({ books }: Evidence): Finding => ({
  trials: books.deliveries.length,
  broken: books.deliveries
    .filter(one => !isAtRest(one))
    .map(one => `${one.kind} ${one.id} is ${one.state} ${one.code ?? ''}`),
})

/** A call that began before may still be on its way for so long on a very busy machine; when it began is told by the books. */
const ON_ITS_WAY_MS = 20_000

const nothingStale = ({ books, moves, clock }: Evidence, { posts }: Index): Finding => {
  const movedAt = new Map<string, number>()
  for (const { slug, acknowledgedAt } of moves) movedAt.set(slug, Math.max(acknowledgedAt, movedAt.get(slug) ?? 0))
  const broken: string[] = []
  for (const one of books.deliveries) {
    if (one.kind !== 'reminder' || one.slug === null || (one.sequence ?? 0) >= (one.newest ?? 0)) continue
    const moved = movedAt.get(one.slug)
    if (moved === undefined) continue
    if (clock === 'true' && one.tried_at !== null && one.state === 'sent' && Date.parse(one.tried_at) > moved)
      broken.push(`${one.id} of an old date began after the move`)
    if (posts.get(one.id)?.some(deed => deed.at > moved + ON_ITS_WAY_MS))
      broken.push(`${one.id} of an old date was posted after the move`)
  }
  return { trials: moves.length, broken }
}

/** Every post of a date that moved is corrected once, unless nobody saw it arrive; and its place got one notice of the change. */
const toldOnce = ({ books }: Evidence, { posts, edited, named, entries }: Index): Finding => {
  const broken: string[] = []
  let trials = 0
  const corrections = Map.groupBy(
    books.deliveries.filter(one => one.kind === 'correction'),
    one => one.corrects,
  )
  for (const one of books.deliveries) {
    if (one.kind !== 'reminder' || !posts.has(one.id) || (one.sequence ?? 0) >= (one.newest ?? 0)) continue
    trials++
    const of = corrections.get(one.id) ?? []
    if (of.length === 0) broken.push(`${one.id} was never corrected`)
    if (new Set(of.map(each => each.change)).size !== of.length) broken.push(`${one.id} was corrected twice`)
    for (const each of of)
      if (each.state === 'sent' && !edited.has(each.id)) broken.push(`correction ${each.id} was never made`)
  }
  for (const { number } of books.changes) {
    const boards = Map.groupBy(named.get(`K${number}`) ?? [], id => entries.get(id)?.board)
    for (const [board, of] of boards) {
      trials++
      if (board !== undefined && of.length !== 1) broken.push(`K${number}: ${of.length} notices for ${board}`)
    }
  }
  return { trials, broken }
}

const LATE_MS = 6 * 60_000

/** A reminder that came late says so; one that came too late, or with too many others, is in a list that came or that people see as unconfirmed. */
const lateIsSaid = ({ books, clock }: Evidence, { posts, named, entries }: Index): Finding => {
  const broken: string[] = []
  let trials = 0
  const isSaid = (list: string): boolean => posts.has(list) || entries.get(list)?.state === 'unconfirmed'
  for (const one of books.deliveries.filter(each => each.kind === 'reminder')) {
    if (one.state === 'expired' || one.code === 'gathered') {
      trials++
      if (!named.get(one.id)?.some(isSaid)) broken.push(`${one.id} is ${one.state}, and no list says so`)
    }
    const [post] = posts.get(one.id) ?? []
    if (clock === 'set' || post === undefined || post.at - Date.parse(one.due_at) < LATE_MS) continue
    trials++
    if (!post.text.includes('Late by')) broken.push(`${one.id} came late and does not say so`)
  }
  return { trials, broken }
}
