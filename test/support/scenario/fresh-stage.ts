// Fresh stage: an empty database in memory, counted ids, a fixed keyring and the whole menu.
import { menu } from '#src/commands/index.ts'
import { instantText } from '#src/instant-text.ts'
import { memoryStores } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { underShippedCalendar } from '#test/support/shipped-calendar.ts'
import { dispatchStage, type Theatre } from './dispatch-stage.ts'
import type { Stage } from './stage.ts'

export const freshStage = async (watch?: Theatre['watch'], hear?: Theatre['hear']): Promise<Stage> => {
  const instruments = fixedInstruments()
  const database = await memoryStores(instruments.keyring)
  return dispatchStage({
    database,
    instruments,
    menu,
    ...(watch === undefined ? {} : { watch }),
    ...(hear === undefined ? {} : { hear }),
    loadShippedCalendar: async now => {
      const { id: space } = await database.stores.members.homeSpace()
      await underShippedCalendar(database, { space, at: instantText(now) })
    },
  })
}
