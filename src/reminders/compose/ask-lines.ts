// Ask lines: the rows of asks whose day has come, in a digest: with States where they may be read, as a number elsewhere.
import { askFrom } from '#src/contacts/ask.ts'
import type { DueRow } from '#src/contacts/ask-rows.ts'
import { counted } from '#src/reply/counted.ts'
import { line, type Part } from '#src/reply/document.ts'
import { readerFor } from '#src/security/vault-access.ts'
import type { Desk, Sending } from './composed.ts'

/** After so many days the deputy is named beside the owner, after twice as many the coordinators. */
const ESCALATES_DAYS = 2

const count = (rows: readonly DueRow[]): string => `${counted(rows.length, 'ask is', 'asks are')} due`

/** None when nothing is due. A locked vault still says how many. */
export const askParts = async ({ delivery, now, reader }: Sending, desk: Desk): Promise<readonly Part[]> => {
  const { space } = delivery
  const today = now.toZonedDateTimeISO(reader.zone).toPlainDate()
  const due = await desk.askRows.due(space, today.toString())
  if (due.length === 0) return []
  if (desk.vault.state(space) !== 'open')
    return [{ label: 'GREEN', space, blocks: [line(`The vault is locked; ${count(due)}.`)] }]
  const states = await statesOf(due, space, desk)
  const names = new Map((await desk.members.membersOf(space)).map(({ id, name }) => [id as string, name]))
  const nameOf = (member: string | undefined): string => names.get(member ?? '') ?? 'no owner'
  const groups = [...Map.groupBy(due, row => responsible(row, today, nameOf))]
  const said = groups.map(([who, rows]) => `${rows.map(row => states.get(row.id) ?? row.ask).join(', ')} (${who})`)
  return [
    {
      label: 'AMBER',
      space,
      blocks: [line(`Asks: ${count(due)}: ${said.join('; ')}`)],
      pointer: `${count(due)}. To see them where that may be read: ask show`,
    },
  ]
}

/** Who is asked to act: the owner; when days have passed the deputy too; then the coordinators. */
const responsible = (
  row: DueRow,
  today: Temporal.PlainDate,
  nameOf: (member: string | undefined) => string,
): string => {
  const late = Temporal.PlainDate.from(row.next ?? today.toString()).until(today, { largestUnit: 'days' }).days
  return [
    nameOf(row.owner),
    ...(late >= ESCALATES_DAYS && row.deputy !== undefined ? [`deputy ${nameOf(row.deputy)}`] : []),
    ...(late >= 2 * ESCALATES_DAYS ? ['coordinators, please'] : []),
  ].join(', ')
}

const statesOf = async (
  due: readonly DueRow[],
  space: DueRow['space'],
  desk: Desk,
): Promise<ReadonlyMap<string, string>> => {
  const records = [...new Set(due.map(row => row.record))]
  const found = await Promise.all(records.map(record => desk.vault.read(record, readerFor(space))))
  return new Map(
    found.flatMap(record =>
      record === undefined ? [] : askFrom(record).rows.map(row => [row.id, row.state] as const),
    ),
  )
}
