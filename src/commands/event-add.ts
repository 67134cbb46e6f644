// event add: an event of the space's own, or in the home space a public one; or the pasted lines of a programme.
import { eventKinds } from '#src/calendar/event.ts'
import { readProgramme } from '#src/calendar/read-programme.ts'
import { readWhen } from '#src/calendar/read-when.ts'
import { firstDay } from '#src/calendar/when.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import type { Values } from '#src/conversation/fields.ts'
import {
  bodyField,
  choiceField,
  eventField,
  option,
  optional,
  pasteField,
  rest,
  stateField,
  textField,
  whenField,
  wordField,
} from '#src/conversation/fields.ts'
import { foldTyping } from '#src/conversation/words.ts'
import type { Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { addLines } from './add-lines.ts'
import { addOne } from './add-one.ts'
import { type Draft, type Frame, zoneOf } from './event-draft.ts'
import { certaintyField, sourceField } from './event-fields.ts'
import { findEvent } from './find-event.ts'

const kinds = eventKinds.filter(kind => kind !== 'task')

const fields = {
  title: optional(rest(textField({ help: 'title', example: 'Briefing for diplomats' }))),
  when: option(whenField),
  under: option(eventField),
  body: option(bodyField),
  kind: option(choiceField(kinds, { help: 'kind', example: 'meeting' })),
  state: option(stateField),
  place: option(textField({ help: 'place', example: 'Palais des Nations' })),
  room: option(textField({ help: 'room', example: 'Room XX' })),
  certainty: certaintyField,
  source: sourceField,
  slug: option(wordField({ help: 'short name', example: 'diplomats-briefing' })),
  public: option(choiceField(['yes', 'no'], { help: 'public', example: 'yes' })),
  lines: pasteField({ help: 'lines of a programme', example: 'Tue 9 Mar 10:00 ID defenders, Room XX' }),
}
type Args = Values<typeof fields>

export const eventAdd = command({
  verb: 'event add',
  summary: 'add an event, or the lines of a programme',
  permission: 'change the calendar',
  effect: 'write',
  fields,
  examples: [
    'event add Briefing for diplomats when:2027-03-09 10:00 under:hrc-64 room:XX',
    'event add under:hrc-64\nTue 9 Mar 10:00 ID defenders, Room XX',
    'event add NGO report when:2027-01-15 body:CEDAW kind:deadline',
  ],
  handle: async (args, context) => {
    const frame = await frameOf(args, context)
    if (!frame.ok) return frame
    return args.lines === undefined
      ? oneEvent(args, frame.value, context)
      : manyEvents(args.lines, args, { frame: frame.value, context })
  },
})

const frameOf = async (args: Args, context: Context): Promise<Result<Frame>> => {
  const parent = args.under === undefined ? undefined : await findEvent(args.under, context)
  if (parent?.ok === false) return parent
  const { home, name } = context.actor.space
  const reach = args.public === 'yes' ? 'public' : 'own'
  if (reach === 'public' && !home)
    return refuse(`Only the home space keeps the public calendar. Leave public:yes out to add it for ${name} alone.`)
  if (parent?.value.withdrawn) return refuse(`${parent.value.slug} is no longer on the calendar.`)
  if (reach === 'public' && parent?.value.public === false)
    return refuse(`${parent.value.slug} is not public, so nothing public can hang on it.`)
  return ok({
    parent: parent?.value,
    body: args.body ?? parent?.value.body ?? 'OTHER',
    kind: args.kind ?? 'meeting',
    state: args.state,
    certainty: args.certainty,
    place: args.place,
    source: args.source,
    reach,
  })
}

const oneEvent = async (args: Args, frame: Frame, context: Context): Promise<Result<Reply>> => {
  const draft = draftOf(args, frame, context)
  return draft.ok ? addOne(draft.value, frame, context) : draft
}

const HOW = 'for example: event add Briefing for diplomats when:2027-03-09 10:00'

/** With `when:`, or as one line of a programme. */
const draftOf = (args: Args, frame: Frame, { now }: Context): Result<Draft> => {
  const { title, when: typed, room, slug } = args
  if (title === undefined) return refuse(`What is it called? Type its title right behind "event add", ${HOW}`)
  const zone = zoneOf(frame)
  if (typed !== undefined) {
    const when = readWhen(typed, { zone, now })
    return when.ok ? ok({ title, when: when.value, room, slug }) : when
  }
  const day = frame.parent === undefined ? now.toZonedDateTimeISO(zone).toPlainDate() : firstDay(frame.parent.when)
  const [line] = readProgramme(title, { zone, day })
  if (line?.read.ok !== true) return refuse(`When is it? Add when:, ${HOW}`)
  return ok({ ...line.read.value, room: room ?? line.read.value.room, slug })
}

const manyEvents = async (
  pasted: string,
  args: Args,
  { frame, context }: { readonly frame: Frame; readonly context: Context },
): Promise<Result<Reply>> => {
  if (args.title !== undefined || args.when !== undefined)
    return refuse(
      `Either one event with a title, or lines below a session: event add under:hrc-64, and the lines below it.`,
    )
  const { parent } = frame
  if (parent === undefined)
    return refuse('Say to which session the lines belong: event add under:hrc-64, and the lines below it.')
  const session = { ...frame, parent, certainty: frame.certainty ?? 'provisional' }
  return addLines(foldTyping(pasted), session, context)
}
