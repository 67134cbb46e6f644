// pressure retract: takes a démarche, or what came of one, back for good: its key is destroyed.
import { command } from '#src/conversation/command.ts'
import { wordField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, green, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'

export const pressureRetract = command({
  verb: 'pressure retract',
  summary: 'take a démarche back, for good',
  permission: 'log contacts',
  effect: 'write',
  fields: { pressure: wordField({ help: 'démarche', example: 'P3' }) },
  examples: ['pressure retract P3'],
  handle: async ({ pressure: typed }, context) => {
    const { vault, actor, now } = context
    const record = typed.includes('.')
      ? await vault.named('follow-through', typed, actor)
      : await vault.named('pressure', typed.toUpperCase(), actor)
    if (record === undefined)
      return refuse(`There is no démarche ${typed} for you to read. Those that you may: pressure show`)
    if (record.author !== actor.member)
      return refuse(`${typed} is somebody else's; only who wrote it may take it back.`)
    await vault.purge([record.id], instantText(now))
    await context.did({ ids: [record.id] })
    return ok(answer({ ...green([line('It is gone, for good.')]), space: actor.space.id }))
  },
})
