// Timing in words: how a rule finds its day, as a reader would say it.
import { sayDay } from '#src/calendar/say-when.ts'
import type { Slot, Timing } from './deadline-rule.ts'

/** Such as "28 days before the opening". */
export const timingInWords = (timing: Timing): string => {
  switch (timing.type) {
    case 'days-before':
      return `${timing.days} days before the opening`
    case 'working-days-before':
      return `${timing.days} working days before the opening`
    case 'hours-before':
      return `${timing.hours} hours before it begins`
    case 'window-before':
      return `between ${timing.from} and ${timing.to} days before the opening`
    case 'seasonal':
      return `${bySlot(timing.slots, slot => `${slot.days} days`)} before the opening${giveOrTake(timing.toleranceDays)}`
    case 'date-table':
      return bySlot(
        timing.slots,
        slot => `by ${sayDate(slot.date)}${slot.yearsBefore > 0 ? ' of the year before' : ''}`,
      )
    case 'annual-window':
      return `between ${sayDate(timing.from)} and ${sayDate(timing.to)} of the same year`
    case 'other-session':
      return timing.monthsLater === undefined
        ? `at a session of ${timing.body}`
        : `${timing.monthsLater} months after a session of ${timing.body}`
    case 'notice':
      return `the ${timing.document} sets the day`
    case 'guidance':
      return timing.advice
  }
}

/** "15 Dec" for `12-15`. */
const sayDate = (date: string): string => {
  const day = Temporal.PlainMonthDay.from(date).toPlainDate({ year: 2000 })
  return sayDay(day, { language: 'en', zone: 'UTC', today: day })
}

const bySlot = <S extends Slot>(slots: readonly S[], say: (slot: S) => string): string =>
  slots.map(slot => `${slot.name} ${say(slot)}`).join(', ')

const giveOrTake = (days: number | undefined): string => (days === undefined ? '' : `, give or take ${days} days`)
