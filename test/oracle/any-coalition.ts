// Any coalition: random spaces, organisations and members in a fresh database, who write records of every kind with words of their own.

import { menu } from '#src/commands/index.ts'
import type { Command } from '#src/conversation/command.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Atomically } from '#src/ports.ts'
import type { Account, MemberId, OrganisationId, PlaceId, Role, SpaceId } from '#src/security/member.ts'
import { roles } from '#src/security/member.ts'
import { iso3, pressNameOf } from '#src/states/state.ts'
import type { Chance } from '#test/prove/chance.ts'
import { memoryStores, type TestDatabase } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import type { Secret } from './who-may-see.ts'

const START = Temporal.Instant.from('2026-11-21T08:00:00Z')
const PAST = '2026-01-01T00:00:00.000Z'
const about = { version: '0.0.0', publicUrl: 'http://localhost:8080', database: 'SQLite', calendar: '2026-11-20' }

export interface Person {
  readonly id: string
  readonly name: string
  readonly space: string
  readonly organisation?: string
  readonly role: Role
  /** The first is in Matrix; some have Slack too. */
  readonly accounts: readonly [Account, ...Account[]]
  /** Closed their own access to the vault in the end, or was shut out. */
  readonly closed: 'no' | 'vault' | 'everything'
  /** Said lately on Slack that it is them, or can speak on one platform only. */
  readonly sure: boolean
}

export interface Noted {
  /** C3, P2, V1. */
  readonly id: string
  readonly kind: 'contact' | 'pressure' | 'vote'
  readonly by: Person
  readonly states: readonly string[]
  /** As it is written in answers, and as it is kept. */
  readonly days: readonly string[]
  /** Its State, as it is called. */
  readonly said: readonly string[]
  readonly readers: readonly string[]
  /** A vote that two people read alike. */
  readonly settled?: true
}

export interface Coalition extends AsyncDisposable {
  readonly database: TestDatabase
  readonly people: readonly Person[]
  readonly secrets: readonly Secret[]
  readonly noted: readonly Noted[]
  /** How many organisations a space has. */
  readonly organisations: ReadonlyMap<string, number>
  readonly rooms: readonly { readonly space: string; readonly account: Account }[]
  /** Words that somebody might type where something is named. */
  readonly handles: readonly string[]
  say(words: string, spoken: Spoken): Promise<Answer>
  /** The same, but whatever it wrote is taken back. */
  sayInVain(words: string, spoken: Spoken): Promise<Answer>
}

export interface Spoken extends Pick<Utterance, 'speaker' | 'place'> {
  readonly shows?: 'room'
  readonly speaking?: 'operator'
}

/** States that vote in the Council, so that asks have rows for them; those of votes occur in nothing else. */
export const STATES_OF_CONTACTS = ['KEN', 'BEN', 'GEO', 'MWI', 'BRA', 'JPN'] as const
const STATES_OF_VOTES = ['PAK', 'VNM', 'CZE', 'CHE', 'NLD', 'THA', 'CUB', 'MEX', 'ZAF'] as const

export const alone = (person: Person, where: Utterance['place']['destination'], account: Account): Spoken => ({
  speaker: { ...account, name: person.name, standing: 'full' },
  place: {
    platform: where === 'terminal' ? 'console' : account.platform,
    id: `direct-${account.id}-${where}`,
    kind: 'direct',
    destination: where,
    outsiders: 'none',
  },
})

