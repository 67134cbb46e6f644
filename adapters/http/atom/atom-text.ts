// Atom text: changes of the calendar as an Atom feed (RFC 4287).
import type { Change } from '#src/calendar/change.ts'
import { asSlug } from '#src/calendar/event.ts'
import { eventPath } from '#src/calendar/feed-path.ts'
import { differenceLines } from '#src/reminders/compose/difference-lines.ts'
import { line } from '#src/reply/document.ts'
import { blocksOf, release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import { escapeXml, paragraphs } from './xhtml.ts'

/** Newest first. The same changes give the same octets. */
export const atomText = (changes: readonly Change[], publicUrl: string): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    '<title>UN human rights calendar: what moved</title>',
    '<subtitle>Dates of sessions, reviews and deadlines that were fixed, moved, postponed or cancelled.</subtitle>',
    `<id>${TAG}changes</id>`,
    '<author><name>Palais</name></author>',
    `<link rel="self" type="application/atom+xml" href="${escapeXml(`${publicUrl}/changes.atom`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(`${publicUrl}/`)}"/>`,
    `<updated>${changes[0]?.at ?? '1970-01-01T00:00:00.000Z'}</updated>`,
    ...changes.flatMap(change => entry(change, publicUrl)),
    '</feed>',
    '',
  ].join('\n')

/** Ids are tags (RFC 4151) under a name that can never be registered, so that they stay when the site moves. */
const TAG = 'tag:calendar.invalid,2026:'

const entry = (change: Change, publicUrl: string): readonly string[] => {
  const slug = asSlug(change.slug)
  return [
    '<entry>',
    `<title>${escapeXml(`${change.kind}: ${change.after.title}`)}</title>`,
    `<id>${TAG}${escapeXml(`${change.event}/${change.revision}`)}</id>`,
    `<published>${change.at}</published>`,
    `<updated>${change.at}</updated>`,
    ...(slug === undefined ? [] : [`<link rel="alternate" href="${escapeXml(`${publicUrl}${eventPath(slug)}`)}"/>`]),
    `<category term="${escapeXml(change.after.body)}"/>`,
    `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${content(change)}</div></content>`,
    '</entry>',
  ]
}

/** What was and what is, why, from which source; never by whom. */
const content = (change: Change): string => {
  const { why, source } = change
  const lines = [
    ...differenceLines(change, reader),
    ...(why === undefined ? [] : [[`Why: ${why}`]]),
    ...(source === undefined ? [] : [[`Source: ${source}`]]),
  ]
  const part = {
    label: change.public ? ('CLEAR' as const) : ('GREEN' as const),
    blocks: lines.map(inlines => line(...inlines)),
  }
  return paragraphs(blocksOf(release({ to: 'place', parts: [part] }, thePublic)))
}

/** An entry is read in any year, so the year is always said. */
const reader = { language: 'en', zone: 'Europe/Zurich', today: Temporal.PlainDate.from('0001-01-01') } as const
