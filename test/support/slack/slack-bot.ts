// Slack bot: the real adapter of Slack between a fake Slack and a database in memory, with a coalition that uses it.
import { openSlack, type Slack } from '#adapters/slack/connect.ts'
import type { SlackSettings } from '#adapters/slack/settings.ts'
import type { Waits } from '#adapters/slack/waits.ts'
import { menu } from '#src/commands/index.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import type { MemberId, OrganisationId, PlaceId, Role, SpaceId } from '#src/security/member.ts'
import { memoryStores, type TestDatabase } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { underShippedCalendar } from '#test/support/shipped-calendar.ts'
import type { FakeSlack } from './fake-slack.ts'

/** Whatever a busy machine needs: how long the bot really waits is only for the tests that are about it. */
export const unhurried: Waits = {
  read: 30_000,
  write: 30_000,
  message: 30_000,
  form: 30_000,
  room: 30_000,
  names: 30_000,
  tokens: 30_000,
}

const PAST = '2026-01-01T00:00:00.000Z'

export interface SlackBot extends AsyncDisposable {
  readonly database: TestDatabase
  readonly slack: Slack
  readonly failures: unknown[]
  now: Temporal.Instant
  /** The same bot by another way as well, as another replica of it. */
  beside(way: SlackSettings['way']): Slack
}

interface Given {
  /** Accounts that are members, by role. */
  readonly members?: Readonly<Record<string, Role>>
  /** Channels that are linked to the space. */
  readonly rooms?: readonly string[]
  readonly settings?: Partial<SlackSettings>
  readonly waits?: Partial<Waits>
}

export const slackBot = async (
  fake: FakeSlack,
  { members = { UAMINA: 'owner' }, rooms = ['CCIVIC'], settings = {}, waits = {} }: Given = {},
): Promise<SlackBot> => {
  const database = await memoryStores()
  const instruments = fixedInstruments()
  const space = 'civic' as SpaceId
  await database.atomically(async stores => {
    await stores.members.addSpace({ id: space, slug: 'civic', name: 'Civic', home: true }, PAST)
    const organisation = 'alpha' as OrganisationId
    await stores.members.addOrganisation(space, { id: organisation, name: 'Alpha' })
    for (const [id, role] of Object.entries(members)) {
      const person = { id: `m-${id}` as MemberId, name: id.slice(1).toLowerCase() }
      const member = await stores.members.addPerson({ platform: 'slack', id }, person, PAST)
      await stores.members.setMembership({ space, member, role, organisation }, PAST)
    }
    for (const address of rooms)
      await stores.members.setPlace(
        { id: `p-${address}` as PlaceId, platform: 'slack', address, kind: 'room', space },
        undefined,
        PAST,
      )
  })
  await underShippedCalendar(database, { space, at: PAST })
  const failures: unknown[] = []
  const bot = { now: Temporal.Instant.from('2026-11-21T08:00:00Z') }
  const usual: SlackSettings = {
    botTokens: fake.teams.map(team => team.bot.token),
    way: { by: 'socket', appTokens: ['xapp-1'] },
    apiUrl: fake.apiUrl,
    ...settings,
  }
  const open = (way: SlackSettings['way']): Slack =>
    openSlack(
      { ...usual, way },
      {
        dispatch: utterance =>
          dispatch(utterance, bot.now, {
            ...database,
            instruments: { ...instruments, tryOut: space => slack.tryOut(space) },
            menu,
            about: { version: '0.0.0', publicUrl: 'http://localhost:8080', database: 'SQLite', calendar: '2026-11-20' },
            root: 'un',
          }),
        menu,
        root: 'un',
        ...database,
        instruments,
        now: () => Temporal.Now.instant(),
        timeout: Temporal.Duration.from({ seconds: 30 }),
        waits: { ...unhurried, ...waits },
        pngOf: async () => new Uint8Array([1, 2, 3]),
        failed: error => failures.push(error),
      },
    )
  const slack = open(usual.way)
  const others: Slack[] = []
  return Object.assign(bot, {
    database,
    slack,
    failures,
    beside: (way: SlackSettings['way']) => {
      const other = open(way)
      others.push(other)
      return other
    },
    [Symbol.asyncDispose]: async () => {
      for (const one of [slack, ...others]) await one[Symbol.asyncDispose]()
      await database.close()
    },
  })
}
