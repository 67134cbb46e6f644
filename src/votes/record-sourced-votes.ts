// recordSourcedVotes: puts votes of public sources into the ledger, once each, however often they are read.
import type { Hash } from '#src/security/hash.ts'
import type { Numbers } from '#src/security/numbers.ts'
import { unpackBallots } from './packed-ballots.ts'
import { sameVote } from './same-vote.ts'
import type { OriginKind, SourcedVote } from './sourced-vote.ts'
import type { Home, Neighbour, NewSourcedVote, Origin, SourcedVotes } from './sourced-votes.ts'
import { type Reading, settled } from './vote.ts'
import type { VoteLedger } from './vote-ledger.ts'

export interface Ports {
  readonly votes: VoteLedger
  readonly sourcedVotes: SourcedVotes
  readonly numbers: Numbers
  readonly hash: Hash
}

/** What became of them, as numbers of votes. */
export interface Recorded {
  readonly added: readonly number[]
  /** In the ledger from elsewhere; a difference is a reading of its own. */
  readonly joined: readonly number[]
  /** The source says something else than when it was last read: appended as a later reading. */
  readonly changed: readonly number[]
  /** How many were there already, as they are. */
  readonly known: number
}

/** All votes are of one source. The caller runs it in one transaction. */
export const recordSourcedVotes = async (
  ports: Ports,
  votes: readonly SourcedVote[],
  home: Home,
): Promise<Recorded> => {
  const kind = votes[0]?.origin
  if (kind === undefined) return { added: [], joined: [], changed: [], known: 0 }
  const known = await ports.sourcedVotes.origins(
    kind,
    votes.map(({ name }) => name),
  )
  const fresh = votes.filter(({ name }) => !known.has(name))
  const changed: Origin[] = []
  for (const vote of votes) {
    const origin = known.get(vote.name)
    if (origin === undefined || origin.print === printOf(vote, ports.hash)) continue
    changed.push({ ...origin, print: printOf(vote, ports.hash) })
    await readAgain(ports, origin.vote, { vote, home })
  }
  const { joined, added } = await addFresh(ports, fresh, { kind, home })
  await ports.sourcedVotes.setOrigins([...changed, ...joined, ...added])
  return {
    added: added.map(({ vote }) => vote),
    joined: joined.map(({ vote }) => vote),
    changed: changed.map(({ vote }) => vote),
    known: known.size - changed.length,
  }
}

const printOf = (vote: SourcedVote, hash: Hash): string =>
  hash(JSON.stringify([vote.day, vote.outcome, vote.ballots])).slice(0, 20)

interface Fresh {
  readonly kind: OriginKind
  readonly home: Home
}

const addFresh = async (
  ports: Ports,
  fresh: readonly SourcedVote[],
  { kind, home }: Fresh,
): Promise<{ readonly joined: readonly Origin[]; readonly added: readonly Origin[] }> => {
  const days = [...new Set(fresh.map(({ day }) => day))]
  const neighbours = [...(await ports.sourcedVotes.neighbours(days, kind, home.space))]
  const joined: Origin[] = []
  const rest: SourcedVote[] = []
  for (const vote of fresh) {
    const same = sameVote(vote, neighbours)
    if (same === undefined) rest.push(vote)
    else {
      neighbours.splice(neighbours.indexOf(same), 1)
      joined.push(originOf(vote, same.number, ports.hash))
      await join(ports, same, { vote, home })
    }
  }
  return { joined, added: await addNew(ports, rest, home) }
}

const originOf = (vote: SourcedVote, number: number, hash: Hash): Origin => ({
  origin: vote.origin,
  name: vote.name,
  vote: number,
  print: printOf(vote, hash),
})

interface Told {
  readonly vote: SourcedVote
  readonly home: Home
}

/** An official record counts as a reading; any other only where it differs from what is there. */
const join = async (ports: Ports, { number, ballots }: Neighbour, told: Told): Promise<void> => {
  if (told.vote.standing === 'official' || ballots !== told.vote.ballots) await readAgain(ports, number, told)
}

const readAgain = async ({ votes }: Ports, number: number, { vote, home }: Told): Promise<void> => {
  const stored = await votes.vote(number)
  if (stored === undefined) return
  const reading: Reading = {
    reader: vote.origin,
    at: home.at,
    how: vote.standing,
    ballots: unpackBallots(vote.ballots),
    outcome: vote.outcome,
    findings: vote.findings,
  }
  const readings = [...(await votes.readings(number)), reading]
  const now = settled(readings)
  const { ballots, outcome } = now?.counts ?? reading
  // Whoever corrected it knew more than its source, and somebody may have agreed.
  const corrected = now?.counts.how === 'correction'
  const standing = corrected ? stored.standing : (now?.standing ?? stored.standing)
  await votes.addReading({ ...stored, ballots, outcome, standing }, reading)
}

const addNew = async (ports: Ports, fresh: readonly SourcedVote[], home: Home): Promise<readonly Origin[]> => {
  if (fresh.length === 0) return []
  const drafts = await draftsFor(ports, fresh, home)
  const first = await ports.numbers.several('V', fresh.length)
  const added = fresh.map((vote, index): NewSourcedVote => ({ number: first + index, draft: drafts[index] ?? 0, vote }))
  await ports.sourcedVotes.addVotes(added, home)
  return added.map(({ number, vote }) => originOf(vote, number, ports.hash))
}

/** The number of each vote's draft; a draft that is not there is made, one for all votes of its symbol. */
const draftsFor = async (
  { sourcedVotes, numbers }: Ports,
  votes: readonly SourcedVote[],
  home: Home,
): Promise<readonly number[]> => {
  const symbols = [...new Set(votes.flatMap(({ draft }) => draft.symbol ?? []))]
  const known = new Map(await sourcedVotes.draftsOf(symbols, home.space))
  const keys = votes.map(({ draft, name }) => draft.symbol ?? `no symbol: ${name}`)
  const missing = [...new Map(keys.map((key, index) => [key, votes[index]?.draft])).entries()].filter(
    ([key]) => !known.has(key),
  )
  if (missing.length > 0) {
    const first = await numbers.several('D', missing.length)
    const made = missing.flatMap(([key, draft], index) => {
      if (draft === undefined) return []
      known.set(key, first + index)
      return [{ ...bare, ...draft, number: first + index }]
    })
    await sourcedVotes.addDrafts(made, home)
  }
  return keys.map(key => known.get(key) ?? 0)
}

const bare = { sponsors: [], jointStatements: [], explanations: [], dissociations: [] } as const
