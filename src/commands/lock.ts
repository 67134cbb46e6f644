// lock: closes my own access to the vault at once, or the vault of the whole space.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, optional } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { may } from '#src/security/permissions.ts'
import { ours } from './ours.ts'

export const lock = command({
  verb: 'lock',
  summary: 'close my own access to the vault, or the vault for everybody',
  permission: 'read',
  effect: 'write',
  fields: { what: optional(choiceField(['space'], { help: 'space', example: 'space' })) },
  examples: ['lock', 'lock space'],
  handle: async ({ what }, context) => (what === 'space' ? lockSpace(context) : lockOwn(context)),
})

const lockOwn = async (context: Context): Promise<Result<Reply>> => {
  const { actor, closures, now } = context
  if (actor.member === undefined) return refuse('You have no access to the vault that could be closed.')
  const at = instantText(now)
  await closures.close({ kind: 'own', space: actor.space.id, member: actor.member, by: actor.member, at })
  await context.did({ ids: [actor.member] })
  return ok(
    answer(
      ours(context, [
        line('Your access to the vault is closed. Reminders go on.'),
        line('Two coordinators or owners open it again, each by: unlock and your name.'),
      ]),
    ),
  )
}

const lockSpace = async (context: Context): Promise<Result<Reply>> => {
  const { actor, keyring } = context
  if (!may(actor, 'lock the vault'))
    return refuse('Coordinators lock the vault of a space. To close your own access: lock')
  const { id, name } = actor.space
  if (keyring.spaces.modeOf(id) === 'none')
    return refuse('The vault of this space holds nothing yet, so there is nothing to lock.')
  await keyring.spaces.lock(id)
  await context.did({ ids: [id] })
  const how = keyring.spaces.modeOf(id) === 'sealed' ? 'vault unlock, with the passphrase' : 'vault unlock'
  return ok(answer(ours(context, [line(`The vault of ${name} is locked; reminders go on. An owner opens it: ${how}`)])))
}
