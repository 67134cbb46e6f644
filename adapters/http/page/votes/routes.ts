// Vote routes: the public record of votes, one page per draft and per State, and their pictures.
import type { FastifyInstance, FastifyReply } from 'fastify'
import { notFound, page, picture } from '#adapters/http/page/answers.ts'
import type { Reader } from '#src/calendar/say-when.ts'
import type { Chart } from '#src/reply/chart.ts'
import type { Picture } from '#src/reply/document.ts'
import { findState } from '#src/states/find-state.ts'
import { type Iso3, nameOf } from '#src/states/state.ts'
import { recordPicture } from '#src/votes/record-picture.ts'
import { parseSymbol } from '#src/votes/symbol.ts'
import type { Vote } from '#src/votes/vote.ts'
import { voteChart } from '#src/votes/vote-chart.ts'
import type { NumberedDraft, RecordedAnswer, VoteLedger } from '#src/votes/vote-ledger.ts'
import type { FoundVote } from '#src/votes/vote-words.ts'
import { draftPage } from './draft-page.ts'
import { statePage } from './state-page.ts'
import { readVoteQuery, type VoteQuery } from './vote-query.ts'
import { votesPage } from './votes-page.ts'

export interface VoteSiteFacts {
  readonly votes: VoteLedger
  readonly now: () => Temporal.Instant
  readonly pngOf: (picture: Picture) => Promise<Uint8Array>
}

/** What the page may see: what was published, of every space. */
const PUBLIC = {}
const MOST = 100
const UNKNOWN = {
  why: 'There may be no public record of it yet.',
  href: '/votes',
  link: 'Look at the recorded votes',
}

/** `GET /votes`, `/votes/on/<symbol>`, `/votes/state/<code>`, `/votes/picture/<V5 or code>.<svg or png>`. */
export const votePages =
  (site: VoteSiteFacts) =>
  (app: FastifyInstance): void => {
    app.get('/votes', async (request, reply) => {
      const asked = readVoteQuery(new URL(request.url, 'http://here').searchParams)
      const query = asked.ok ? asked.value : { page: 1 }
      const trouble = asked.ok ? {} : { trouble: asked.refusal.sentence }
      return page(
        reply.code(asked.ok ? 200 : 400),
        votesPage({ query, reader: readerAt(site), ...(await pageOfVotes(site, query)), ...trouble }),
      )
    })
    app.get<{ Params: { '*': string } }>('/votes/on/*', async (request, reply) => {
      const draft = await draftAt(site, request.params['*'].slice(0, 120))
      const votes = draft === undefined ? [] : await site.votes.votesOf(draft.number, PUBLIC)
      if (draft === undefined || votes.length === 0) return notFound(reply, UNKNOWN)
      const former = await formerOf(site, draft)
      return page(
        reply,
        draftPage({ draft, votes, reader: readerAt(site), ...(former === undefined ? {} : { former }) }),
      )
    })
    app.get<{ Params: { state: string } }>('/votes/state/:state', async (request, reply) => {
      const state = stateAt(request.params.state)
      if (state === undefined) return notFound(reply, UNKNOWN)
      const chart = await recordOf(site, state)
      return page(
        reply,
        statePage({ state, chart, reader: readerAt(site), ...(await pageOfVotes(site, { state, page: 1 })) }),
      )
    })
    app.get<{ Params: { file: string } }>('/votes/picture/:file', async (request, reply) => {
      const [, name = '', form] = /^(V\d{1,9}|[A-Z]{3})\.(svg|png)$/.exec(request.params.file) ?? []
      const chart = /^V\d/.test(name) ? await resultOf(site, Number(name.slice(1))) : await recordAt(site, name)
      return chart === undefined ? notFound(reply, UNKNOWN) : drawn(site, reply, { chart, form })
    })
  }

