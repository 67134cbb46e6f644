// Records of the vault in conversation: what may be typed where, who reads again, what is erased, held and audited.
import { describe, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import type { MemberId } from '#src/security/member.ts'
import { keepRecord, recallRecord } from '#test/support/keep-record.ts'
import { openWorld, type Speaker } from '#test/support/world.ts'

const SLACK = { platform: 'slack', destination: 'slack', id: 'D1' } as const

const confirmWords = (document: Released): string =>
  blocksOf(document).flatMap(block => (block.kind === 'actions' ? block.actions.map(action => action.words) : []))[0] ??
  ''

const world = async () => {
  const here = await openWorld([...menu, keepRecord, recallRecord])
  return {
    ...here,
    tell: async (by: Speaker, words: string, where = {}) => plainText((await here.say(by, words, where)).document),
    doIt: async (by: Speaker, words: string) =>
      plainText((await here.say(by, confirmWords((await here.say(by, words)).document))).document),
    [Symbol.asyncDispose]: () => here[Symbol.asyncDispose](),
  }
}

describe('words of the vault typed in Slack', () => {
  it('are dropped unstored while picks are kept, and the person is told', async () => {
    await using here = await world()
    const said = await here.tell('advocate', 'keep AMBER words:"wants OP5 softer"', SLACK)
    expect(said).toContain('Kept C1.')
    expect(said).toContain('I kept only what was picked.')
    expect(await here.tell('advocate', 'recall C1')).not.toContain('softer')
  })

  it('come back in an encrypted conversation, and in Slack only as picks', async () => {
    await using here = await world()
    await here.tell('advocate', 'keep AMBER+STRICT words:"wants OP5 softer"')
    expect(await here.tell('advocate', 'recall C1')).toContain('softer')
    const inSlack = await here.tell('advocate', 'recall C1', SLACK)
    expect(inSlack).toContain('picks: AMBER+STRICT')
    expect(inSlack).not.toContain('softer')
  })
})

describe('redact', () => {
  it('erases a record for good, says what remains, and knows it later by its number alone', async () => {
    await using here = await world()
    await here.tell('advocate', 'keep RED words:secret')
    expect(await here.tell('coordinator', 'redact C1')).toContain('There is no record "C1"')
    const said = await here.doIt('advocate', 'redact C1')
    expect(said).toContain('C1 is erased')
    for (const where of ['backups', 'Slack', 'Matrix', 'calendars']) expect(said).toContain(where)
    expect(await here.tell('advocate', 'recall C1')).toContain('There is no C1.')
    expect(await here.tell('owner', 'redact C1')).toContain('C1 was erased on')
    const { database } = here
    for (const table of ['vault_key', 'vault_column', 'vault_version'] as const)
      expect(await database.db.selectFrom(table).selectAll().execute()).toEqual([])
  })

  it('is refused while two people hold the record', async () => {
    await using here = await world()
    await here.tell('advocate', 'keep AMBER')
    expect(await here.tell('advocate', 'hold C1')).toContain('when a second person says the same')
    expect(await here.tell('coordinator', 'hold C1')).toContain('C1 is held')
    expect(await here.tell('advocate', 'redact C1')).toContain('held by two people')
    expect(await here.tell('owner', 'hold C1 off')).toContain('held no longer')
  })
})

describe('the audit', () => {
  it('says to the author who was shown a record', async () => {
    await using here = await world()
    await here.tell('advocate', 'keep AMBER')
    expect(await here.tell('advocate', 'audit who-read C1')).toContain('Nobody was shown C1 yet.')
    await here.tell('coordinator', 'recall C1')
    expect(await here.tell('advocate', 'audit who-read C1')).toContain('Quamina coordinator was shown 1 by recall')
    expect(await here.tell('coordinator', 'audit who-read C1')).toContain('There is no record')
    expect(await here.tell('coordinator', 'audit mine')).toContain('was shown 1 by recall')
  })

  it('finds a head that was posted, and misses it once the end was cut off', async () => {
    await using here = await world()
    await here.tell('advocate', 'keep AMBER')
    const { head } = await here.database.stores.audit.verify()
    await here.tell('advocate', 'keep AMBER')
    expect(await here.tell('owner', `audit verify ${head}`)).toContain('is entry 1; everything up to it')
    expect(await here.tell('owner', 'audit verify another')).toContain('is NOT in it')
  })
})

describe('status', () => {
  it('walks the newest entries of a long audit, and says what walks them all', async () => {
    await using here = await world()
    const { atomically, db } = here.database
    const entry = { at: '2026-11-21T08:00:00.000Z', by: 'owner', verb: 'claim', ids: [], outcome: 'done' } as const
    await atomically(async ({ audit }) => {
      for (let entries = 0; entries < 510; entries++) await audit.record(entry)
    })
    const unbroken = 'Audit trail: 510 entries, chain unbroken in the newest 500 ("audit verify" reads all).'
    expect(await here.tell('owner', 'status')).toContain(unbroken)
    await db.updateTable('audit').set({ verb: 'done' }).where('seq', '=', 10).execute()
    expect(await here.tell('owner', 'status')).toContain(unbroken)
    expect(await here.tell('owner', 'audit verify')).toContain('BROKEN at entry 10')
    await db.updateTable('audit').set({ verb: 'done' }).where('seq', '=', 11).execute()
    expect(await here.tell('owner', 'status')).toContain('BROKEN at entry 11')
    await db.deleteFrom('audit').where('seq', '=', 10).execute()
    expect(await here.tell('owner', 'status')).toContain('BROKEN at entry 10')
  })
})

describe('what is RED', () => {
  it('is read with a word from another platform only, when the person has one', async () => {
    await using here = await world()
    await here.tell('advocate', 'keep RED words:secret')
    expect(await here.tell('advocate', 'recall C1')).toContain('secret')
    await here.database.stores.members.addAccount('advocate' as MemberId, { platform: 'slack', id: 'UADV' })
    const refused = await here.tell('advocate', 'recall C1')
    expect(refused).toContain('Say there, in slack: confirm.')
    expect(refused).not.toContain('secret')
    await here.say('advocate', 'confirm', { ...SLACK, id: 'D2' })
    expect(await here.tell('advocate', 'recall C1')).not.toContain('secret')
    await here.database.stores.agreements.add({
      space: 'ours' as never,
      deed: JSON.stringify(['step-up', 'advocate', 'slack']),
      by: 'advocate' as MemberId,
      at: '2026-11-21T08:00:00.000Z',
    })
    expect(await here.tell('advocate', 'recall C1')).toContain('secret')
  })
})
