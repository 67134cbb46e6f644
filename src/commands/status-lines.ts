// Status lines: what `status` says, one fact each; a feature adds its own line here.
import { sayDay } from '#src/calendar/say-when.ts'
import type { Context } from '#src/conversation/context.ts'
import { counted } from '#src/reply/counted.ts'
import { clear, line, type Part } from '#src/reply/document.ts'
import { BACKUP_BEAT, RESTORED, RESTORED_BEAT } from '#src/security/backups.ts'
import { sayInstant } from './change-words.ts'
import { deliveryStatus } from './delivery-status.ts'
import { ours } from './ours.ts'

/** One fact with the label that it has; never a secret, never the content of a message. */
export type StatusLine = (context: Context) => Promise<Part>

const said = (text: string, data: unknown): Part => clear([line(text)], data)

const program: StatusLine = async ({ about, version }) => {
  const data = await version.read()
  return said(`Palais ${about.version} on ${about.database}, data version ${data}.`, { ...about, data })
}

const STALE_DAYS = 60

const shippedCalendar: StatusLine = async ({ about, now, reader }) => {
  const checked = Temporal.PlainDate.from(about.calendar)
  const { days } = checked.until(now.toZonedDateTimeISO('Europe/Zurich').toPlainDate())
  const advice = days > STALE_DAYS ? ' Install a newer version: dates have moved since.' : ''
  return said(
    `The calendar that ships was checked on ${sayDay(checked, reader)}, ${counted(days, 'day')} ago.${advice}`,
    {
      calendar: about.calendar,
    },
  )
}

const sizes: StatusLine = async context => {
  const { actor, calendar, members } = context
  const events = await calendar.count({ space: actor.space.id })
  const rooms = (await members.placesOf(actor.space.id)).filter(place => place.kind === 'room').length
  const text = `${actor.space.name}: ${counted(events, 'event')} in sight, ${counted(rooms, 'linked room')}.`
  return ours(context, [line(text)], { events, rooms })
}

const audit: StatusLine = async ({ audit }) => {
  const { entries, walked, brokenAt } = await audit.verifyNewest()
  const all = counted(entries, 'entry', 'entries')
  const far = walked < entries ? ` in the newest ${walked} ("audit verify" reads all)` : ''
  return brokenAt === undefined
    ? said(`Audit trail: ${all}, chain unbroken${far}.`, { audit: entries })
    : said(`Audit trail: BROKEN at entry ${brokenAt}. Somebody changed the database past this program.`, { brokenAt })
}

const sources: StatusLine = async context => {
  const watched = (await context.sources.ofSpace(context.actor.space.id)).filter(source => source.every > 0)
  const failing = watched.filter(source => source.failingSince !== undefined)
  const open = (await context.sources.open(context.actor.space.id)).length
  const lines = [
    line(`Watched calendars: ${watched.length}, ${counted(open, 'proposal')} waiting.`),
    ...failing.map(source =>
      line(
        `Source ${source.number} fails since ${sayInstant(source.failingSince ?? '', context.reader)}: ${source.trouble ?? ''}`,
      ),
    ),
  ]
  return ours(context, lines, {
    watched: watched.length,
    failing: failing.map(source => source.number),
    proposals: open,
  })
}

const backup: StatusLine = async ({ heartbeats, reader, now }) => {
  const last = await heartbeats.last(BACKUP_BEAT)
  if (last === undefined)
    return said('Last backup: never. To make one each night, set PALAIS_BACKUP_TO.', { backup: null })
  const days = Math.floor(now.since(Temporal.Instant.from(last)).total('hours') / 24)
  const old = days > 7 ? ` That is ${counted(days, 'day')} ago.` : ''
  return said(`Last backup: ${sayInstant(last, reader)}.${old}`, { backup: last })
}

/** After a restore people look through what was due meanwhile. */
const restored: StatusLine = async context => {
  const until = await context.heartbeats.last(RESTORED_BEAT)
  if (until === undefined) return ours(context, [])
  const held = (await context.outbox.troubled(context.actor.space.id)).filter(
    one => one.code === RESTORED && one.state === 'unconfirmed',
  )
  return held.length === 0
    ? ours(context, [])
    : ours(context, [
        line(
          `Restored from a backup on ${sayInstant(until, context.reader)}: ${counted(held.length, 'message')} may have gone already, and waits for your word (resend, arrived).`,
        ),
      ])
}

/** In the order in which they are shown. */
export const statusLines: readonly StatusLine[] = [
  program,
  shippedCalendar,
  sizes,
  deliveryStatus,
  sources,
  audit,
  backup,
  restored,
]

const keyring: StatusLine = async ({ keyring }) => {
  const plain = new TextEncoder().encode('palais')
  const opened = keyring.open('check', keyring.seal('check', plain, 'status'), 'status')
  return said(new TextDecoder().decode(opened) === 'palais' ? 'Keyring: seals and opens.' : 'Keyring: DAMAGED.', {})
}

const platforms: StatusLine = async context => {
  const found = await context.tryOut(context.actor.space.id)
  const lines =
    found.length === 0 ? [line('Slack and Matrix: not set up.')] : found.map(({ sentence }) => line(sentence))
  return ours(context, lines, { platforms: found })
}

/** What `status live` tests besides: it may take a while, or reach out. */
export const liveLines: readonly StatusLine[] = [keyring, platforms]
