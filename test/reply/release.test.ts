// Release: what of a reply reaches whom, part by part.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clear, green, line, type Part } from '#src/reply/document.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { blocksOf, release } from '#src/reply/release.ts'
import { type Audience, destinations, thePublic } from '#src/security/audience.ts'
import { labels } from '#src/security/label.ts'
import { type Cell, shown } from '#src/security/label-table.ts'
import type { MemberId, OrganisationId, SpaceId } from '#src/security/member.ts'

const ours = 'coalition' as SpaceId
const theirs = 'another' as SpaceId
const organisation = 'watch' as OrganisationId
const ana = 'ana' as MemberId
const ben = 'ben' as MemberId

/** Ana alone in an encrypted direct room of her space. */
const direct: Audience = {
  destination: 'matrix-encrypted',
  space: ours,
  privacy: 'private',
  outsiders: 'none',
  organisation,
  readers: [ana],
  vault: 'open',
  greenInFeeds: 'no',
}
const slack: Audience = { ...direct, destination: 'slack' }
const clearRoom: Audience = { ...direct, destination: 'matrix-clear', privacy: 'shared', readers: [] }
const feed: Audience = { ...thePublic, space: ours }

const part = (label: Part['label'], more: Partial<Part> = {}): Part => ({
  label,
  blocks: [line('the words')],
  space: ours,
  pointer: 'a pointer',
  ...more,
})

const seen = (one: Part, audience: Audience): string => {
  const text = plainText(release({ to: 'asker', parts: [one] }, audience))
  return text === 'the words' ? 'shown' : text === 'a pointer' ? 'pointed at' : 'not told'
}

describe('a part', () => {
  const rows: readonly { part: Part; to: Partial<Audience>; from: Audience; is: string; why: string }[] = [
    { part: part('CLEAR'), from: thePublic, to: {}, is: 'shown', why: 'anyone may read it' },
    { part: part('CLEAR'), from: slack, to: { space: theirs, outsiders: 'guests' }, is: 'shown', why: 'wherever' },
    { part: part('GREEN'), from: slack, to: {}, is: 'shown', why: 'members of the space' },
    { part: part('GREEN'), from: slack, to: { outsiders: 'guests' }, is: 'not told', why: 'guests are in the channel' },
    {
      part: part('GREEN'),
      from: slack,
      to: { outsiders: 'other-organisations' },
      is: 'not told',
      why: 'a shared channel',
    },
    { part: part('GREEN'), from: slack, to: { space: theirs }, is: 'not told', why: 'another space' },
    { part: part('GREEN'), from: clearRoom, to: { space: theirs }, is: 'not told', why: 'another space' },
    { part: part('GREEN'), from: feed, to: {}, is: 'not told', why: 'the space did not say so' },
    { part: part('GREEN'), from: feed, to: { greenInFeeds: 'yes' }, is: 'shown', why: 'the space said so' },
    {
      part: part('GREEN'),
      from: feed,
      to: { greenInFeeds: 'yes', space: theirs },
      is: 'not told',
      why: 'not its feed',
    },
    { part: part('AMBER'), from: direct, to: {}, is: 'shown', why: 'encrypted, of the space' },
    { part: part('AMBER'), from: direct, to: { space: theirs }, is: 'not told', why: 'another space' },
    {
      part: part('AMBER'),
      from: direct,
      to: { outsiders: 'guests' },
      is: 'not told',
      why: 'somebody else is in the room',
    },
    { part: part('AMBER'), from: direct, to: { vault: 'closed' }, is: 'not told', why: 'an operator speaks for her' },
    { part: part('AMBER', { picks: true }), from: slack, to: {}, is: 'shown', why: 'picks, in private' },
    {
      part: part('AMBER', { picks: true }),
      from: slack,
      to: { privacy: 'shared' },
      is: 'pointed at',
      why: 'picks, but not in private',
    },
    { part: part('AMBER'), from: slack, to: {}, is: 'pointed at', why: 'free words do not go to Slack' },
    { part: part('AMBER'), from: slack, to: { space: theirs }, is: 'not told', why: 'not even that it exists' },
    { part: part('AMBER'), from: clearRoom, to: {}, is: 'pointed at', why: 'not encrypted' },
    { part: part('AMBER'), from: clearRoom, to: { space: theirs }, is: 'not told', why: 'not even that it exists' },
    { part: part('AMBER'), from: feed, to: { greenInFeeds: 'yes' }, is: 'not told', why: 'never in a feed' },
    { part: part('AMBER+STRICT', { organisation }), from: direct, to: {}, is: 'shown', why: 'her own organisation' },
    {
      part: part('AMBER+STRICT', { organisation: 'other' as OrganisationId }),
      from: direct,
      to: {},
      is: 'not told',
      why: 'another organisation',
    },
    {
      part: part('AMBER+STRICT'),
      from: { ...direct, organisation: undefined } as unknown as Audience,
      to: {},
      is: 'not told',
      why: 'no organisation is not the same one',
    },
    { part: part('RED', { recipients: [ana] }), from: direct, to: {}, is: 'shown', why: 'she is named' },
    {
      part: part('RED', { recipients: [ana] }),
      from: direct,
      to: { readers: [ana, ben] },
      is: 'not told',
      why: 'one reader is not named',
    },
    {
      part: part('RED', { recipients: [ana] }),
      from: direct,
      to: { readers: [] },
      is: 'not told',
      why: 'nobody knows who reads',
    },
    { part: part('RED', { recipients: [ana] }), from: slack, to: {}, is: 'not told', why: 'never in Slack' },
  ]
  it.each(rows)('of $part.label is $is: $why', ({ part: one, from, to, is }) => {
    expect(seen(one, { ...from, ...to })).toBe(is)
  })

  it('is replaced by a pointer that anyone may read', () => {
    const document = release({ to: 'asker', parts: [part('AMBER'), clear([line('public')])] }, clearRoom)
    expect(document.label).toBe('CLEAR')
    expect(plainText(document)).toBe('a pointer\npublic')
    expect(document.parts[0]).not.toHaveProperty('data')
  })
})

