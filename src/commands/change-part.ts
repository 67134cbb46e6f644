// Change part: one change as an entry of a list, with when and by whom it was made.

import type { Change } from '#src/calendar/change.ts'
import type { Context } from '#src/conversation/context.ts'
import { differenceLines } from '#src/reminders/compose/difference-lines.ts'
import type { Part } from '#src/reply/document.ts'
import { changeData, changeHead, circumstances, labelFor } from './change-words.ts'

export const changePart = async (
  { change, followed }: { readonly change: Change; readonly followed: number },
  context: Context,
): Promise<Part> => ({
  label: labelFor([change], context),
  space: context.actor.space.id,
  blocks: [
    {
      kind: 'entry',
      head: changeHead(change),
      facts: [
        ...differenceLines(change, context.reader),
        [
          `${await circumstances(change, context)}.`,
          ...(followed === 0 ? [] : [` ${followed} more followed: change K${change.number}`]),
          ...(change.undoes === undefined ? [] : [` Takes back K${change.undoes}.`]),
        ],
      ],
    },
  ],
  data: changeData(change),
})
