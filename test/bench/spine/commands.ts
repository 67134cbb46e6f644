// Commands: two hundred people ask at once through the local socket; the slowest of them against an empty command on the same way.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerClient } from '#adapters/cli/answer-client.ts'
import { ask } from '#adapters/cli/ask.ts'
import { type Answerer, listenForClients } from '#adapters/cli/listen.ts'
import { terminalText } from '#adapters/console/terminal-text.ts'
import { hash, random } from '#adapters/instruments.ts'
import { shippedEdition } from '#db/shipped/read-shipped-calendar.ts'
import { menu } from '#src/commands/index.ts'
import { command } from '#src/conversation/command.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import { firstStart } from '#src/conversation/first-start.ts'
import { instantText } from '#src/instant-text.ts'
import { loadCalendar } from '#src/reminders/load-calendar.ts'
import { answer } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { openCrowd, START } from './crowd.ts'

const AT_ONCE = 200
const ROUNDS = 5

const nothing = command({
  verb: 'nothing',
  summary: 'does nothing',
  permission: 'read',
  effect: 'read',
  fields: {},
  examples: ['nothing'],
  handle: async () => ok(answer()),
})

/** Milliseconds within which 99 of 100 have their answer, in the best of several rounds, for each of the words. */
export const slowestAnswers = async (words: readonly string[]): Promise<readonly number[]> => {
  const database = await openCrowd(0)
  const folder = await mkdtemp(join(tmpdir(), 'palais-bench-'))
  const instruments = { ...fixedInstruments(), random, hash }
  const at = instantText(START)
  await database.atomically(async stores => {
    await firstStart({ stores, random, at, owners: [] })
    const home = await stores.members.homeSpace()
    await loadCalendar({ ...stores, hash, random }, shippedEdition, { space: home.id, at })
  })
  const desk = {
    ...database,
    instruments,
    menu: [...menu, nothing],
    about: { version: '0', publicUrl: 'http://localhost', database: 'SQLite', calendar: shippedEdition.version },
    root: 'un',
  }
  const path = join(folder, 'socket')
  const answerRequest = answerClient({
    dispatch: utterance => dispatch(utterance, START, desk),
    members: database.stores.members,
    id: () => random.id(),
    render: (document, { columns, colour }) => terminalText(document, { columns, colour, picks: 'by words' }),
    failed: error => {
      throw error
    },
  })
  const answerer: Answerer = async asked =>
    'words' in asked ? answerRequest(asked) : { outcome: 'refused', text: 'Only words are measured.' }
  try {
    await using _open = await listenForClients(path, answerer)
    const best = words.map(() => Number.POSITIVE_INFINITY)
    for (let round = 0; round < ROUNDS; round++)
      for (const [index, said] of words.entries()) best[index] = Math.min(best[index] ?? 0, await slowest(path, said))
    return best
  } finally {
    await database.close()
    await rm(folder, { recursive: true })
  }
}

const slowest = async (path: string, words: string): Promise<number> => {
  const began = performance.now()
  const times = await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const said = await ask(path, { words, form: 'text', columns: 80, colour: 'no' })
      if (said === 'nobody' || said.outcome !== 'done') throw new Error(`${words} was not answered`)
      return performance.now() - began
    }),
  )
  return times.toSorted((a, b) => a - b)[Math.floor(AT_ONCE * 0.99) - 1] ?? Number.NaN
}
