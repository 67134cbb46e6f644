// Sweep: says unique words into every field of every command from everywhere, lets things fail, and looks for them afterwards.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { backups } from '#adapters/backup/backups.ts'
import { openKeyring } from '#adapters/keyring/key-file.ts'
import { factOf, logTo } from '#adapters/log.ts'
import { databaseOn } from '#db/database.ts'
import { connectSqlite } from '#db/sqlite.ts'
import type { Command } from '#src/conversation/command.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import type { Field } from '#src/conversation/fields.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import { quoted } from '#src/conversation/words.ts'
import type { Atomically, Stores } from '#src/ports.ts'
import { plainText } from '#src/reply/plain-text.ts'
import type { Destination } from '#src/security/audience.ts'
import type { Label } from '#src/security/label.ts'
import { type MemberId, type OrganisationId, type PlaceId, roles, type SpaceId } from '#src/security/member.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { letTimePass, runAndKill } from './aftermath.ts'

type From = Exclude<Destination, 'public'>
const froms: readonly From[] = ['slack', 'matrix-clear', 'matrix-encrypted', 'terminal']

/** A word that was planted: where it was typed, by whom, with which label. */
export interface Canary {
  readonly word: string
  readonly from: From
  readonly by: string
  readonly label: Label
  readonly verb: string
}

/** A word that was found, and where: `disk palais.db`, `log`, `slack to owner`. */
export interface Hit {
  readonly canary: Canary
  readonly where: string
}

const START = Temporal.Instant.from('2026-11-21T08:00:00Z')
const PAST = '2026-01-01T00:00:00.000Z'
const speakers = ['owner', 'advocate', 'stranger'] as const

/** What a faulty build would do with each utterance, besides answering it. */
export type Fault = (
  words: string,
  tools: { readonly log: (line: string) => void; readonly stores: Stores },
) => Promise<void>

interface Swept {
  readonly planted: readonly Canary[]
  readonly hits: readonly Hit[]
  /** How many messages the clock sent. */
  readonly sent: number
  /** What the vault holds in the end, by label. */
  readonly left: Readonly<Record<string, number>>
}

interface Course {
  readonly fault?: Fault | undefined
  readonly after?: 'start the program' | undefined
}

/** Every word that was planted, and every place where one was found. */
export const sweep = async (commands: readonly Command[], { fault, after }: Course = {}): Promise<Swept> => {
  const folder = await mkdtemp(join(tmpdir(), 'palais-canary-'))
  try {
    return await sweepIn(folder, commands, { fault, after })
  } finally {
    await rm(folder, { recursive: true })
  }
}

const sweepIn = async (folder: string, commands: readonly Command[], { fault, after }: Course): Promise<Swept> => {
  const logged: string[] = []
  const log = logTo({ level: 'debug', now: () => START, write: line => void logged.push(line) })
  const keyringPath = join(folder, 'palais.keyring')
  const keyring = await openKeyring(keyringPath)
  const database = await databaseOn(await connectSqlite(join(folder, 'palais.db')), { keyring })
  const recipient = await identityToRecipient(await generateIdentity())
  const store = backups({ folder: join(folder, 'backups'), recipients: [recipient], keyringPath, dump: database.dump })
  const instruments = { ...fixedInstruments(), keyring, backups: store }
  await people(database.atomically)

  const planted: Canary[] = []
  const shown: { readonly text: string; readonly where: string }[] = []
  let said = 0
  const plant = (canary: Omit<Canary, 'word'>): Canary => {
    const one = { ...canary, word: `canary${String(planted.length + 1).padStart(5, '0')}x` }
    planted.push(one)
    return one
  }
  const say = async (by: string, from: From, words: string, atomically = database.atomically): Promise<void> => {
    const now = START.add({ seconds: ++said })
    await fault?.(words, { log: line => void logged.push(line), stores: database.stores })
    const desk = {
      stores: database.stores,
      atomically,
      instruments,
      menu: commands,
      about: { version: '0.0.0', publicUrl: 'http://localhost:8080', database: 'SQLite', calendar: '2026-11-20' },
      root: 'un',
    }
    try {
      const { document } = await dispatch(utteranceOf(by, from, { words, id: `said-${said}` }), now, desk)
      shown.push({ text: plainText(document), where: `${from} to ${by}` })
    } catch (error) {
      log.error('answer failed', factOf(error))
    }
  }

  for (const command of commands)
    for (const from of froms)
      for (const by of speakers)
        for (const words of utterancesOf(command, label => plant({ from, by, label, verb: command.verb }).word)) {
          // The database gives up in the middle, and says what it was given, as many do.
          if (by === 'advocate' && command.effect === 'write')
            await say(by, from, words, givesUp(database.atomically, words))
          await say(by, from, words)
        }
  for (const from of ['matrix-encrypted', 'slack'] as const) await say('owner', from, 'follow all digest:daily-08:00')
  await say('owner', 'matrix-encrypted', 'backup')
  // As somebody would find it who took the machine away now.
  const seized = await filesIn(folder)
  const clockwork = {
    database,
    instruments,
    failed: (fact: ReturnType<typeof factOf>) => log.error('job failed', fact),
  }
  const mornings = [1, 2, 3].map(days => START.add({ hours: 24 * days }))
  shown.push(...(await letTimePass(mornings, clockwork)))
  await say('owner', 'matrix-encrypted', 'lock space')
  shown.push(...(await letTimePass([START.add({ hours: 24 * 4 })], clockwork)))
  for (const command of commands.slice(0, 20)) await say('owner', 'slack', command.examples[0] ?? command.verb)
  // By then the vault has nothing left that it may keep.
  shown.push(...(await letTimePass([START.add({ hours: 24 * 365 * 5 })], clockwork)))
  await database.scrub()
  const left = await database.stores.vaultCare.counts('ours' as SpaceId)
  await database.close()
  if (after === 'start the program') shown.push(...(await runAndKill(folder)))

  const hits: Hit[] = []
  const look = (text: string, where: string): void => {
    const found = new Set(text.match(/canary\d{5}x/g) ?? [])
    for (const canary of planted) if (found.has(canary.word)) hits.push({ canary, where })
  }
  for (const { name, text } of [...seized, ...(await filesIn(folder))]) look(text, `disk ${name}`)
  look(logged.join(''), 'log')
  for (const { text, where } of shown) look(text, where)
  return { planted, hits, sent: shown.filter(({ where }) => where.endsWith('a place')).length, left }
}

