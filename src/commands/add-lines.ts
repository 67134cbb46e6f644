// Add lines: the lines of a programme as meetings of a session, after a preview of what each was understood to say.

import type { Change } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { quoted } from '#src/conversation/words.ts'
import { addEvent } from '#src/reminders/change-events.ts'
import { whenLine } from '#src/reminders/compose/event-lines.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, code, type Line, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { doneBy, undoBlocks, warningLines } from './change-reply.ts'
import { changeData, changeId } from './change-words.ts'
import { deedOf } from './deed-of.ts'
import { publicPreview } from './public-preview.ts'
import { type LinesRead, readLines, type SessionFrame } from './read-lines.ts'

export const addLines = async (pasted: string, frame: SessionFrame, context: Context): Promise<Result<Reply>> => {
  const read = await readLines(pasted, frame, context)
  if (read.events.length === 0) return refuse(nothingRead(read))
  const go = preview(pasted, read, { frame, context })
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  const changes: Change[] = []
  for (const event of read.events) changes.push(...(await addEvent(context, event, deedOf(context, frame))))
  await context.did(doneBy(changes))
  return ok(added(changes, read, { frame, context }))
}

const nothingRead = ({ left }: LinesRead): string =>
  left.length === 0
    ? 'There is no line to read. Type one meeting a line, for example: Tue 9 Mar 10:00 ID defenders, Room XX'
    : `No line of these can be added. ${left
        .slice(0, 3)
        .map(({ typed, why }) => `"${typed}": ${why.replace(/\.$/, '')}`)
        .join('; ')}. A line reads for example: Tue 9 Mar 10:00 ID defenders, Room XX`

interface Surroundings {
  readonly frame: SessionFrame
  readonly context: Context
}

const preview = (
  pasted: string,
  { events, left, warnings }: LinesRead,
  { frame, context }: Surroundings,
): Result<'yes' | Reply> => {
  const { parent, reach } = frame
  const [first] = events
  const blocks: readonly Block[] = [
    ...(reach === 'public' && first !== undefined ? publicPreview(first, [], context) : []),
    {
      kind: 'entry',
      head: [`${counted(events.length, frame.kind)} of ${parent.title}, ${frame.certainty ?? 'confirmed'}:`],
      facts: events.map(event => eventLine(event, context)),
    },
    ...leftBlocks(left),
    ...warningLines(warnings),
  ]
  const exact = events.map(({ id: _id, createdAt: _made, changedAt: _changed, ...facts }) => facts)
  return confirmed(
    {
      exactly: JSON.stringify(['event add', exact]),
      preview: [{ label: reach === 'public' ? 'CLEAR' : 'GREEN', space: context.actor.space.id, blocks, data: exact }],
      words: `${wordsFor(frame)}\n${pasted}`,
    },
    context,
  )
}

const eventLine = (event: CalendarEvent, { reader }: Context): Line => [
  ...whenLine(event.when, reader),
  `: ${event.title}${event.room === undefined ? '' : `, ${event.room}`} (`,
  code(event.slug),
  ')',
]

const leftBlocks = (left: LinesRead['left']): readonly Block[] =>
  left.length === 0
    ? []
    : [
        {
          kind: 'entry',
          head: [`${counted(left.length, 'line')} left out:`],
          facts: left.map(({ typed, why }) => [`"${typed}": ${why}`]),
        },
      ]

const wordsFor = ({ parent, body, kind, state, certainty, place, source, reach }: SessionFrame): string =>
  [
    `event add under:${parent.slug}`,
    `body:${body}`,
    `kind:${kind}`,
    ...(certainty === undefined ? [] : [`certainty:${certainty}`]),
    ...(state === undefined ? [] : [`state:${state}`]),
    ...(place === undefined ? [] : [`place:${quoted(place)}`]),
    ...(source === undefined ? [] : [`source:${quoted(source)}`]),
    ...(reach === 'public' ? ['public:yes'] : []),
  ].join(' ')

const added = (
  changes: readonly Change[],
  { events, left, warnings }: LinesRead,
  { frame, context }: Surroundings,
): Reply => {
  const idOf = new Map(changes.map(change => [change.event, changeId(change)]))
  const followed = changes.length - events.length
  return answer({
    label: frame.reach === 'public' ? 'CLEAR' : 'GREEN',
    space: context.actor.space.id,
    blocks: [
      {
        kind: 'entry',
        head: [`Added ${counted(events.length, frame.kind)} to ${frame.parent.title}:`],
        facts: events.map(event => [code(idOf.get(event.id) ?? ''), '  ', ...eventLine(event, context)]),
      },
      ...(followed === 0
        ? []
        : [line(`${counted(followed, 'deadline')} followed from them: show ${frame.parent.slug}`)]),
      ...leftBlocks(left),
      ...warningLines(warnings),
      ...undoBlocks(changes, context),
    ],
    data: changes.map(changeData),
  })
}
