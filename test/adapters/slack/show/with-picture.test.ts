// A message in which words stand for a picture that Slack does not take.
import { describe, expect, it } from 'vitest'
import { hasPicture, inWords } from '#adapters/slack/show/with-picture.ts'
import { messageFaults } from '#test/support/slack/block-kit.ts'

const message = {
  text: 'Result.',
  blocks: [
    { type: 'divider' },
    { type: 'image', slack_file: { id: 'F012345678' }, alt_text: 'Result. In favour 3, against 2 <!channel>.' },
  ],
} as const

describe('a message with a picture', () => {
  it('says in words what the picture shows, and is taken as it is', () => {
    expect(hasPicture(message)).toBe(true)
    const words = inWords(message)
    expect(hasPicture(words)).toBe(false)
    expect(JSON.stringify(words.blocks[1])).toContain('In favour 3, against 2 <!channel>.')
    expect(messageFaults(words)).toEqual([])
  })

  it('is left alone when it shows none', () => {
    const plain = { text: 'Nothing.', blocks: [{ type: 'divider' }] } as const
    expect(inWords(plain)).toEqual(plain)
    expect(hasPicture({})).toBe(false)
  })
})
