// Many votes: files of the two bulk forms, generated: roll calls of the General Assembly since 1946, by members of the day.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { membersOn } from '#src/states/membership.ts'
import { type Iso3, nameOf, states } from '#src/states/state.ts'
import { chanceFrom } from '#test/support/chance.ts'

export interface ManyVotes {
  readonly rollCalls: number
  /** Of ballots given, absences included. */
  readonly ballots: number
}

interface RollCall {
  readonly id: number
  readonly day: string
  readonly letters: ReadonlyMap<Iso3, string>
}

/** Shares of the public data set: 73 % in favour, 12 % abstaining, 7 % against, the rest absent. */
const letterOf = (share: number): string => (share < 0.72 ? 'Y' : share < 0.84 ? 'A' : share < 0.91 ? 'N' : 'X')

/** So many votes, on some hundred days of 78 years. */
const rollCallsOf = function* (count: number): Generator<RollCall> {
  const chance = chanceFrom(7)
  const first = Temporal.PlainDate.from('1946-10-25')
  let day = first
  let members: readonly Iso3[] = []
  for (let id = 1; id <= count; id++) {
    const next = first.add({ days: Math.floor(((id - 1) / count) * 780) * 36 })
    if (id === 1 || !next.equals(day)) {
      day = next
      members = membersOn('GA', day).members.map(({ iso3 }) => iso3)
    }
    yield { id, day: day.toString(), letters: new Map(members.map(code => [code, letterOf(chance())])) }
  }
}

const writer = (path: string) => {
  const stream = createWriteStream(path)
  return {
    write: async (text: string) => {
      if (!stream.write(text)) await once(stream, 'drain')
    },
    end: async () => {
      stream.end()
      await once(stream, 'finish')
    },
  }
}

const NUMBERS: Readonly<Record<string, string>> = { Y: '1', A: '2', N: '3', X: '8' }

/** One row a roll call, one column a State. */
export const writeMatrix = async (path: string, count: number): Promise<ManyVotes> => {
  const codes = states.filter(({ status }) => status === 'member' || status === 'former').map(({ iso3 }) => iso3)
  const { write, end } = writer(path)
  await write(`rcid,date,me,nu,di,hr,co,ec,${codes.join(',')}\n`)
  let ballots = 0
  for (const { id, day, letters } of rollCallsOf(count)) {
    ballots += letters.size
    const cells = codes.map(code => NUMBERS[letters.get(code) ?? ''] ?? '9')
    await write(`${id},${day},0,0,${id % 3 === 0 ? 1 : 0},${id % 4 === 0 ? 1 : 0},0,0,${cells.join(',')}\n`)
  }
  await end()
  return { rollCalls: count, ballots }
}

const LIBRARY =
  `undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,
subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link`.replaceAll('\n', '')

/** One row a State and roll call. */
export const writeLibrary = async (path: string, count: number): Promise<ManyVotes> => {
  const { write, end } = writer(path)
  await write(`${LIBRARY}\n`)
  let ballots = 0
  for (const { id, day, letters } of rollCallsOf(count)) {
    ballots += letters.size
    const total = (letter: string): string => `${[...letters.values()].filter(one => one === letter).length}.0`
    const session = Number(day.slice(0, 4)) - 1945
    const tail = `A/${session}/${id}/Add.1,A/${session}/PV.${id % 90},"Situation of human rights, no. ${id} : resolution / adopted by the General Assembly",Human rights questions,HUMAN RIGHTS--TEXT,,${total('Y')},${total('N')},${total('A')},${total('X')},${letters.size}.0,https://digitallibrary.un.org/record/${700_000 + id}`
    const rows = [...letters].map(
      ([code, letter]) =>
        `${700_000 + id},${code},"${nameOf(code, 'en').toUpperCase()}",${letter},${day},${session},A/RES/${session}/${id},,${tail}\n`,
    )
    await write(rows.join(''))
  }
  await end()
  return { rollCalls: count, ballots }
}
