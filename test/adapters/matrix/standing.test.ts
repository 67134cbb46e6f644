// Standing: whether Matrix is set up, never was, or lost its keys; a replica finds them where another one keeps them.
import { expect, it } from 'vitest'
import { lostWords, standingOf } from '#adapters/matrix/standing.ts'
import { eachJournal, journalAt } from '#test/adapters/matrix/store/journals.ts'

eachJournal('The standing of Matrix', fresh => {
  const keptInOf = (place: string) => (place.startsWith('postgres') ? { url: place } : { file: place })
  const heartbeats = (last: string | undefined) => ({ last: async () => last, beat: async () => undefined })

  it('is told from what is kept, whoever has it, and from what was', async () => {
    const place = await fresh()
    const settings = { keptIn: keptInOf(place) }
    const before = '2026-11-21T08:00:00.000Z'
    expect(await standingOf(settings, heartbeats(undefined))).toBe('never')
    expect(await standingOf(settings, heartbeats(before))).toBe('lost')
    expect(lostWords(settings)).toContain('palais matrix-login')
    await using journal = await journalAt(place)
    await journal.keep('account', Buffer.from('sealed'))
    expect(await standingOf(settings, heartbeats(before))).toBe('set up')
    const credentials = { homeserver: 'example.org', user: 'palais' }
    expect(await standingOf({ ...settings, credentials }, heartbeats(undefined))).toBe('set up')
  })
})