/** Everything that lies in a folder, byte for byte. */
const filesIn = async (folder: string): Promise<readonly { readonly name: string; readonly text: string }[]> => {
  const names = await readdir(folder, { recursive: true })
  const files = await Promise.all(
    names.map(async name => ({ name, bytes: await readFile(join(folder, name)).catch(() => undefined) })),
  )
  return files.flatMap(({ name, bytes }) => (bytes === undefined ? [] : [{ name, text: bytes.toString('latin1') }]))
}

/** A database that does the work, and then fails with the words in its mouth. */
const givesUp =
  (atomically: Atomically, words: string): Atomically =>
  work =>
    atomically(async stores => {
      await work(stores)
      throw new Error(`could not write: ${words}`, { cause: new Error(words) })
    })

const wordy: readonly Field<unknown>['kind'][] = ['text', 'word', 'member', 'address', 'id']

/** The first example of a command with a planted word in each field that takes words, one field at a time; and unknown words behind it. */
const utterancesOf = (command: Command, plant: (label: Label) => string): readonly string[] => {
  const example = command.examples[0] ?? command.verb
  const needed = Object.values(command.fields)
    .filter(field => field.needed === 'yes' && field.as !== 'paste')
    .map(field => quoted(field.example))
    .join(' ')
  const fields = Object.entries(command.fields).filter(([, field]) => wordy.includes(field.kind))
  return [
    ...fields.map(([name, field]) => {
      const word = plant(field.label ?? command.typed)
      if (field.as === 'option') return `${command.verb} ${needed} ${name}:${word}`
      if (field.as === 'paste') return `${example}\n${word}`
      return `${command.verb} ${needed.replace(quoted(field.example), word)}`
    }),
    `${example} ${plant(command.typed)}`,
  ]
}

const utteranceOf = (by: string, from: From, { words, id }: { words: string; id: string }): Utterance => ({
  id,
  speaker: { platform: 'matrix', id: `@${by}:example.org`, name: by, standing: 'full' },
  place: {
    platform: from === 'slack' ? 'slack' : from === 'terminal' ? 'console' : 'matrix',
    id: `${from}-${by}`,
    kind: 'direct',
    destination: from,
    outsiders: 'none',
  },
  words,
})

const people = async (atomically: Awaited<ReturnType<typeof databaseOn>>['atomically']): Promise<void> =>
  atomically(async ({ members }) => {
    const space = 'ours' as SpaceId
    await members.addSpace({ id: space, slug: 'coalition', name: 'Coalition', home: true }, PAST)
    const organisation = 'org-1' as OrganisationId
    await members.addOrganisation(space, { id: organisation, name: 'Alpha' })
    for (const role of roles) {
      const id = `@${role}:example.org`
      const member = await members.addPerson(
        { platform: 'matrix', id },
        { id: role as string as MemberId, name: role },
        PAST,
      )
      await members.setMembership({ space, member, role, organisation }, PAST)
    }
    await members.setPlace(
      { id: 'room-1' as PlaceId, platform: 'slack', address: 'CROOM', kind: 'room', space },
      undefined,
      PAST,
    )
  })
