// The head of the audit: posted each day where only owners read it, so that whoever cuts the audit is found out even with its keys.
import { describe, expect, it } from 'vitest'
import { sealOf } from '#db/stores/audit-trail.ts'
import { auditHead } from '#jobs/audit-head.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { clockwork } from '#test/support/clockwork.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { postbox } from '#test/support/postbox.ts'
import { openWorld } from '#test/support/world.ts'

const day = Temporal.Instant.from('2026-11-22T07:00:00Z')

const opened = async () => {
  const world = await openWorld()
  const instruments = fixedInstruments()
  let posted: ReturnType<typeof postbox>['posted'] = []
  const works = clockwork({
    database: world.database,
    instruments: { ...instruments, random: { ...instruments.random, id: () => crypto.randomUUID() } },
    start: day,
    messengers: now => {
      const box = postbox({ now })
      posted = box.posted
      return box.messengers
    },
  })
  const job = auditHead({ ...world.database, instruments, clock: works.now })
  return {
    ...world,
    tell: async (words: string) => plainText((await world.say('owner', words)).document),
    /** Lets the job and the deliveries run; what was posted, place and text. */
    morning: async () => {
      for (let again = 0; again < 2; again++) await job.run(works.now())
      await works.tick()
      return posted.map(one => `${one.place.address}: ${one.text}`)
    },
  }
}

describe('the head of the audit', () => {
  it('goes to the room that an owner named, once a day, and verifies what came before it', async () => {
    await using here = await opened()
    expect(await here.tell('audit room slack:CQROOM')).toContain('the head of the audit goes to slack:CQROOM')
    await here.tell('member role "Quamina advocate" observer')
    const posts = await here.morning()
    expect(posts).toHaveLength(1)
    const [, head = ''] = /^CQROOM: [\s\S]*audit verify ([\w-]{43})/.exec(posts[0] ?? '') ?? []
    expect(await here.tell(`audit verify ${head}`)).toContain('everything up to it is as it was')
  })

  it('goes to each owner where no room is named, or the room was let go', async () => {
    await using here = await opened()
    await here.tell('me zone:Kathmandu')
    expect(await here.morning()).toEqual([expect.stringContaining('!owner:example.org: ')])
    await here.tell('audit room slack:CQROOM')
    await here.tell('place remove slack:CQROOM')
    expect(await here.tell('audit room')).toContain('A direct conversation needs no link')
    expect(await here.tell('audit room slack:CQROOM')).toContain('is not linked')
    expect(await here.tell('audit room off')).toContain('to no room any more')
    expect(await here.tell('audit room off')).toContain('No room is named')
  })

  it('shows a cut that whoever has the keys made to look whole', async () => {
    await using here = await opened()
    await here.tell('audit room slack:CQROOM')
    await here.tell('lock')
    const [post = ''] = await here.morning()
    const [head = ''] = /[\w-]{43}/.exec(post) ?? []
    const { db, keyring } = here.database
    const [first] = await db.selectFrom('audit').selectAll().orderBy('seq').execute()
    await db.deleteFrom('audit').where('seq', '>', 1).execute()
    const seal = sealOf(keyring, 1, first?.hash ?? '')
    await db.updateTable('audit_head').set({ seq: 1, seal }).execute()
    const said = await here.tell(`audit verify ${head}`)
    expect(said).toContain('The audit is whole: 1 entries')
    expect(said).toContain('NOT in it')
  })
})
