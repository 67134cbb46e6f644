// Slack messages: whatever a document says, Slack takes it, shows all of it, and obeys none of it.
import type { KnownBlock } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Showing } from '#adapters/slack/show/shown-blocks.ts'
import type { SlackMessage } from '#adapters/slack/show/slack-message.ts'
import { slackMessages } from '#adapters/slack/show/slack-messages.ts'
import { answer, type Block, clear, fine, heading, type Inline, line, strong, struck } from '#src/reply/document.ts'
import { visible } from '#src/reply/plain-text.ts'
import { type Released, release } from '#src/reply/release.ts'
import { type Audience, thePublic } from '#src/security/audience.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { anyBlock, anyBlocks, hostileTexts } from '#test/support/any-document.ts'
import { messageFaults } from '#test/support/slack/block-kit.ts'
import { leavesOf as leaves, wordsOf } from '#test/support/slack/leaves.ts'

const released = (blocks: readonly Block[]): Released => release(answer(clear(blocks)), thePublic)
const shown = (blocks: readonly Block[], showing?: Showing): readonly SlackMessage[] =>
  slackMessages(released(blocks), showing)
const blocksOf = (...blocks: readonly Block[]): readonly KnownBlock[] => shown(blocks).flatMap(one => one.blocks)

const letters = (text: string): string => text.replace(/\s/g, '')

const section = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})

const everything: Showing = {
  mentions: new Map([['ana' as MemberId, 'U012ABCDE']]),
  files: new Map([['card', 'F012ABCDE']]),
  share: 'next 7d',
  asked: { channel: 'D012ABCDE', ts: '1804507200.000100', pasted: 'For: Kenya' },
}