/** The same seed gives the same coalition. */
export const anyCoalition = async (chance: Chance, commands: readonly Command[] = menu): Promise<Coalition> => {
  const instruments = fixedInstruments()
  const database = await memoryStores(instruments.keyring)
  const secrets: Secret[] = []
  const noted: Noted[] = []
  const handles: string[] = ['AFR', 'K1', 'K2']
  let words = 0
  let said = 0
  const secret = (of: Omit<Secret, 'word'>): string => {
    const word = `zq${(++words).toString(36).padStart(4, '0')}x`
    secrets.push({ word, ...of })
    return word
  }
  const sayWith =
    (atomically: Atomically): Coalition['say'] =>
    (text, spoken) =>
      dispatch({ id: `said-${++said}`, words: text, ...spoken }, START.add({ seconds: said }), {
        ...{ stores: database.stores, atomically },
        ...{ instruments, menu: commands, about, root: 'un' },
      })
  const say = sayWith(database.atomically)
  const sayInVain = sayWith(takenBack(database.atomically))

  const people: Person[] = []
  const organisations = new Map<string, number>()
  const rooms: { space: string; account: Account }[] = []
  await database.atomically(async ({ members }) => {
    for (let s = 0; s < chance.between(2, 3); s++) {
      const space = `space${s}`
      const name = secret({ label: 'GREEN', space, names: 'the space' })
      await members.addSpace({ id: space as SpaceId, slug: name, name, home: s === 0 }, PAST)
      const own: string[] = []
      for (let o = 0; o < chance.between(1, 4); o++) {
        const id = `${space}-org${o}`
        await members.addOrganisation(space as SpaceId, {
          id: id as OrganisationId,
          name: secret({ label: 'GREEN', space }),
        })
        own.push(id)
      }
      organisations.set(space, own.length)
      for (let p = 0; p < chance.between(5, 9); p++) {
        const id = `${space}-m${p}`
        const role = p === 0 ? 'owner' : p < 4 ? 'advocate' : chance.pick([...roles] as [Role, ...Role[]])
        const organisation = chance.next() < 0.8 ? own[chance.between(0, own.length - 1)] : undefined
        const name = secret({ label: 'GREEN', space })
        const matrix: Account = { platform: 'matrix', id: `@${id}:example.org` }
        const slack: Account = { platform: 'slack', id: `U${id.toUpperCase()}` }
        const member = await members.addPerson(matrix, { id: id as MemberId, name }, PAST)
        await members.setMembership({ space: space as SpaceId, member, role, name, ...present(organisation) }, PAST)
        const two = chance.next() < 0.5
        if (two) await members.addAccount(member, slack)
        const closed = p < 4 ? 'no' : chance.pick(['no', 'no', 'vault', 'everything'] as const)
        people.push({
          id,
          name,
          space,
          role,
          closed,
          sure: !two || (closed === 'no' && chance.next() < 0.6),
          accounts: two ? [matrix, slack] : [matrix],
          ...present(organisation),
        })
      }
      for (const platform of ['matrix', 'slack'] as const) {
        const account = { platform, id: `${secret({ label: 'GREEN', space })}` }
        rooms.push({ space, account })
        const place = { id: `${space}-${platform}` as PlaceId, platform, address: account.id, kind: 'room' as const }
        await members.setPlace({ ...place, space: space as SpaceId }, undefined, PAST)
      }
    }
  })

  /** Writes as people do: in an encrypted conversation of two. */
  const write = async (by: Person, text: string): Promise<string> => {
    const { outcome, document } = await say(text, alone(by, 'matrix-encrypted', by.accounts[0]))
    const told = JSON.stringify(document.parts)
    if (outcome !== 'done') throw new Error(`${by.role} could not say: ${text}\n${told}`)
    return told
  }
  const writers = (space: string) =>
    people.filter(one => one.space === space && one.role !== 'observer' && one.closed === 'no')
  const anyOf = <T>(all: readonly T[]): T => all[chance.between(0, all.length - 1)] as T

  const sameDraft = chance.next() < 0.5
  for (const [index, space] of [...organisations.keys()].entries()) {
    const draft = `A/HRC/62/L.${sameDraft ? 1 : index + 1}`
    handles.push(draft)
    const amber = (by: Person): string => secret({ label: 'AMBER', space, author: by.id })
    const strict = (by: Person): string =>
      secret({ label: 'AMBER+STRICT', space, author: by.id, ...present(by.organisation) })
    const [owner] = writers(space)
    if (owner === undefined) throw new Error('every space has an owner')
    await write(owner, `draft set ${draft} title:${secret({ label: 'GREEN', space })} want:"${amber(owner)}"`)
    await write(
      owner,
      `event add ${secret({ label: 'GREEN', space })} when:2026-12-1${index} 10:00 body:HRC slug:own-${index}`,
    )
    handles.push(`own-${index}`)
    const asker = anyOf(writers(space))
    const ask =
      /A\d+/.exec(
        await write(asker, `ask new "${amber(asker)}" on:${draft} body:HRC owner:@${asker.name} next:mon`),
      )?.[0] ?? ''
    handles.push(ask)
    if (chance.next() < 0.4) await write(asker, `ask new "${amber(asker)}" on:${draft} body:HRC`)
    for (let c = 0; c < chance.between(2, 5); c++) {
      const by = anyOf(writers(space))
      const state = anyOf(STATES_OF_CONTACTS)
      const back = chance.between(0, 20)
      const day = Temporal.PlainDate.from('2026-11-21').subtract({ days: back })
      const details = [`city:${strict(by)}`, `wants:"${strict(by)}"`, `prefers:"${strict(by)}"`, `"${strict(by)}"`]
        .filter(() => chance.next() < 0.6)
        .join(' ')
      const stance = anyOf(['y', 'ly', 'u', 'ln', 'n', 'a', 'co', ''])
      const told = await write(
        by,
        `contact log ${state} ${stance} ${chance.between(1, 4)} ask:${ask} day:${day} level:ambassador names:keep ${details}`,
      )
      const id = /C\d+/.exec(told)?.[0] ?? ''
      handles.push(id)
      // Today and yesterday are said as an age as well, and a day of two weeks ago is one of many.
      const days = [day.toString(), day.toLocaleString('en-GB', { day: 'numeric', month: 'short' })]
      noted.push({
        id,
        kind: 'contact',
        by,
        states: [state],
        days,
        said: [state, pressNameOf(iso3(state), 'en')],
        readers: [],
      })
    }
    for (let p = 0; p < chance.between(1, 2); p++) {
      const by = anyOf(writers(space))
      const to = chance.next() < 0.5 ? anyOf(people.filter(one => one.space === space)) : undefined
      const source = secret({ label: 'RED', space, author: by.id, ...(to === undefined ? {} : { named: [to.id] }) })
      const told = await write(
        by,
        `pressure log ${anyOf(STATES_OF_CONTACTS)} by:CHN draft:${draft} lever:aid demand:"${strict(by)}" source:"${source}" names:keep${to === undefined ? '' : ` to:@${to.name}`}`,
      )
      const id = /P\d+/.exec(told)?.[0] ?? ''
      handles.push(id)
      noted.push({ id, kind: 'pressure', by, states: [], days: [], said: [], readers: [] })
      if (chance.next() < 0.5) await write(by, `pressure follow ${id} partial`)
    }
    const [reader, second] = [anyOf(writers(space)), anyOf(writers(space))]
    const states = STATES_OF_VOTES.slice(index * 3, index * 3 + 3)
    const list = `vote log ${draft} date:2026-10-06 ${states[0]} yes, ${states[1]} no, ${states[2]} abs`
    const id = /V\d+/.exec(await write(reader, list))?.[0] ?? ''
    const settled = second !== reader && chance.next() < 0.7
    if (settled) await write(second, list)
    handles.push(id)
    const readers = settled ? [reader.id, second.id] : [reader.id]
    noted.push({ id, kind: 'vote', by: reader, states, days: [], said: [], readers, ...(settled ? { settled } : {}) })
    const feeder = anyOf(writers(space))
    await write(feeder, `feed HRC name:"${secret({ label: 'GREEN', space, personal: feeder.id })}"`)
  }
  for (const one of people) {
    const [, slack] = one.accounts
    if (one.sure && slack !== undefined) await say('confirm', alone(one, 'slack', slack))
  }
  for (const { id, space, closed } of people)
    if (closed !== 'no')
      await database.stores.closures.close({
        kind: closed === 'vault' ? 'own' : 'out',
        ...{ space: space as SpaceId, member: id as MemberId, by: id as MemberId, at: PAST },
      })
  return {
    ...{ database, people, secrets, noted, organisations, rooms, handles, say, sayInVain },
    [Symbol.asyncDispose]: () => database.close(),
  }
}

/** Everything is done and nothing is kept. */
const takenBack =
  (atomically: Atomically): Atomically =>
  async work => {
    const nothing = new Error('taken back')
    const done: Awaited<ReturnType<typeof work>>[] = []
    await atomically(async stores => {
      done.push(await work(stores))
      throw nothing
    }).catch(error => {
      if (error !== nothing) throw error
    })
    return done.at(-1) as Awaited<ReturnType<typeof work>>
  }

const present = (organisation: string | undefined): { organisation?: OrganisationId } =>
  organisation === undefined ? {} : { organisation: organisation as OrganisationId }
