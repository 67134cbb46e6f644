// The vault while somebody is answered: what is read is in the audit, operators stay outside, a closed one refuses.
import { describe, expect, it } from 'vitest'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok, refuse } from '#src/result.ts'
import type { RecordId } from '#src/security/vault.ts'
import { writtenBy } from '#src/security/vault-access.ts'
import { VaultClosed } from '#src/security/vault-closed.ts'
import { openWorld, type Speaker } from '#test/support/world.ts'

const basic = { summary: 'for this test', permission: 'read', fields: {}, examples: [] } as const

const keep = command({
  ...basic,
  verb: 'keep',
  effect: 'write',
  typed: 'AMBER+STRICT',
  handle: async (_args, { vault, actor, now }) => {
    await vault.put({
      ...writtenBy(actor),
      ...{ id: 'record' as RecordId, kind: 'contact', name: 'C1', recipients: [] },
      columns: { words: { label: 'AMBER+STRICT', value: 'wants it softer' } },
      at: instantText(now),
    })
    return ok(answer())
  },
})

const open = ({ vault, actor }: Context) => vault.named('contact', 'C1', actor)

const recall = command({
  ...basic,
  verb: 'recall',
  effect: 'read',
  handle: async (_args, context) => {
    const record = await open(context)
    if (record === undefined) return refuse('There is no C1.')
    return ok(answer(vaultPart('AMBER+STRICT', record, { blocks: [line(String(record.columns.words?.value))] })))
  },
})

const hint = command({
  ...basic,
  verb: 'hint',
  effect: 'write',
  handle: async (_args, context) => refuse((await open(context)) === undefined ? 'none' : 'one'),
})

const closed = command({
  ...basic,
  verb: 'closed',
  effect: 'write',
  handle: async () => {
    throw new VaultClosed('locked')
  },
})

const world = async () => {
  const here = await openWorld([keep, recall, hint, closed])
  return {
    ...here,
    tell: async (by: Speaker, words: string) => plainText((await here.say(by, words)).document),
    audit: async () =>
      (
        await here.database.db.selectFrom('audit').select(['by', 'verb', 'ids', 'outcome']).orderBy('seq').execute()
      ).map(row => Object.values(row).join(' ')),
    [Symbol.asyncDispose]: () => here[Symbol.asyncDispose](),
  }
}

describe('a record of the vault', () => {
  it('is shown to its author, and its reading is in the audit', async () => {
    await using here = await world()
    await here.tell('advocate', 'keep')
    expect(await here.tell('advocate', 'recall')).toContain('wants it softer')
    expect(await here.audit()).toEqual(['advocate recall ["record"] read'])
  })

  it('is in the audit also when the answer was a refusal', async () => {
    await using here = await world()
    await here.tell('advocate', 'keep')
    await here.tell('coordinator', 'hint')
    expect(await here.audit()).toEqual(['coordinator hint ["record"] read'])
  })

  it('leaves no trace in the audit of whoever may not read it', async () => {
    await using here = await world()
    await here.tell('advocate', 'keep')
    expect(await here.tell('neighbour', 'recall')).toContain('There is no C1.')
    expect(await here.audit()).toEqual([])
  })
})

describe('a closed vault', () => {
  it('is told of in a sentence, and nothing is stored', async () => {
    await using here = await world()
    const before = await here.rows()
    expect(await here.tell('advocate', 'closed')).toContain('vault unlock')
    expect(await here.rows()).toEqual(before)
  })
})