const drawn = async (
  site: VoteSiteFacts,
  reply: FastifyReply,
  { chart, form }: { readonly chart: Chart; readonly form: string | undefined },
): Promise<FastifyReply> =>
  form === 'png'
    ? picture(reply, 'image/png').send(Buffer.from(await site.pngOf(chart.picture)))
    : picture(reply, 'image/svg+xml; charset=utf-8').send(chart.picture.svg)

const readerAt = ({ now }: VoteSiteFacts): Reader => ({
  language: 'en',
  zone: 'Europe/Zurich',
  today: now().toZonedDateTimeISO('Europe/Zurich').toPlainDate(),
})

/** By symbol however it is written, or D5. */
const draftAt = async ({ votes }: VoteSiteFacts, typed: string): Promise<NumberedDraft | undefined> => {
  const number = /^D(\d{1,9})$/i.exec(typed)?.[1]
  if (number !== undefined) {
    const draft = await votes.draftNumbered(Number(number))
    return draft?.public ? draft : undefined
  }
  const symbol = parseSymbol(typed)
  return symbol.ok ? votes.draft(symbol.value.text, PUBLIC) : undefined
}

/** The newest public vote on the draft that this one follows. */
const formerOf = async ({ votes }: VoteSiteFacts, { follows }: NumberedDraft): Promise<FoundVote | undefined> => {
  const draft = follows === undefined ? undefined : await votes.draft(follows, PUBLIC)
  const vote = draft && (await votes.votesOf(draft.number, PUBLIC)).at(-1)
  return vote === undefined || draft === undefined ? undefined : { vote, draft }
}

const stateAt = (code: string): Iso3 | undefined => {
  const found = findState(code)
  return /^[A-Za-z]{3}$/.test(code) && found.kind === 'one' ? found.iso3 : undefined
}

/** The votes of one page, newest first, and whether there are older ones. */
const pageOfVotes = async (
  site: VoteSiteFacts,
  query: VoteQuery,
): Promise<{ readonly votes: readonly FoundVote[]; readonly more: 'yes' | 'no' }> => {
  const { body, state, text, from, to, page } = query
  const wish = {
    ...(body === undefined ? {} : { body }),
    ...(text === undefined ? {} : { text }),
    ...(from === undefined ? {} : { from: firstOf(from) }),
    ...(to === undefined ? {} : { until: firstOf(to + 1) }),
  }
  const found =
    state === undefined
      ? await site.votes.votes({ ...wish, most: page * MOST + 1 }, PUBLIC)
      : await site.votes.record(state, wish, PUBLIC)
  const shown = found.slice((page - 1) * MOST, page * MOST)
  return { votes: await whole(site, shown), more: found.length > page * MOST ? 'yes' : 'no' }
}

const firstOf = (year: number): string => `${String(year).padStart(4, '0')}-01-01`

const whole = async (
  { votes }: VoteSiteFacts,
  shown: readonly (Vote | RecordedAnswer)[],
): Promise<readonly FoundVote[]> => {
  const listed: FoundVote[] = []
  for (const one of shown) {
    const vote = 'ballots' in one ? one : await votes.vote(one.number)
    const draft = await votes.draftNumbered(one.draft)
    if (vote !== undefined && draft !== undefined) listed.push({ vote, draft })
  }
  return listed
}

const resultOf = async (site: VoteSiteFacts, number: number): Promise<Chart | undefined> => {
  const vote = await site.votes.vote(number)
  const draft = vote?.public ? await site.votes.draftNumbered(vote.draft) : undefined
  return vote === undefined || draft === undefined || vote.ballots.size === 0
    ? undefined
    : voteChart({ vote, draft }, readerAt(site))
}

const recordAt = async (site: VoteSiteFacts, code: string): Promise<Chart | undefined> => {
  const state = stateAt(code)
  return state === undefined ? undefined : recordOf(site, state)
}

const recordOf = async ({ votes }: VoteSiteFacts, state: Iso3): Promise<Chart | undefined> => {
  const cast = await votes.record(state, {}, PUBLIC)
  return cast.length === 0 ? undefined : recordPicture(nameOf(state, 'en'), cast)
}
