// Asked rows: the rows of asks that a member owns or stands in for pass to whoever takes over, or are free again.
import { type Ask, askFrom, contentOf } from '#src/contacts/ask.ts'
import type { Context } from '#src/conversation/context.ts'
import { counted } from '#src/reply/counted.ts'
import type { Member, MemberId } from '#src/security/member.ts'
import type { Holding } from './holdings.ts'
import { keepAsk } from './keep-ask.ts'

const rowsOf = ({ id }: Member, { askRows, actor }: Context) => askRows.heldBy(id, actor.space.id)

export const askedRows: Holding = {
  passes: 'or ends',
  list: async (member, context) => {
    const byAsk = Map.groupBy(await rowsOf(member, context), row => row.ask)
    return [...byAsk].map(([ask, rows]) => `${counted(rows.length, 'row')} of ${ask}`)
  },
  release: async (member, to, context) => {
    const records = [...new Set((await rowsOf(member, context)).map(row => row.record))]
    for (const id of records) {
      const record = await context.vault.read(id, context.actor)
      if (record === undefined) throw new Error(`ask ${id} has rows and no record`)
      const ask = askFrom(record)
      await keepAsk(ask, { ...contentOf(ask), rows: passedOn(ask, member.id, to?.id) }, context)
    }
    return records
  },
}

const passedOn = ({ rows }: Ask, from: MemberId, to: MemberId | undefined): Ask['rows'] =>
  rows.map(({ owner, deputy, ...row }) => {
    const [owning, standing] = [owner === from ? to : owner, deputy === from ? to : deputy]
    return {
      ...row,
      ...(owning === undefined ? {} : { owner: owning }),
      // Nobody stands in for themselves.
      ...(standing === undefined || standing === owning ? {} : { deputy: standing }),
    }
  })
