// count: do we have the votes? At worst, likely and at best; never one number alone.
import { type Count, countOf, type Forecast, STANDS, type Stand } from '#src/contacts/count.ts'
import { countPicture } from '#src/contacts/count-picture.ts'
import { STANCE_WORDS } from '#src/contacts/stance.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { durationField, option, optional, wordField } from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, heading, line, strong } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { stateNames } from '#src/votes/state-names.ts'
import { type HeardContact, heardOn } from './ask-contacts.ts'
import { askPart } from './ask-part.ts'
import { type CountSubject, countSubject } from './count-subject.ts'
import { greyLine } from './grey-line.ts'
import { showsWords } from './shows-words.ts'

const STAND_WORDS: Readonly<Record<Stand, string>> = {
  'firm-yes': 'firm yes',
  'lean-yes': 'lean yes',
  unknown: 'unknown',
  'lean-no': 'lean no',
  'firm-no': 'firm no',
  abstain: 'abstain',
  absent: 'absent',
}

export const count = command({
  verb: 'count',
  summary: 'do we have the votes? worst, likely, best',
  permission: 'log contacts',
  effect: 'read',
  fields: {
    subject: optional(wordField({ help: 'ask or draft', example: 'A7' })),
    changed: option(durationField),
  },
  examples: ['count A7', 'count A7 changed:1d'],
  handle: async ({ subject: typed, changed }, context) => {
    const subject = await countSubject(typed, context)
    if (!subject.ok) return subject
    const heard = await heardOn(subject.value.asks, context)
    const { today } = context.reader
    const states = subject.value.members.map(member => member.iso3)
    const now = countOf(states, heard, today)
    const since = changed && today.subtract({ days: Math.ceil(changed.total({ unit: 'days', relativeTo: today })) })
    const before =
      since &&
      countOf(
        states,
        heard.filter(one => one.day <= since.toString()),
        since,
      )
    const worded = showsWords(context)
    const { name, title } = subject.value
    const blocks = [
      heading(`Count, ${worded ? `${name}: ${title}` : name}. ${counted(states.length, 'voting member')}.`),
      line(sayStands(now)),
      line(sayForecasts(now)),
      ...(now.stale === 0
        ? []
        : [line(`Stale: ${counted(now.stale, 'answer')} a fortnight old or older, counted as leaning at most.`)]),
      ...(before === undefined ? [] : changeLines(before, now)),
      groupTable(now, subject.value),
      ...workList(now, context),
      { kind: 'picture', picture: countPicture(now) } as const,
      greyLine(context, {
        source: 'From the contacts of your space. Firm: 3 or 4 of 4, and younger than 14 days',
        to: 'asker',
      }),
    ]
    const { stands, worst, likely, best } = now
    const data = { stands, worst, likely, best }
    return ok(answer(askPart({ name }, context, blocks, { ...(worded ? {} : { picks: true }), data })))
  },
})

const sayStands = ({ stands }: Count): string =>
  STANDS.map(stand => `${STAND_WORDS[stand]} ${stands[stand]}`).join(' · ')

const sayForecasts = ({ worst, likely, best }: Count): string =>
  `worst ${sides(worst)}     likely ${sides(likely)}${likely.unknown === 0 ? '' : ` (${likely.unknown} unknown)`}     best ${sides(best)}`

const sides = ({ yes, no }: Forecast): string => `${yes} yes / ${no} no`

const changeLines = (before: Count, now: Count): readonly Block[] => {
  const was = new Map(before.lines.map(one => [one.state, one]))
  const moved = now.lines.filter(one => one.stand !== was.get(one.state)?.stand)
  if (moved.length === 0) return [line('Nothing changed since.')]
  const said = moved.map(
    one => `${one.state} ${STAND_WORDS[was.get(one.state)?.stand ?? 'unknown']} → ${STAND_WORDS[one.stand]}`,
  )
  return [line(strong('Changed: '), said.join(', '), `. Likely ${before.likely.yes} → ${now.likely.yes}.`)]
}

const groupTable = (now: Count, { members }: CountSubject): Block => {
  const lines = new Map(now.lines.map(one => [one.state, one]))
  const groups = [...Map.groupBy(members, member => member.group ?? 'Others')]
  return {
    kind: 'table',
    columns: ['Group', ...STANDS.map(stand => STAND_WORDS[stand])],
    rows: groups.map(([group, of]) => [
      group,
      ...STANDS.map(stand => String(of.filter(member => lines.get(member.iso3)?.stand === stand).length)),
    ]),
  }
}

/** Whom to see next: who leans, changed or went stale; then those of whom nothing is known. */
const workList = (now: Count<HeardContact>, { reader }: Context): readonly Block[] => {
  const soft = now.lines.filter(one => one.stand === 'lean-yes' || one.stand === 'lean-no' || one.freshness === 'stale')
  const unknown = now.lines.filter(one => one.stand === 'unknown')
  const said = soft.map(
    one =>
      `${one.state} (${one.heard === undefined ? 'unknown' : STANCE_WORDS[one.heard.stance]}${one.freshness === 'stale' ? ', stale' : ''})`,
  )
  return [
    ...(said.length === 0 ? [] : [line(strong(`Work list (${said.length}): `), said.join(', '))]),
    ...(unknown.length === 0
      ? []
      : [
          line(
            strong(`Unknown (${unknown.length}): `),
            stateNames(
              unknown.map(one => one.state),
              reader,
            ),
          ),
        ]),
  ]
}
