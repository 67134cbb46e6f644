// draft statement: a joint statement beside a draft, and who signed it; signatures are no votes.
import { readDay } from '#src/calendar/read-when.ts'
import { command } from '#src/conversation/command.ts'
import { option, textField, wordField } from '#src/conversation/fields.ts'
import { ok, refuse } from '#src/result.ts'
import { withChanges } from '#src/votes/sponsors.ts'
import { draftMeant } from './find-draft.ts'
import { keepDraft } from './keep-draft.ts'
import { readSponsors } from './sponsor-words.ts'

export const draftStatement = command({
  verb: 'draft statement',
  summary: 'note a joint statement and who signed it',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    draft: textField({ help: 'symbol', example: 'A/HRC/62/L.4' }),
    title: option(textField({ help: 'title', example: '"Statement on reprisals"' })),
    signed: option(wordField({ help: 'States', example: '+AUS,+CAN,-GHA@2027-03-20' })),
    lead: option(wordField({ help: 'who read it out', example: '+NLD' })),
    date: option(wordField({ help: 'day', example: '2027-03-18' })),
  },
  examples: [
    'draft statement A/HRC/62/L.4 title:"Statement on reprisals" date:2027-03-18 signed:+AUS,+CAN',
    'draft statement A/HRC/62/L.4 signed:+GHA,-CAN',
  ],
  handle: async ({ draft: typed, title, signed, lead, date }, context) => {
    const meant = await draftMeant(typed, {}, context)
    if (!meant.ok) return meant
    const { jointStatements: statements } = meant.value
    const [only, ...others] = statements
    const named =
      title === undefined ? (others.length === 0 ? only : undefined) : statements.find(one => one.title === title)
    const name = named?.title ?? title
    if (name === undefined)
      return refuse(`Say which statement: title:"…"${statements.map(one => `   title:"${one.title}"`).join('')}`)
    const day =
      date === undefined ? ok(undefined) : readDay(date.toLowerCase(), { zone: 'Europe/Zurich', now: context.now })
    if (!day.ok) return day
    const read = signed === undefined ? ok([]) : readSponsors(signed, { role: 'co-sponsor', day: 'today' }, context)
    if (!read.ok) return read
    const leads = lead === undefined ? ok([]) : readSponsors(lead, { role: 'main', day: 'tabling' }, context)
    if (!leads.ok) return leads
    const signatories = withChanges(named?.signatories ?? [], [...leads.value, ...read.value])
    if (!signatories.ok) return signatories
    const on = day.value?.toString() ?? named?.day
    const statement = { title: name, ...(on === undefined ? {} : { day: on }), signatories: signatories.value }
    const at = named === undefined ? statements.length : statements.indexOf(named)
    return keepDraft({ ...meant.value, jointStatements: statements.toSpliced(at, 1, statement) }, context)
  },
})
