// import: reads a calendar file that came with the words; what it says becomes proposals.
import { takeIn } from '#src/calendar/take-in.ts'
import { command } from '#src/conversation/command.ts'
import { bodyField, option, pasteField, textField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ours } from './ours.ts'
import { openProposals } from './proposal-lines.ts'
import { proposalsReply } from './proposals.ts'

export const importFile = command({
  verb: 'import',
  summary: 'read a calendar file into proposals',
  permission: 'change the calendar',
  effect: 'write',
  fields: {
    file: pasteField({ help: 'calendar file', example: 'BEGIN:VCALENDAR …' }),
    name: option(textField({ help: 'file name', example: 'programme.csv' })),
    body: option(bodyField),
  },
  examples: ['import body:HRC'],
  handle: async ({ file, name, body }, context) => {
    if (file === undefined)
      return refuse(
        'There is no file with it. In a shell: palais import programme.ics   Here: paste its lines below "import".',
      )
    const read = await context.readCalendar(file, { name: name ?? '', body: body ?? 'OTHER' })
    if (!read.ok) return read
    const at = instantText(context.now)
    const address = `import of ${name ?? 'a file'}`
    const before = (await context.sources.ofSpace(context.actor.space.id)).find(one => one.address === address)
    const source = before ?? {
      number: await context.numbers.next('N'),
      space: context.actor.space.id,
      address,
      every: 0,
      body: body ?? ('OTHER' as const),
      addedBy: context.actor.member ?? context.actor.platform,
      nextAt: at,
    }
    if (before === undefined) await context.sources.add(source)
    const found = await takeIn(context, { source, read: read.value }, context.now)
    await context.did({ ids: [`source ${source.number}`] })
    const head = ours(context, [
      line(
        `Read ${counted(read.value.items.length, 'entry', 'entries')}; ${found === 0 ? 'nothing in it is new.' : `${counted(found, 'proposal')} came of it.`}`,
      ),
      ...read.value.remarks.slice(0, 10).map(remark => line(`Not read: ${remark}.`)),
      ...(read.value.remarks.length > 10
        ? [line(`And ${read.value.remarks.length - 10} more that could not be read.`)]
        : []),
    ])
    const list = found === 0 ? [] : proposalsReply(await openProposals(context), context).parts
    return ok(answer(head, ...list))
  },
})
