// Block Kit: the judge refuses what Slack refuses, so that passing it means something.
import { describe, expect, it } from 'vitest'
import { messageFaults, optionsFaults, viewFaults } from '#test/support/slack/block-kit.ts'

const text = (of: string) => ({ type: 'plain_text', text: of })
const rich = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: text('Go'), value: 'next', ...more })
const many = <T>(length: number, of: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => of(index))
const divider = { type: 'divider' }
const option = (index: number) => ({ text: text(`o${index}`), value: `${index}` })
const input = (element: object) => ({ type: 'input', label: text('Date'), element })

const badMessages: readonly { readonly why: string; readonly blocks: readonly unknown[]; readonly text?: string }[] = [
  { why: 'no blocks at all', blocks: [] },
  { why: 'more than 50 blocks', blocks: many(51, () => divider) },
  { why: 'an unknown block', blocks: [{ type: 'banner' }] },
  { why: 'an unknown property', blocks: [{ type: 'divider', colour: 'red' }] },
  { why: 'an empty text', blocks: [rich({ type: 'text', text: '' })] },
  { why: 'a text of 3,001 characters', blocks: [rich({ type: 'text', text: 'x'.repeat(3001) })] },
  { why: 'a section without elements', blocks: [rich()] },
  { why: 'text that Slack reads for formats', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*b*' } }] },
  { why: 'a date without a format', blocks: [rich({ type: 'date', timestamp: 1 })] },
  { why: 'a date in milliseconds', blocks: [rich({ type: 'date', timestamp: 1804507200000, format: '{date}' })] },
  { why: 'a link that is no address', blocks: [rich({ type: 'link', url: 'x' })] },
  { why: 'a header of 151 characters', blocks: [{ type: 'header', text: text('x'.repeat(151)) }] },
  { why: 'a picture without words', blocks: [{ type: 'image', slack_file: { id: 'F01' }, alt_text: '' }] },
  { why: 'a picture without a source', blocks: [{ type: 'image', alt_text: 'x' }] },
  { why: '26 buttons', blocks: [{ type: 'actions', elements: many(26, index => button({ action_id: `a${index}` })) }] },
  { why: 'two buttons of one id', blocks: [{ type: 'actions', elements: [button(), button()] }] },
  {
    why: 'a label of 76 characters',
    blocks: [{ type: 'actions', elements: [button({ text: text('x'.repeat(76)) })] }],
  },
  {
    why: 'a value of 2,001 characters',
    blocks: [{ type: 'actions', elements: [button({ value: 'x'.repeat(2001) })] }],
  },
  { why: 'an input outside of a view', blocks: [input({ type: 'datepicker' })] },
  { why: 'a sum that Slack refuses', blocks: many(6, () => rich({ type: 'text', text: 'x'.repeat(2000) })) },
  { why: 'a text that pings', blocks: [divider], text: 'hello <!channel>' },
]

const modal = (more: object = {}) => ({
  type: 'modal',
  title: text('Log'),
  submit: text('Save'),
  blocks: [divider],
  ...more,
})

const badViews: readonly { readonly why: string; readonly view: unknown }[] = [
  { why: 'a title of 25 characters', view: modal({ title: text('x'.repeat(25)) }) },
  { why: 'more than 100 blocks', view: modal({ blocks: many(101, () => divider) }) },
  {
    why: 'an input without a way to submit',
    view: { ...modal({ blocks: [input({ type: 'datepicker' })] }), submit: undefined },
  },
  { why: 'metadata of 3,001 characters', view: modal({ private_metadata: 'x'.repeat(3001) }) },
  { why: '101 options', view: modal({ blocks: [input({ type: 'static_select', options: many(101, option) })] }) },
  { why: 'no options', view: modal({ blocks: [input({ type: 'static_select', options: [] })] }) },
  {
    why: 'a first choice that cannot be chosen',
    view: modal({ blocks: [input({ type: 'static_select', options: [option(1)], initial_option: option(2) })] }),
  },
  { why: 'a day that is none', view: modal({ blocks: [input({ type: 'datepicker', initial_date: '9 March' })] }) },
  {
    why: 'two blocks of one id',
    view: modal({
      blocks: [
        { ...divider, block_id: 'x' },
        { ...divider, block_id: 'x' },
      ],
    }),
  },
  {
    why: 'two elements that want the focus',
    view: modal({
      blocks: [input({ type: 'datepicker', focus_on_load: true }), input({ type: 'timepicker', focus_on_load: true })],
    }),
  },
  { why: 'a home with a title', view: { type: 'home', title: text('x'), blocks: [divider] } },
]

describe('the judge of Block Kit', () => {
  it('takes what Slack takes', () => {
    const blocks = [rich({ type: 'text', text: 'Hello' }), { type: 'actions', elements: [button()] }]
    expect(messageFaults({ text: 'Hello', blocks })).toEqual([])
    expect(viewFaults(modal({ blocks: [input({ type: 'static_select', options: many(100, option) })] }))).toEqual([])
    expect(viewFaults({ type: 'home', blocks })).toEqual([])
    expect(optionsFaults({ options: many(100, option) })).toEqual([])
  })

  it.each(badMessages)('refuses a message with $why', ({ blocks, text: said = 'Hello' }) => {
    expect(messageFaults({ text: said, blocks })).not.toEqual([])
  })

  it.each(badViews)('refuses a view with $why', ({ view }) => {
    expect(viewFaults(view)).not.toEqual([])
  })

  it('refuses more than a hundred answers to a search', () => {
    expect(optionsFaults({ options: many(101, option) })).not.toEqual([])
  })

  it('says where it is wrong', () => {
    expect(messageFaults({ text: 'x', blocks: [rich({ type: 'text', text: 'x'.repeat(3001) })] })).toEqual([
      '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ])
  })
})
