// The pages of votes over HTTP: filters, addresses, pictures, and nothing that is not public.
import fastify from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { votePages } from '#adapters/http/page/votes/routes.ts'
import { pngOf } from '#adapters/picture/png.ts'
import { readShippedVotes } from '#db/shipped/read-shipped-votes.ts'
import type { SpaceId } from '#src/security/member.ts'
import { iso3 } from '#src/states/state.ts'
import { recordSourcedVotes } from '#src/votes/record-sourced-votes.ts'
import type { Vote } from '#src/votes/vote.ts'
import { memoryStores } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const at = '2026-11-21T08:00:00.000Z'
const CANARY = 'Quanary'
const SECRET = 'A/HRC/62/L.9'

const app = fastify()
const get = async (url: string) => {
  const { statusCode, headers, body, rawPayload } = await app.inject({ url })
  return { status: statusCode, type: headers['content-type'], headers, text: body, octets: rawPayload }
}
let hidden: Vote

beforeAll(async () => {
  const { stores, atomically } = await memoryStores()
  const home = 'home' as SpaceId
  await stores.members.addSpace({ id: home, slug: 'home', name: 'Home', home: true }, at)
  await atomically(stores =>
    recordSourcedVotes({ ...stores, hash: fixedInstruments().hash }, readShippedVotes(), { space: home, at }),
  )
  const draft = await stores.votes.draft('A/HRC/17/L.9/Rev.1', {})
  if (draft === undefined) throw new Error('the shipped votes lack HRC 17/19')
  await stores.votes.setDraft({ ...draft, title: 'Orientation <b>& identity</b>' }, at)
  await stores.votes.setDirection(draft.number, home, 'against-the-text')
  const iran = await stores.votes.draft('A/RES/78/220', {})
  if (iran === undefined) throw new Error('the shipped votes lack A/RES/78/220')
  await stores.votes.setDraft({ ...iran, follows: 'A/RES/74/167' }, at)
  await stores.votes.setDraft({ ...draft, number: 900, symbol: SECRET, title: CANARY, public: false }, at)
  hidden = {
    number: 900,
    space: home,
    public: false,
    draft: 900,
    body: 'HRC',
    day: '2026-07-01',
    outcome: 'adopted',
    standing: 'official',
    ballots: new Map([[iso3('FIN'), 'against']]),
    at,
  }
  const { ballots, outcome } = hidden
  await stores.votes.addVote(hidden, { reader: 'm1', at, how: 'typed', ballots, outcome, findings: [] })
  votePages({ votes: stores.votes, now: () => Temporal.Instant.from(at), pngOf })(app)
  await app.ready()
})

describe('the list of votes', () => {
  it.each([
    { query: '', has: 'A/RES/78/222', lacks: SECRET, why: 'all public ones' },
    { query: '?body=HRC', has: 'A/HRC/17/L.9/Rev.1', lacks: 'A/RES/78/222', why: 'of one body' },
    { query: '?from=2011&to=2011', has: 'A/HRC/17/L.9/Rev.1', lacks: 'A/67/L.28', why: 'of one year' },
    { query: '?text=venezuela', has: 'A/HRC/45/L.43/Rev.1', lacks: 'A/RES/78/222', why: 'with a word in the title' },
    { query: '?state=KGZ', has: 'Kyrgyzstan: absent', lacks: 'A/HRC/45/L.43/Rev.1', why: 'where a State is recorded' },
    { query: '?body=&state=&text=&from=&to=', has: 'A/RES/78/222', lacks: SECRET, why: 'an empty form' },
    { query: '?page=2', has: 'No recorded vote fits', lacks: 'A/RES', why: 'beyond the last page' },
    { query: '?text=%25_%5C%00', has: 'A/RES/78/222', lacks: SECRET, why: 'all for signs that mean nothing' },
  ])('shows $why: $query', async ({ query, has, lacks }) => {
    const { status, text } = await get(`/votes${query}`)
    expect(status).toBe(200)
    expect(text).toContain(has)
    expect(text).not.toContain(lacks)
  })

  it.each([
    { query: '?body=NATO', says: 'There are no votes of &quot;NATO&quot;' },
    { query: '?state=Guinee', says: 'is not one State' },
    { query: '?from=soon', says: 'is no number' },
    { query: '?page=-1', says: 'is no number' },
    { query: '?state=<script>alert(1)</script>', says: '&lt;script&gt;' },
  ])('says what is wrong, and shows all: $query', async ({ query, says }) => {
    const { status, text } = await get(`/votes${query}`)
    expect(status).toBe(400)
    expect(text).toContain(says)
    expect(text).not.toContain('<script')
    expect(text).toContain('A/RES/78/222')
  })
})

