// Read programme: pasted lines of a programme of work, "Tue 9 Mar 10:00 ID defenders, Room XX", as meetings.
import { ok, type Result, refuse } from '#src/result.ts'
import { dateWords, dayOfWords, nearestYear } from './date-words.ts'
import { HOURS, readHours } from './read-hours.ts'
import { momentOn } from './read-when.ts'
import type { When } from './when.ts'

/** What a line says. */
export interface ProgrammeItem {
  readonly title: string
  readonly when: When
  readonly room?: string
}

export interface ProgrammeLine {
  readonly typed: string
  readonly read: Result<ProgrammeItem>
}

/** Where the hours are, and the day near which a date without a year lies. */
export interface Around {
  readonly zone: string
  readonly day: Temporal.PlainDate
}

const LONGEST_DATE = 6
const BULLET = /^\s*(?:[•*·▪◦]|-(?=\s)|\d+[.)](?=\s+\p{L}))\s*/u
const SEPARATORS = /^[\s,;:|·-]+/
const TIME = new RegExp(`^(${HOURS})(?![\\d:.]*\\d)(?=[\\s,;:|)-]|$)`, 'i')
/** Behind a comma or in brackets anything may name a room; in the text only a number, Roman or Arabic, or a letter. */
const ROOM_APART = /^(.+?)\s*[,;|(]\s*((?:conference room|room|rm\.?|salle|sala)\s[^,;|()]+?)\s*\)?$/iu
const ROOM_IN_TEXT = /^(.+?)\s+((?:conference room|room|rm\.?|salle|sala)\s+(?:[ivxlc]+|\d+[a-z]?|[a-z]))$/iu

/** Reads line by line; a line that is a date alone is the day of the lines below it. Empty lines are left out. */
export const readProgramme = (text: string, around: Around): readonly ProgrammeLine[] => {
  const lines: ProgrammeLine[] = []
  let day: Result<Temporal.PlainDate> | undefined
  for (const typed of text.split('\n').map(line => line.trim())) {
    const bare = typed.replace(BULLET, '')
    if (bare === '') continue
    const dated = readDate(bare, around)
    if (dated !== undefined && dated.rest === '') {
      day = dated.day
      if (!day.ok) lines.push({ typed, read: day })
    } else {
      const on = dated?.day ?? day ?? refuse('no date in this line, nor in one above it')
      lines.push({
        typed,
        read: on.ok
          ? readItem(
              dated?.rest ?? bare,
              { day: on.value, dated: dated === undefined ? 'above it' : 'in the line' },
              around,
            )
          : on,
      })
    }
  }
  return lines
}

interface Dated {
  readonly day: Result<Temporal.PlainDate>
  readonly rest: string
}

/** The date that a line begins with, as many words of it as make one. */
const readDate = (line: string, around: Around): Dated | undefined => {
  const words = line.split(/\s+/)
  for (let length = Math.min(LONGEST_DATE, words.length); length >= 1; length--) {
    const said = dateWords(
      words
        .slice(0, length)
        .join(' ')
        .toLowerCase()
        .replace(/[,:;-]+$/, ''),
    )
    if (said === undefined) continue
    const rest = words.slice(length).join(' ').replace(SEPARATORS, '')
    return { day: dayOfWords(said, nearestYear(around.day)), rest }
  }
  return undefined
}

/** A line without an hour is of a whole day, when it has its own date; below a date it may be anything. */
const readItem = (
  text: string,
  { day, dated }: { readonly day: Temporal.PlainDate; readonly dated: 'in the line' | 'above it' },
  { zone }: Around,
): Result<ProgrammeItem> => {
  const time = TIME.exec(text)?.[1]
  if (time === undefined && dated === 'above it') return refuse('no hour in this line')
  const rest = (time === undefined ? text : text.slice(time.length)).replace(SEPARATORS, '').trim()
  const [, title = rest, room] = ROOM_APART.exec(rest) ?? ROOM_IN_TEXT.exec(rest) ?? []
  if (!/\p{L}/u.test(title)) return refuse('no title in this line')
  const when = time === undefined ? ok(wholeDay(day, zone)) : hoursOn(day, time, zone)
  return when.ok
    ? ok({ title: title.trim(), when: when.value, ...(room === undefined ? {} : { room: room.trim() }) })
    : when
}

const wholeDay = (day: Temporal.PlainDate, zone: string): When => ({
  kind: 'days',
  from: day,
  until: day.add({ days: 1 }),
  zone,
})

const hoursOn = (day: Temporal.PlainDate, time: string, zone: string): Result<When> => {
  const hours = readHours(time.toLowerCase().replace(/\s+/g, ' '))
  return hours.ok ? momentOn(day, hours.value, zone) : hours
}
