// Correction: a post as it ought to read now, in its place: the old facts struck through, the new ones after them.
import type { Change } from '#src/calendar/change.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import { canRemind } from '#src/reminders/planned-time.ts'
import { answer, type Block, fine, heading, line, type Part } from '#src/reply/document.ts'
import { cardNow } from './card.ts'
import { changeEntry, type NetChange, netChanges, passingDates } from './change-lines.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { labelOf, standing, titleLine, whenLine } from './event-lines.ts'
import { noticeParts, toldBy } from './notice.ts'
import { actionsFor } from './reminder.ts'

export const composeCorrection = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const { corrects } = sending.delivery
  const original = corrects === undefined ? undefined : await desk.outbox.delivery(corrects)
  if (original === undefined) return { nothing: 'gone' }
  const parts = await partsOf(original, sending, desk)
  if (parts === undefined) return { nothing: 'gone' }
  const covered: Part = {
    label: 'GREEN',
    space: sending.delivery.space,
    blocks: [line('What this said has changed.'), fine('Ask me: changes 1d')],
  }
  const to = sending.place.kind === 'room' ? 'place' : 'asker'
  return { reply: { ...answer(...(sending.cover === 'on' ? [covered] : parts)), to }, urgency: 'quiet' }
}

const partsOf = (original: Delivery, sending: Sending, desk: Desk): Promise<readonly Part[] | undefined> => {
  switch (original.kind) {
    case 'notice':
      return ofNotice(original, sending, desk)
    case 'card':
      return cardNow(original, sending, desk)
    default:
      return ofReminder(original, sending, desk)
  }
}

/** What it told, as far as that still stands; what does not, from what it told to how it is. */
const ofNotice = async (original: Delivery, sending: Sending, desk: Desk): Promise<readonly Part[]> => {
  const nets: NetChange[] = []
  for (const told of await toldBy(original.id, sending, desk)) nets.push(await sinceThen(told, desk))
  if (nets.length === 0) return [{ label: 'CLEAR', blocks: [line('What this said was taken back.')] }]
  return noticeParts(nets, sending, net => passingDates(net, sending.reader))
}

/** An event whose facts are as they were told is told once more as it was. */
const sinceThen = async (told: NetChange, { calendar }: Desk): Promise<NetChange> => {
  const event = await calendar.event(told.event.id)
  const last = told.changes.at(-1) ?? told.changes[0]
  const later = (await calendar.changesOf(told.event.id)).filter(one => one.number > last.number)
  const [net] = event === undefined ? [] : netChanges(later, new Map([[event.id, event]]))
  return net ?? told
}

/** All changes since it was posted: those from the first on for which it is corrected. */
const ofReminder = async (original: Delivery, sending: Sending, desk: Desk): Promise<readonly Part[] | undefined> => {
  const { delivery, reader } = sending
  const event = original.event && (await desk.calendar.event(original.event))
  if (!event) return undefined
  const [first = delivery.change ?? 0] = await desk.outbox.correctionsOf(original.id)
  const changes: readonly Change[] = (await desk.calendar.changesOf(event.id)).filter(one => one.number >= first)
  const [net] = netChanges(changes, new Map([[event.id, event]]))
  const blocks: readonly Block[] =
    net === undefined
      ? [
          heading('As first said: ', event.title),
          { kind: 'entry', head: titleLine(event), facts: [whenLine(event.when, reader), [standing(event)]] },
          line('A change of it was taken back.'),
        ]
      : [changeEntry(net, reader, passingDates(net, reader))]
  const actions: readonly Block[] = canRemind(event)
    ? [{ kind: 'actions', actions: actionsFor(event, sending.now) }]
    : []
  return [{ label: labelOf(event), space: delivery.space, blocks: [...blocks, ...actions] }]
}
