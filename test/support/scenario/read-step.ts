// Read step: one line of a scenario to a step; undefined when it is prose. test/scenarios/README.md shows them all.
import { type Platform, platforms, type Role, roles } from '#src/security/member.ts'
import type { Person, Room, Spot, Step } from './script.ts'

type Read = (match: RegExpExecArray, line: number) => Step

const NAME = '[a-z][a-z0-9]*'
const ROOM = '#[a-z0-9-]+'
const ON = `on ((?:${platforms.join('|')})(?: and (?:${platforms.join('|')}))*)`

const platformList = (text: string): readonly Platform[] => text.split(' and ') as Platform[]

const standings: Readonly<Record<string, Person['standing']>> = {
  'a stranger': 'full',
  'a guest': 'guest',
  'an outsider': 'outside',
  'a bot': 'bot',
}

const readMember: Read = ([, name = '', role = '', space = '', organisation, on = 'console'], line) => ({
  kind: 'person',
  line,
  person: {
    name,
    platforms: platformList(on),
    standing: 'full',
    membership: { space, role: role as Role, ...(organisation === undefined ? {} : { organisation }) },
  },
})

const readOther: Read = ([, name = '', what = '', on = ''], line) => ({
  kind: 'person',
  line,
  person: { name, platforms: platformList(on), standing: standings[what] ?? 'full' },
})

/** Nobody talks through a gateway for messages. */
const destinations: Readonly<Record<Exclude<Platform, 'hook'>, Room['destination']>> = {
  slack: 'slack',
  matrix: 'matrix-encrypted',
  console: 'terminal',
}

const outsiders: Readonly<Record<string, Room['outsiders']>> = {
  guests: 'guests',
  'other organisations': 'other-organisations',
}

const readRoom: Read = ([, name = '', unencrypted, on = '', people = '', space], line) => ({
  kind: 'room',
  line,
  room: {
    name,
    platform: on as Platform,
    destination: unencrypted === undefined ? destinations[on as keyof typeof destinations] : 'matrix-clear',
    outsiders: outsiders[people] ?? 'none',
    ...(space === undefined ? {} : { space }),
  },
})

const spotOf = (person: string, on: string | undefined, room: string | undefined): Spot =>
  room !== undefined ? { room } : { direct: person, ...(on === undefined ? {} : { on: on as Platform }) }

const readSay: Read = ([, by = '', on, room, words = ''], line) => ({
  kind: 'say',
  line,
  by,
  spot: spotOf(by, on, room),
  words,
})

const readShown: Read = ([, room, person = '', on, text = ''], line) => ({
  kind: 'shown',
  line,
  spot: spotOf(person, on, room),
  expected: text === '' ? [] : [text],
})

const cities: Readonly<Record<string, string>> = {
  Geneva: 'Europe/Zurich',
  'New York': 'America/New_York',
  Kathmandu: 'Asia/Kathmandu',
}

const readAt: Read = ([, day = '', hour = '', city = ''], line) => {
  const local = Temporal.PlainDateTime.from(`${day}T${hour}`)
  return { kind: 'at', line, at: local.toZonedDateTime(cities[city] ?? city).toInstant() }
}

const minutes = { m: 1, h: 60, d: 1440, w: 10_080 } as const

const readLater: Read = ([, count = '', unit = ''], line) => {
  const by = Temporal.Duration.from({ minutes: Number(count) * minutes[unit as keyof typeof minutes] })
  return { kind: 'later', line, by }
}

/** What a line can be; tried in order. */
const forms: readonly (readonly [RegExp, Read])[] = [
  [
    new RegExp(
      `^(${NAME}) is (?:also )?(?:an? |the )?(${roles.join('|')}) of ([^,]+?)(?:, organisation ([^,]+?))?(?:,? ${ON})?\\.?$`,
    ),
    readMember,
  ],
  [new RegExp(`^(${NAME}) is (${Object.keys(standings).join('|')}) ${ON}\\.?$`), readOther],
  [
    new RegExp(
      `^(${ROOM}) is an? (unencrypted )?room on (${platforms.join('|')})(?: with (guests|other organisations))?(?:, linked to (.+?))?\\.?$`,
    ),
    readRoom,
  ],
  [/^(.+) is the home space\.?$/, ([, space = ''], line) => ({ kind: 'home', line, space })],
  [/^the calendar is the shipped one\.?$/, (_match, line) => ({ kind: 'shipped calendar', line })],
  [
    /^(https:\S+) (?:has this calendar|fails):(.*)$/,
    ([, address = '', trouble = ''], line) => ({
      kind: 'website',
      line,
      address,
      answer: trouble === '' ? { text: '' } : { trouble: trouble.trim() },
    }),
  ],
  [/^(?:at: )?(\d{4}-\d\d-\d\d) (\d\d:\d\d) ([A-Z][\w/ ]+?)\.?$/, readAt],
  [/^later: (\d+) ?([mhdw])$/, readLater],
  [/^down: (\d+) ?([mhdw])$/, (match, line) => ({ ...readLater(match, line), kind: 'down' }) as Step],
  [new RegExp(`^(${NAME})(?: on (${platforms.join('|')}))?(?: in (${ROOM}))?> (.+)$`), readSay],
  [new RegExp(`^bot (?:in (${ROOM})|to (${NAME})(?: on (${platforms.join('|')}))?)< ?(.*)$`), readShown],
]

/** The step that a line is; undefined when it is none. */
export const readStep = (text: string, line: number): Step | undefined => {
  for (const [form, read] of forms) {
    const match = form.exec(text)
    if (match !== null) return read(match, line)
  }
  return undefined
}
