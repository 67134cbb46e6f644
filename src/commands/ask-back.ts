// ask back: takes the last change of an ask back; what undo says.
import { askFrom, contentOf } from '#src/contacts/ask.ts'
import { command } from '#src/conversation/command.ts'
import { idField, numberField } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { askPart } from './ask-part.ts'
import { findAsk } from './find-ask.ts'
import { keepAsk } from './keep-ask.ts'

export const askBack = command({
  verb: 'ask back',
  summary: 'take the last change of an ask back',
  permission: 'log contacts',
  effect: 'write',
  fields: { ask: idField({ help: 'ask', example: 'A7' }), version: numberField({ help: 'version', example: '3' }) },
  examples: ['ask back A7 3'],
  handle: async ({ ask: typed, version }, context) => {
    const ask = await findAsk(typed, context)
    if (!ask.ok) return ask
    const versions = await context.vault.versions(ask.value.record, context.actor)
    const before = versions.find(one => one.version === version - 1)
    if (ask.value.version !== version || before === undefined)
      return refuse(
        `${ask.value.name} was changed again since, so nothing was taken back. To see it: ask show ${ask.value.name}`,
      )
    await keepAsk(ask.value, contentOf(askFrom(before)), context)
    await context.did({ ids: [ask.value.record] })
    return ok(answer(askPart(ask.value, context, [line(`${ask.value.name} is as it was before.`)])))
  },
})