describe('the page of a draft', () => {
  it.each(['A/HRC/17/L.9/Rev.1', 'a/hrc/17/l.9/rev.1', 'A/HRC/RES/17/19'])('is found at /votes/on/%s', async symbol => {
    const { status, text } = await get(`/votes/on/${symbol}`)
    expect(status).toBe(200)
    expect(text).toContain('Orientation &lt;b&gt;&amp; identity&lt;/b&gt;')
    expect(text).toContain('in favour (23)')
    expect(text).toContain('<a href="/votes/state/KGZ">Kyrgyzstan</a>')
    expect(text).toContain('from a public source that is no official record')
    expect(text).toContain('https://www.oursplatform.org/')
  })

  it('says who answered otherwise in the comparable vote before', async () => {
    const { text } = await get('/votes/on/A/RES/78/220')
    expect(text).toContain('Since the comparable vote before')
    expect(text).toContain('<a href="/votes/on/A/RES/74/167">A/RES/74/167, Situation of human rights in the Islamic')
    expect(text).toMatch(/<li><a href="\/votes\/state\/[A-Z]{3}">[^<]+<\/a>: [a-z ]+ → [a-z ]+<\/li>/)
    expect((await get('/votes/on/A/RES/78/221')).text).not.toContain('Since the comparable vote')
  })

  it('is found by number where there is no symbol', async () => {
    const { text } = await get('/votes?body=NGO_COMMITTEE')
    const [path = ''] = /\/votes\/on\/D\d+/.exec(text) ?? []
    expect((await get(path)).text).toContain('no-action motion')
  })

  it.each([
    'A/HRC/99/L.1',
    SECRET,
    'D900',
    'D0',
    'D9999999999',
    'x',
    '',
    '../../etc/passwd',
    '%00',
    'A/HRC/17/L.9/Rev.1/x',
  ])('is not at /votes/on/%s', async symbol => expect((await get(`/votes/on/${symbol}`)).status).toBe(404))
})

describe('the page of a State', () => {
  it('has its record', async () => {
    const { status, text } = await get('/votes/state/KGZ')
    expect(status).toBe(200)
    expect(text).toContain('How Kyrgyzstan voted')
    expect(text).toContain('Kyrgyzstan: absent')
  })
  it('says so when no public vote has it', async () => {
    const { status, text } = await get('/votes/state/XKX')
    expect(status === 404 || text.includes('No public record')).toBe(true)
  })
  it.each(['XYZ', 'Nepal', 'NP', '%00'])('is not at /votes/state/%s', async code =>
    expect((await get(`/votes/state/${code}`)).status).toBe(404),
  )
})

describe('pictures', () => {
  it('are SVG and PNG that other sites may show', async () => {
    const { text } = await get('/votes/on/A/HRC/17/L.9/Rev.1')
    const [path = ''] = /\/votes\/picture\/V\d+\.svg/.exec(text) ?? []
    const svg = await get(path)
    expect([svg.status, svg.type]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(svg.text).toContain('Orientation &lt;b&gt;&amp; identity&lt;/b&gt;')
    const png = await get(path.replace('.svg', '.png'))
    expect([png.status, png.type, png.headers['cross-origin-resource-policy']]).toEqual([
      200,
      'image/png',
      'cross-origin',
    ])
    expect(png.octets.subarray(1, 4).toString()).toBe('PNG')
    expect((await get('/votes/picture/NPL.png')).type).toBe('image/png')
  })
  it.each(['V900.svg', 'V0.svg', 'V1.gif', 'XYZ.svg', 'V1', '.png'])('are not at /votes/picture/%s', async file =>
    expect((await get(`/votes/picture/${file}`)).status).toBe(404),
  )
})

describe('what is not public', () => {
  it.each([
    ...['/votes', '/votes?state=FIN', '/votes?text=quanary', '/votes/state/FIN', '/votes/picture/FIN.svg'],
    ...[`/votes/on/${SECRET}`, '/votes/on/D900', '/votes/on/A/HRC/17/L.9/Rev.1', '/votes/picture/V900.svg'],
  ])('is not at %s: neither the vote of a space, nor what one in favour meant to it', async path => {
    const { text } = await get(path)
    expect(text).not.toContain(CANARY)
    expect(text).not.toContain(SECRET)
    expect(text).not.toMatch(/against.the.text/)
    expect(text).not.toContain('2026')
  })
})
