// importVotes: `palais import-votes <file>`: reads a file of many votes here and hands them over in small batches.
import { stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Taken } from '#src/votes/bulk/bulk-reader.ts'
import type { SourcedVote } from '#src/votes/sourced-vote.ts'
import { ask } from './ask.ts'
import { progressBar } from './progress-bar.ts'
import type { Answer } from './request.ts'
import { MOST_VOTES, type Saved, savedShape, type VotesRequest } from './votes-request.ts'

export interface Piece extends Taken {
  readonly bytes: number
  readonly rows: number
}

type Save = (request: VotesRequest) => Promise<Answer>

export interface Import {
  readonly read: (file: string) => AsyncIterable<Piece>
  /** Where a running bot listens; it keeps the votes. */
  readonly socketPath: string
  /** Does the work with the database itself, when no bot runs. */
  readonly alone: <T>(work: (save: Save) => Promise<T>) => Promise<T>
  /** Where faults and the bar go: standard error. */
  readonly shown: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean }
}

const USAGE = 'Type: palais import-votes <file.csv>'

/**
 * The sentence that says what became of the votes. Stopped at any moment and started again, it passes over what is
 * there. Throws an OperatorFault for wrong arguments, an unreadable file, or a ledger that does not take them.
 */
export const importVotes = async (given: readonly string[], means: Import): Promise<string> => {
  const [file, ...more] = given
  if (file === undefined || more.length > 0 || file.startsWith('--')) throw new OperatorFault(USAGE)
  const path = means.socketPath
  const runs = (await ask(path, { votes: [] })) !== 'nobody'
  return runs
    ? importWith(request => askAgain(path, request), file, means)
    : means.alone(save => importWith(save, file, means))
}

const askAgain = async (path: string, request: VotesRequest): Promise<Answer> => {
  const answered = await ask(path, request)
  return answered === 'nobody' ? { outcome: 'failed', text: 'The bot has ended.' } : answered
}

const importWith = async (save: Save, file: string, { read, shown }: Import): Promise<string> => {
  const bar = progressBar(shown, await sizeOf(file))
  const total: Record<keyof Saved, number> = { added: 0, joined: 0, changed: 0, known: 0 }
  let waiting: SourcedVote[] = []
  let [rows, faults, ballots] = [0, 0, 0]

  const handOver = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_VOTES)
      waiting = waiting.slice(MOST_VOTES)
      const saved = await saveBatch(save, batch)
      await setImmediate()
      for (const key of ['added', 'joined', 'changed', 'known'] as const) total[key] += saved[key]
      ballots += batch.reduce((sum, vote) => sum + vote.ballots.length / 4, 0)
    }
  }

  try {
    for await (const piece of read(file)) {
      rows = piece.rows
      for (const { line, text } of piece.faults) bar.say(`line ${line}: ${text}`)
      faults += piece.faults.length
      waiting.push(...piece.votes)
      if (waiting.length < MOST_VOTES) continue
      await handOver()
      bar.show(piece.bytes, `${count(sum(total))} votes`)
    }
    await handOver()
  } finally {
    bar.clear()
  }
  return summary(total, { rows, faults, ballots })
}

const saveBatch = async (save: Save, votes: readonly SourcedVote[]): Promise<Saved> => {
  const answer = await save({
    votes: votes.map(vote => ({ ...vote, findings: [...vote.findings] })) as VotesRequest['votes'],
  })
  if (answer.outcome === 'done') return savedShape.parse(JSON.parse(answer.text))
  throw new OperatorFault(`${answer.text} Start the same import again: what is there is passed over.`)
}

const sizeOf = async (file: string): Promise<number> => {
  try {
    const { size } = await stat(file)
    if (size > 0) return size
  } catch (cause) {
    throw new OperatorFault(`I cannot read the file ${file}. ${USAGE}`, { cause })
  }
  throw new OperatorFault(`${file} is empty.`)
}

const count = (number: number): string => number.toLocaleString('en')

const of = (number: number, thing: string): string => `${count(number)} ${thing}${number === 1 ? '' : 's'}`

const sum = ({ added, joined, changed, known }: Record<keyof Saved, number>): number => added + joined + changed + known

const summary = (
  total: Record<keyof Saved, number>,
  { rows, faults, ballots }: { readonly rows: number; readonly faults: number; readonly ballots: number },
): string => {
  const parts = [
    `${count(total.added)} new`,
    ...(total.joined > 0 ? [`${count(total.joined)} known from another source`] : []),
    ...(total.changed > 0 ? [`${count(total.changed)} changed`] : []),
    ...(total.known > 0 ? [`${count(total.known)} there already`] : []),
  ]
  const wrong = faults === 0 ? '' : ` ${of(faults, 'fault')} in the file, said above.`
  return `${of(sum(total), 'vote')} with ${of(ballots, 'ballot')} from ${of(rows, 'row')}: ${parts.join(', ')}.${wrong}`
}
