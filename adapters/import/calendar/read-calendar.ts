// Read calendar: knows the form of a foreign file by how it begins, and hands it to the reader of that form.
import { bodyOf } from '#src/calendar/body.ts'
import { type CalendarReader, LONGEST_CALENDAR } from '#src/calendar/calendar-reader.ts'
import { refuse } from '#src/result.ts'

/**
 * The port's maker: `now` for words such as "tomorrow", and for what is past. The libraries are loaded when the first
 * file of their form comes.
 */
export const calendarReader =
  (now: () => Temporal.Instant): CalendarReader =>
  async (text, { name, body }) => {
    const start = text
      .slice(0, 400)
      .replace(/^\ufeff/, '')
      .trimStart()
    const { zone } = bodyOf(body)
    if (start === '') return refuse('It is empty. Nothing was proposed.')
    if (text.length > LONGEST_CALENDAR) return refuse('It is larger than 8 MB. Take a smaller part of it.')
    if (text.includes('\ufffd')) return refuse('It is not UTF-8 text. Save it as UTF-8 and try again.')
    if (/^<(?:!doctype|html|\?xml|head|body)/i.test(start))
      return refuse(
        'It is a web page, not a calendar. Look for the address behind "iCal" or "Export" on that page, ending in .ics.',
      )
    if (/^BEGIN:VCALENDAR/i.test(start)) {
      const { readIcs } = await import('./read-ics.ts')
      return readIcs(text, zone, now().toZonedDateTimeISO(zone).toPlainDate())
    }
    const { readCsv, readYaml } = await import('./read-records.ts')
    const reading = { zone, now: now() }
    if (/\.csv$/i.test(name) || /^[^\n:]*\btitle\b[^\n:]*[,;\t]/i.test(start)) return readCsv(text, reading)
    if (/\.ya?ml$/i.test(name) || /^(?:---|- |events:)/.test(start)) return readYaml(text, reading)
    return refuse(
      'I do not know this form. Use one of these: iCalendar (.ics), a table (.csv with a header line), YAML (.yaml).',
    )
  }
