// Matrix rows: the start with stored sessions, the memory of the process, and what a message costs.
import { type MatrixCost, measureMatrix } from '#test/bench/matrix/measure-matrix.ts'
import { atMost, noted, type Row } from '#test/bench/row.ts'

const measured = new Map<number, Promise<MatrixCost>>()
const costWith = (sessions: number): Promise<MatrixCost> => {
  const found = measured.get(sessions) ?? measureMatrix(sessions)
  measured.set(sessions, found)
  return found
}

const both = async (of: (cost: MatrixCost) => number, unit: string) => {
  const [none, many] = [await costWith(0), await costWith(5_000)]
  return noted(`${of(none).toFixed(1)} · ${of(many).toFixed(1)} ${unit}`)
}

export const rows: readonly Row[] = [
  {
    work: 'Matrix hears, from the start of the process, with 5,000 stored sessions',
    goal: 'under 4 s',
    run: async () => atMost(4, (await costWith(5_000)).ready / 1000, ' s'),
  },
  {
    work: 'memory of that process, with no session · with 5,000',
    goal: '',
    run: () => both(cost => cost.memory, 'MiB'),
  },
  {
    work: 'one encrypted message heard and answered, CPU time, the same',
    goal: '',
    run: () => both(cost => cost.message, 'ms'),
  },
]