describe('a reply', () => {
  it('carries the highest label that remains', () => {
    const reply = { to: 'asker', parts: [clear([line('a')]), green([line('b')]), part('RED')] } as const
    expect(release(reply, direct).label).toBe('GREEN')
    expect(release(reply, feed).label).toBe('CLEAR')
  })

  it('says so when nothing of it may be shown, without a word of what it was', () => {
    expect(plainText(release({ to: 'asker', parts: [part('RED', { pointer: undefined } as never)] }, feed))).toBe(
      'The answer may not be shown here.',
    )
  })

  it('of no parts stays empty', () => {
    expect(blocksOf(release({ to: 'asker', parts: [] }, feed))).toEqual([])
  })

  it('never shows a part where the table says no, whoever reads', () => {
    const audience = fc.record({
      destination: fc.constantFrom(...destinations),
      space: fc.constantFrom(ours, theirs),
      privacy: fc.constantFrom('private' as const, 'shared' as const),
      outsiders: fc.constantFrom('none' as const, 'guests' as const, 'other-organisations' as const),
      organisation: fc.constantFrom(organisation, 'other' as OrganisationId),
      readers: fc.subarray([ana, ben]),
      vault: fc.constantFrom('open' as const, 'closed' as const),
      greenInFeeds: fc.constantFrom('yes' as const, 'no' as const),
    })
    const one = fc.record({ label: fc.constantFrom(...labels), recipients: fc.subarray([ana, ben]) })
    fc.assert(
      fc.property(one, audience, ({ label, recipients }, to) => {
        const is = seen(part(label, { recipients, organisation }), to)
        const cell: Cell = shown[to.destination][label]
        if (cell === 'no') expect(is).toBe('not told')
        if (cell === 'pointer') expect(is).not.toBe('shown')
        if (label !== 'CLEAR' && to.space === theirs) expect(is).toBe('not told')
        if (label === 'RED' && is === 'shown')
          expect(to.readers.every(reader => recipients.includes(reader))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
