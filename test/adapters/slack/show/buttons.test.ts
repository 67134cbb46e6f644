// Buttons: each says its words, whole, and gives way to typing where it cannot.
import { describe, expect, it } from 'vitest'
import { pressed } from '#adapters/slack/show/buttons.ts'
import type { Showing } from '#adapters/slack/show/shown-blocks.ts'
import type { SlackMessage } from '#adapters/slack/show/slack-message.ts'
import { slackMessages } from '#adapters/slack/show/slack-messages.ts'
import { answer, type Block, clear, line } from '#src/reply/document.ts'
import { release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import { leavesOf as leaves, wordsOf } from '#test/support/slack/leaves.ts'

const shown = (blocks: readonly Block[], showing?: Showing): readonly SlackMessage[] =>
  slackMessages(release(answer(clear(blocks)), thePublic), showing)

describe('buttons', () => {
  const buttonsOf = (messages: readonly SlackMessage[]) =>
    messages.flatMap(message => leaves(message.blocks)).filter(leaf => leaf.type === 'button')
  const press = (messages: readonly SlackMessage[]) =>
    buttonsOf(messages).map(one => pressed(String(one.action_id), one.value as string))

  it('say the words written on them', () => {
    const actions = [
      { label: 'Claim', words: 'claim hrc-64' },
      { label: 'Snooze 2 h', words: 'snooze 2h hrc-64' },
    ]
    expect(press(shown([{ kind: 'actions', actions }]))).toEqual([
      { deed: 'say', words: 'claim hrc-64' },
      { deed: 'say', words: 'snooze 2h hrc-64' },
    ])
  })

  it('stand out when they confirm', () => {
    const actions = [{ label: 'Confirm', words: 'event cancel hrc-64 confirm:t0.AAAA' }]
    expect(buttonsOf(shown([{ kind: 'actions', actions }]))[0]).toMatchObject({ style: 'primary' })
  })

  it('share an answer with the room by saying its words again', () => {
    expect(press(shown([line('x')], { share: 'next 7d HRC' }))).toEqual([{ deed: 'share', words: 'next 7d HRC' }])
  })

  it('are numbers below a list when there are many choices, or long ones', () => {
    const choices = Array.from({ length: 101 }, (_, index) => ({
      label: `State ${index}`,
      words: `vote record ${index}`,
    }))
    const messages = shown([{ kind: 'choices', choices }])
    expect(wordsOf(messages)).toContain('101  State 100')
    expect(press(messages)).toEqual(choices.map(({ words }) => ({ deed: 'say', words })))
    expect(buttonsOf(messages)[100]).toMatchObject({ text: { text: '101' } })
  })

  it('point to the lines in the message that asked when they cannot hold them', () => {
    const lines = 'Kenya yes\n'.repeat(300).trim()
    const actions = [{ label: 'Confirm', words: `vote log L.4 confirm:t0.AAAA\n${lines}` }]
    const asked = { channel: 'D012ABCDE', ts: '1804507200.000100', pasted: lines }
    expect(press(shown([{ kind: 'actions', actions }], { asked }))).toEqual([
      {
        deed: 'again',
        words: 'vote log L.4 confirm:t0.AAAA',
        message: { channel: 'D012ABCDE', ts: '1804507200.000100' },
      },
    ])
  })

  it('give way to words to type when nothing else can hold them', () => {
    const lines = 'Kenya yes\n'.repeat(300)
    const messages = shown([
      { kind: 'actions', actions: [{ label: 'Confirm', words: `vote log L.4 confirm:t0.AAAA\n${lines}` }] },
    ])
    expect(buttonsOf(messages)).toEqual([])
    expect(wordsOf(messages)).toBe(
      'Confirm: too long for a button. Type vote log L.4 confirm:t0.AAAA, with the same lines below it.',
    )
  })

  it('of others are not ours', () => {
    expect(pressed('other:1', 'next')).toBeUndefined()
    expect(pressed('say:1', undefined)).toBeUndefined()
    expect(pressed('again:1', 'nonsense')).toBeUndefined()
  })
})
