// The oracle: random members of random coalitions ask for everything there is to read, and each answer holds only what an oracle allows that knows the specification and not the program.
import { afterEach, describe, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import type { Command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { blocksOf } from '#src/reply/release.ts'
import type { Destination } from '#src/security/audience.ts'
import type { Label } from '#src/security/label.ts'
import { type Cell, shown } from '#src/security/label-table.ts'
import { type Chance, chance as chanceFrom } from '#test/prove/chance.ts'
import { alone, anyCoalition, type Coalition, type Person, type Spoken } from './any-coalition.ts'
import { wordsFor } from './ask-anything.ts'
import {
  type Eyes,
  maySee,
  maySeeList,
  maySeePicks,
  maySeeThat,
  maySeeThatContact,
  maySeeWhose,
  SOMEONE_NEEDS_ORGANISATIONS,
} from './who-may-see.ts'

/** A seeded short form; the long one: ORACLE_ANSWERS=10000 npx vitest run test/oracle */
const ANSWERS = Number(process.env.ORACLE_ANSWERS ?? 1000)
const SEED = Number(process.env.ORACLE_SEED ?? 8)
const PER_COALITION = 100
const readers = menu.filter(command => command.effect === 'read')
/** Those that have the most to tell. */
const ofContacts = readers.filter(command => command.group === 'Contacts and asks')
/** What they write is taken back. What works on the keys of the vault cannot be. */
const writers = menu.filter(command => command.effect === 'write' && command.group !== 'The vault')

interface Situation {
  readonly spoken: Spoken
  /** Whoever reads the answer when it is for whoever asked, and when it is for the room. */
  readonly asker: Eyes
  readonly room: Eyes
}

/** Somebody, somewhere: alone on one of their platforms, in a room of the space with or without others, as an operator, as a stranger. */
const anySituation = (coalition: Coalition, by: Person, chance: Chance): Situation => {
  const account = chance.pick([by.accounts[0], ...by.accounts])
  const asks: Eyes = {
    ...{ where: 'matrix-encrypted', alone: true, guests: false, operator: false, closed: by.closed },
    ...{ space: by.space, person: by.id, role: by.role, unsure: !by.sure },
    ...(by.organisation === undefined ? {} : { organisation: by.organisation }),
  }
  const where: Eyes['where'] =
    account.platform === 'slack' ? 'slack' : chance.pick(['matrix-encrypted', 'matrix-encrypted', 'matrix-clear'])
  const direct = alone(by, where, account)
  const here = { ...asks, where }
  const how = chance.next()
  if (how < 0.5) return { spoken: direct, asker: here, room: here }
  if (how < 0.6) {
    // The operator at a shell, speaking for somebody.
    const spoken = { ...alone(by, 'terminal', account), speaking: 'operator' as const }
    const eyes: Eyes = { ...asks, where: 'terminal', operator: true }
    return { spoken, asker: eyes, room: eyes }
  }
  if (how < 0.68) {
    const stranger = alone({ ...by, name: 'stranger' }, where, { platform: account.platform, id: 'nobody' })
    const eyes: Eyes = { where, alone: true, guests: false, operator: false, closed: 'no', unsure: false }
    return { spoken: stranger, asker: eyes, room: eyes }
  }
  if (how < 0.73) {
    // Whoever is a guest of the platform is nobody, whatever they are elsewhere.
    const spoken = { ...direct, speaker: { ...direct.speaker, standing: 'guest' as const } }
    const { space: _none, ...eyes } = here
    return { spoken, asker: eyes, room: eyes }
  }
  const own = coalition.rooms.filter(one => one.account.platform === account.platform)
  const room = own[chance.between(0, own.length - 1)] ?? own[0]
  if (room === undefined) throw new Error('every space has rooms')
  const outsiders = chance.pick(['none', 'none', 'guests', 'other-organisations'] as const)
  const inRoom: Eyes = {
    where,
    alone: false,
    space: room.space,
    askedBy: by.id,
    guests: outsiders !== 'none',
    operator: false,
    closed: 'no',
    unsure: false,
  }
  const spoken: Spoken = {
    speaker: direct.speaker,
    place: { ...room.account, kind: 'room', destination: where, outsiders },
    ...(chance.next() < 0.5 ? { shows: 'room' as const } : {}),
  }
  // In a room of another coalition one is a full person of a linked place: an observer of that one.
  const answered: Eyes =
    room.space === by.space
      ? here
      : {
          where,
          alone: true,
          space: room.space,
          elsewhere: by.space,
          role: 'observer',
          guests: false,
          operator: false,
          closed: 'no',
          unsure: false,
        }
  return { spoken, asker: answered, room: inRoom }
}

/** Everything in an answer, as people read it, as machines do, and as one line each. */
const contentsOf = ({ document }: Answer): { readonly all: string; readonly lines: readonly string[] } => {
  const data = document.parts
    .flatMap(({ data }) => (Array.isArray(data) ? data : [data]))
    .map(one => JSON.stringify(one) ?? '')
  const text = plainText(document)
  return { all: [text, JSON.stringify(blocksOf(document)), ...data].join('\n'), lines: [...text.split('\n'), ...data] }
}

/** Whether a line or a fact for machines says how a State voted. */
const tellsHow = (state: string, { document }: Answer): boolean =>
  plainText(document)
    .split('\n')
    .some(line => new RegExp(`\\b${state}\\b.*(favour|against|abstain)`).test(line)) ||
  document.parts.some(({ data }) =>
    new RegExp(`"${state}"[:,]"(in-favour|against|abstaining)`).test(JSON.stringify(data) ?? ''),
  )

/** What an answer holds that these eyes may not see. */
const leaks = (
  answer: Answer,
  eyes: Eyes,
  { words, coalition }: { words: string; coalition: Coalition },
): readonly string[] => {
  const { all, lines } = contentsOf(answer)
  const found: string[] = []
  // What somebody typed themselves may be said back to them.
  for (const secret of coalition.secrets)
    if (all.includes(secret.word) && !words.includes(secret.word) && !maySee(secret, eyes))
      found.push(`${secret.label} of ${secret.space}: ${secret.word}`)
  for (const one of coalition.noted) {
    const of = {
      space: one.by.space,
      author: one.by.id,
      ...(one.by.organisation === undefined ? {} : { organisation: one.by.organisation }),
    }
    const named = new RegExp(`\\b${one.id}\\b`)
    const typed = named.test(words)
    const own = lines.filter(line => named.test(line))
    if (one.kind === 'contact') {
      if (own.length > 0 && !typed && !maySeeThatContact(of, eyes)) found.push(`that ${one.id} exists`)
      const told = own.filter(line => one.said.some(word => line.includes(word)))
      if (told.length > 0 && !maySeePicks(of, eyes)) found.push(`what ${one.id} says: ${told[0]}`)
      const whose = own.filter(line => [one.by.name, ...one.days].some(word => line.includes(word)))
      if (whose.length > 0 && !typed && !maySeeWhose(of, eyes)) found.push(`whose ${one.id} is: ${whose[0]}`)
    }
    if (one.kind === 'pressure' && own.length > 0 && !typed && !maySeeThat(of, eyes))
      found.push(`that ${one.id} exists: ${own[0]}`)
    // Whoever looks at a list in order to confirm it is no second reader any more.
    if (one.kind === 'vote' && !words.startsWith('vote verify') && !maySeeList({ ...one, space: one.by.space }, eyes)) {
      const about = one.states.filter(state => words.split(/[\s:"]/).includes(state))
      if (about.length > 0 && own.length > 0 && !typed) found.push(`that ${about} voted in ${one.id}`)
      const told = one.states.filter(state => tellsHow(state, answer))
      if (/^(vote|draft|compare|contact brief)/.test(words) && told.length > 0)
        found.push(`how ${told} voted in ${one.id}`)
    }
  }
  if (
    /Someone in the coalition/.test(all) &&
    (coalition.organisations.get(eyes.space ?? '') ?? 0) < SOMEONE_NEEDS_ORGANISATIONS
  )
    found.push('that one of two organisations saw them')
  return found
}

interface Run {
  readonly asked: number
  readonly answered: number
  readonly judged: number
  readonly leaked: readonly string[]
  readonly seen: ReadonlySet<string>
  readonly verbs: ReadonlySet<string>
}

/** The menu with these in it, in the place of those of the same verb. */
const asMenu = (commands: readonly Command[]): readonly Command[] =>
  menu.map(one => commands.find(other => other.verb === one.verb) ?? one)

/** Anybody, and more often somebody who wrote something: they have the most to lose by showing it. */
const somebody = ({ people, noted }: Coalition, chance: Chance): Person => {
  const all = chance.next() < 0.4 ? noted.map(one => one.by) : people
  return all[chance.between(0, all.length - 1)] as Person
}

/** Asks so many questions in as many coalitions as it takes, or fewer when that is enough. */
const run = async (
  commands: readonly Command[],
  answers: number,
  isEnough: (leaked: readonly string[]) => boolean = () => false,
): Promise<Run> => {
  const [seen, verbs, leaked] = [new Set<string>(), new Set<string>(), [] as string[]]
  let [asked, answered, judged] = [0, 0, 0]
  while (asked < answers && !isEnough(leaked)) {
    const chance = chanceFrom(SEED * 1_000 + asked)
    await using coalition = await anyCoalition(chance, asMenu(commands))
    for (let n = 0; n < PER_COALITION && asked < answers && !isEnough(leaked); n++, asked++) {
      const by = somebody(coalition, chance)
      const command = commands[asked % commands.length] as Command
      const words = wordsFor(command, coalition, chance)
      const { spoken, asker, room } = anySituation(coalition, by, chance)
      const answer = await (command.effect === 'read' ? coalition.say : coalition.sayInVain)(words, spoken)
      const eyes = answer.document.to === 'place' && spoken.place.kind === 'room' ? room : asker
      judged += coalition.secrets.length + coalition.noted.length
      if (answer.outcome === 'done') {
        answered++
        verbs.add(command.verb)
      }
      for (const { word, label } of coalition.secrets)
        if (contentsOf(answer).all.includes(word) && !words.includes(word)) seen.add(label)
      for (const leak of leaks(answer, eyes, { words, coalition }))
        leaked.push(
          `seed ${SEED}, ${asked}: ${words} — ${eyes.role ?? 'somebody'} ${by.id} in ${eyes.where}, ${eyes.alone ? 'alone' : 'a room'}: ${leak}`,
        )
    }
  }
  return { asked, answered, judged, leaked, seen, verbs }
}

describe('every answer', () => {
  it('holds nothing but what its reader may see', async () => {
    const { leaked, seen, verbs, answered, asked, judged } = await run(
      [...readers, ...ofContacts, ...ofContacts],
      ANSWERS,
    )
    if (process.env.ORACLE_ANSWERS !== undefined)
      process.stderr.write(`${asked} asked, ${answered} answered, ${judged} things judged\n`)
    expect(leaked).toEqual([])
    // It would prove little if everybody were refused, or nothing of some kind were ever shown.
    expect(answered).toBeGreaterThan(asked / 4)
    expect([...seen].sort()).toEqual(['AMBER', 'AMBER+STRICT', 'GREEN', 'RED'])
    expect(readers.map(one => one.verb).filter(verb => !verbs.has(verb))).toEqual(['backup'])
  })

  it('holds no more when something is written, or refused', async () => {
    const { leaked } = await run(writers, ANSWERS / 3)
    expect(leaked).toEqual([])
  })
})

const table = shown as Record<Destination, Record<Label, Cell>>
const original = structuredClone(shown)
afterEach(() => {
  for (const where of ['slack', 'matrix-clear', 'matrix-encrypted'] as const)
    Object.assign(table[where], original[where])
})

describe('the oracle', () => {
  it.each([
    { where: 'slack', label: 'AMBER', cell: 'space' },
    { where: 'slack', label: 'AMBER+STRICT', cell: 'space' },
    { where: 'matrix-clear', label: 'AMBER', cell: 'space' },
    { where: 'matrix-encrypted', label: 'AMBER+STRICT', cell: 'yes' },
  ] as const)('catches a build that shows $label in $where as if it were $cell', async ({ where, label, cell }) => {
    table[where][label] = cell
    const { leaked } = await run(ofContacts, 2_000, leaked => leaked.length > 0)
    expect(leaked.length).toBeGreaterThan(0)
  })

  it('catches a build that takes everybody for an owner', async () => {
    const careless = ofContacts.map(command => ({
      ...command,
      handle: (args: Readonly<Record<string, unknown>>, context: Context) =>
        command.handle(args, { ...context, actor: { ...context.actor, role: 'owner' } }),
    }))
    const tellsWhose = (leaked: readonly string[]) => leaked.some(leak => leak.includes('whose'))
    const { leaked } = await run(careless, 2_000, tellsWhose)
    expect(tellsWhose(leaked)).toBe(true)
  })
})
