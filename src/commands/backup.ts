// backup: makes a backup now: two encrypted files on the machine where the bot runs.
import { command } from '#src/conversation/command.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { BACKUP_BEAT } from '#src/security/backups.ts'
import { ours } from './ours.ts'

export const backup = command({
  verb: 'backup',
  summary: 'make an encrypted backup now',
  permission: 'make backups',
  effect: 'read',
  fields: {},
  examples: ['backup'],
  handle: async (_none, context) => {
    // Whoever sits at the machine has its disk anyway.
    const atMachine = context.utterance.place.destination === 'terminal'
    const sure = atMachine ? ok('yes') : await steppedUp(context)
    if (!sure.ok) return sure
    const made = await context.backups.make(context.now)
    if (!made.ok) return made
    await context.heartbeats.beat(BACKUP_BEAT, instantText(context.now))
    const { data, keys } = made.value
    return ok(
      answer(
        ours(
          context,
          [
            line(`Made ${data} and ${keys}.`),
            line(
              'The data part lives 35 days, the part with keys 7: copy both away, and destroy copies of keys as early.',
            ),
            line('To bring them back, into an empty database: palais restore <data> <newest keys> <key file>'),
          ],
          made.value,
        ),
      ),
    )
  },
})
