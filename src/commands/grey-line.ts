// Grey line: how every list ends: as of when, from which source, who can see it.

import { sayDay } from '#src/calendar/say-when.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Block, fine, type Reply } from '#src/reply/document.ts'

const audiences: Readonly<Record<Reply['to'], string>> = {
  asker: 'Only you can see this.',
  place: 'Everybody here can see this.',
}

/** "As of 21 Nov, 09:00 Geneva. Programme of work checked 07:52. Only you can see this." `source` is a sentence without its full stop. */
export const greyLine = (
  { now, reader }: Pick<Context, 'now' | 'reader'>,
  { source, to }: { readonly source: string; readonly to: Reply['to'] },
): Block => {
  const geneva = now.toZonedDateTimeISO('Europe/Zurich')
  const hour = geneva.toPlainTime().toString({ smallestUnit: 'minute' })
  return fine(`As of ${sayDay(geneva.toPlainDate(), reader)}, ${hour} Geneva. ${source}. ${audiences[to]}`)
}