describe('any document', () => {
  it('becomes messages that Slack takes', () => {
    fc.assert(
      fc.property(anyBlocks, fc.constantFrom(undefined, everything), (blocks, showing) => {
        for (const message of shown(blocks, showing)) expect(messageFaults(message)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('keeps below Slack’s sums with its blocks and its text together', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 20, maxLength: 60 }), blocks => {
        for (const { text, blocks: of } of shown(blocks)) {
          const lengths = leaves(of).flatMap(leaf => [leaf.text, leaf.fallback, leaf.alt_text])
          const sum = lengths.reduce<number>(
            (all, one) => all + (typeof one === 'string' ? one.length : 0),
            text.length,
          )
          expect(of.length).toBeLessThanOrEqual(50)
          expect(sum).toBeLessThanOrEqual(9_500)
          expect(JSON.stringify(of).length).toBeLessThanOrEqual(15_000)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('notifies nobody but whom the sender named', () => {
    fc.assert(
      fc.property(anyBlocks, blocks => {
        const kinds = shown(blocks, everything).flatMap(message => leaves(message.blocks))
        const notifying = kinds.filter(one =>
          ['user', 'usergroup', 'channel', 'broadcast', 'team'].includes(`${one.type}`),
        )
        expect(notifying.filter(one => one.type !== 'user' || one.user_id !== 'U012ABCDE')).toEqual([])
      }),
    )
  })
})

describe('what people type', () => {
  const places: readonly { readonly why: string; readonly of: (text: string) => readonly Block[] }[] = [
    { why: 'a line', of: text => [line(text)] },
    { why: 'a heading', of: text => [heading(text)] },
    { why: 'fine print', of: text => [fine(text)] },
    { why: 'bold, code and struck text', of: text => [line(strong(text), { kind: 'code', text }, struck(text))] },
    { why: 'an entry', of: text => [{ kind: 'entry', head: [text], facts: [[text]] }] },
    { why: 'a table', of: text => [{ kind: 'table', columns: ['a', text], rows: [[text, 'b']] }] },
    { why: 'pasted text', of: text => [{ kind: 'code', text }] },
    { why: 'a name that is mentioned', of: text => [line({ kind: 'mention', member: 'x' as MemberId, text })] },
    {
      why: 'a choice',
      of: text => [{ kind: 'choices', choices: [{ label: `${'a'.repeat(31)}${text}`, words: 'x' }] }],
    },
    { why: 'a moment', of: text => [line({ kind: 'time', instant: '2027-03-08T12:00:00Z', text })] },
  ]

  it.each(places)('stays words in $why, whole and literal', ({ of }) => {
    for (const text of hostileTexts) {
      const messages = shown(of(text))
      const kinds = new Set(messages.flatMap(message => leaves(message.blocks)).map(leaf => leaf.type))
      expect(kinds).not.toContain('mrkdwn')
      expect(kinds).not.toContain('link')
      expect(letters(wordsOf(messages))).toContain(letters(visible(text.toWellFormed())))
      for (const message of messages) expect(messageFaults(message)).toEqual([])
    }
  })

  it('is escaped in the text for lock screens', () => {
    const [message] = shown([line('<!channel> & <https://x|y>')])
    expect(message?.text).toBe('&lt;!channel&gt; &amp; &lt;https://x|y&gt;')
  })

  it('never moves onto a button as a format, and is cut there at 75', () => {
    const actions = [{ label: `<!here> *b* ${'x'.repeat(80)}`, words: 'next' }]
    const [list, buttons] = blocksOf({ kind: 'actions', actions })
    expect(JSON.stringify(list)).toContain('<!here> *b*')
    expect(JSON.stringify(buttons)).toContain('"text":"1"')
  })
})

describe('a document in Slack', () => {
  it('is lines of one section, and points below an entry', () => {
    expect(
      blocksOf(line('Nothing in 7 days.'), {
        kind: 'entry',
        head: [strong('HRC')],
        facts: [['Mon 8 Mar'], ['DEADLINE']],
      }),
    ).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Nothing in 7 days.' },
              { type: 'text', text: '\n' },
              { type: 'text', text: 'HRC', style: { bold: true } },
            ],
          },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'Mon 8 Mar' }] },
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'DEADLINE' }] },
            ],
          },
        ],
      },
    ])
  })

  it('says hours in words and shows each reader their own beside them', () => {
    const time: Inline = { kind: 'time', instant: '2027-03-08T12:00:00Z', text: '13:00 Geneva · 07:00 New York' }
    expect(blocksOf(line('Mon 8 Mar ', time))).toEqual([
      section(
        { type: 'text', text: 'Mon 8 Mar ' },
        { type: 'text', text: '13:00 Geneva · 07:00 New York' },
        { type: 'text', text: ' (' },
        {
          type: 'date',
          timestamp: 1804507200,
          format: '{date_short_pretty}, {time}',
          fallback: '13:00 Geneva · 07:00 New York',
        },
        { type: 'text', text: ' for you)' },
      ),
    ])
    expect(shown([line('Mon 8 Mar ', time)])[0]?.text).toBe('Mon 8 Mar 13:00 Geneva · 07:00 New York')
  })

  it('strikes the former fact through, for eyes and ears', () => {
    const [message] = shown([line('Was: ', struck('Tue 9 Mar'), ' Now: Wed 10 Mar')])
    expect(message?.blocks).toEqual([
      section(
        { type: 'text', text: 'Was: ' },
        { type: 'text', text: 'Tue 9 Mar', style: { strike: true } },
        { type: 'text', text: ' Now: Wed 10 Mar' },
      ),
    ])
    expect(message?.text).toBe('Was: ~Tue 9 Mar~ Now: Wed 10 Mar')
  })

  it('notifies an owner whose account is known, and names them in bold otherwise', () => {
    const owner = line('Owner: ', { kind: 'mention', member: 'ana' as MemberId, text: 'Ana' })
    expect(shown([owner], everything)[0]?.blocks[0]).toEqual(
      section({ type: 'text', text: 'Owner: ' }, { type: 'user', user_id: 'U012ABCDE' }),
    )
    expect(blocksOf(owner)).toEqual([
      section({ type: 'text', text: 'Owner: ' }, { type: 'text', text: 'Ana', style: { bold: true } }),
    ])
    expect(shown([owner], everything)[0]?.text).toBe('Owner: Ana')
  })

  it('shows a picture from its file, and its words where there is none', () => {
    const picture: Block = { kind: 'picture', picture: { name: 'card', alt: 'In favour 26', svg: '<svg/>' } }
    expect(shown([picture], everything)[0]).toEqual({
      text: 'In favour 26',
      blocks: [
        { type: 'image', slack_file: { id: 'F012ABCDE' }, alt_text: 'In favour 26' },
        expect.objectContaining({ type: 'actions' }),
      ],
    })
    expect(blocksOf(picture)).toEqual([section({ type: 'text', text: 'In favour 26' })])
  })

  it('lines up a narrow table, and tells a wide one as facts', () => {
    const narrow: Block = { kind: 'table', columns: ['', 'yes'], rows: [['Africa', '12']] }
    expect(wordsOf(shown([narrow]))).toBe('        yes\nAfrica  12')
    const wide: Block = { kind: 'table', columns: ['State', 'Why'], rows: [['Chad', 'y '.repeat(40)]] }
    expect(wordsOf(shown([wide]))).toContain('Why: y y')
  })

  it('says nothing to those who look at a lock screen when it is above GREEN', () => {
    const reader: Audience = {
      ...thePublic,
      destination: 'slack',
      privacy: 'private',
      outsiders: 'none',
      space: 's' as SpaceId,
      readers: ['ana' as MemberId],
      vault: 'open',
    }
    const part = { label: 'AMBER' as const, picks: true as const, space: 's' as SpaceId, blocks: [line('Ana saw KEN')] }
    const [message] = slackMessages(release(answer(part), reader))
    expect(message?.text).toBe('An answer for you, marked AMBER. Open it to read it.')
    expect(JSON.stringify(message?.blocks)).toContain('Ana saw KEN')
  })

  it('is nothing when there is nothing to say', () => {
    expect(shown([])).toEqual([])
  })
})

describe('a long document', () => {
  const many = Array.from({ length: 400 }, (_, index) => line(`Line ${index} ${'word '.repeat(10)}`))

  it('becomes several messages, each with its own text, and loses nothing', () => {
    const messages = shown(many)
    expect(messages.length).toBeGreaterThan(2)
    for (const { text } of messages) expect(text).toMatch(/^Line \d+/)
    for (let index = 0; index < 400; index += 1) expect(wordsOf(messages)).toContain(`Line ${index} `)
  })

  it('keeps a text of 3,001 characters whole, in pieces that Slack takes', () => {
    expect(wordsOf(shown([line('x'.repeat(3_001))]))).toBe('x'.repeat(3_001))
  })
})
