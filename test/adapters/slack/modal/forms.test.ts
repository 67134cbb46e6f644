// Forms: every command has a modal that Slack takes, and filling it in says the same as typing.
import type { InputBlock } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsInSlack, formView, skeletonView } from '#adapters/slack/modal/form-view.ts'
import { messageForm } from '#adapters/slack/modal/message-form.ts'
import { searchedOptions } from '#adapters/slack/modal/searched-options.ts'
import { submitted } from '#adapters/slack/modal/submitted.ts'
import { menu } from '#src/commands/index.ts'
import type { Command } from '#src/conversation/command.ts'
import { choiceField } from '#src/conversation/fields.ts'
import { type Form, fillText, formInstead, formOf } from '#src/conversation/form.ts'
import { findCommand, parse } from '#src/conversation/parse.ts'
import { cut } from '#src/conversation/words.ts'
import { typed } from '#src/security/label-table.ts'
import { hostileTexts } from '#test/support/any-document.ts'
import { optionsFaults, viewFaults } from '#test/support/slack/block-kit.ts'
import { fill, inputsIn } from '#test/support/slack/fill.ts'

const all = menu.filter(one => Object.keys(one.fields).length > 0).map(one => ({ verb: one.verb, one }))
/** What may not be typed into Slack has no form there. */
const withFields = all.filter(({ one }) => fieldsInSlack(one).length > 0)
const whole = all.filter(({ one }) => fieldsInSlack(one).length === Object.keys(one.fields).length)
const commandOf = (verb: string): Command => findCommand(cut(verb).tokens, menu)!
const viewOf = (form: Form, prefix = '') => formView(form, { remembered: { channel: 'C012ABCDE' }, prefix })!
const blank = (verb: string): Form => ({ command: commandOf(verb), filled: new Map() })

describe.each(withFields)('the form of $verb', ({ one }) => {
  it('is one that Slack takes, empty and filled in by each of its examples', () => {
    expect(viewFaults(viewOf({ command: one, filled: new Map() }))).toEqual([])
    expect(viewFaults(skeletonView(one))).toEqual([])
    for (const example of one.examples) expect(viewFaults(viewOf(formOf(example, menu)!))).toEqual([])
  })

  it.runIf(whole.some(other => other.one === one))('says what each of its examples says', () => {
    for (const example of one.examples) {
      const told = submitted(fill(viewOf(formOf(example, menu)!), {}), { menu, prefix: '' })
      expect(told?.errors, example).toEqual({})
      const [typed, filledIn] = [example, told!.words].map(words => parse(cut(words), menu))
      expect(typed?.ok && filledIn?.ok, `${example} = ${told?.words}`).toBe(true)
      expect(JSON.stringify(filledIn)).toBe(JSON.stringify(typed))
    }
  })

  const textFor = ({ block_id, element }: InputBlock): fc.Arbitrary<string> => {
    const field = one.fields[String(block_id).split(':')[1] ?? '']!
    switch (element.type) {
      case 'static_select':
        return fc.constantFrom(...(element.options ?? []).map(option => String(option.value)))
      case 'external_select':
        return fc.constantFrom('KEN', 'COD', 'KOR')
      case 'datepicker':
        return fc.constantFrom('2027-03-09', '2026-12-31')
      case 'timepicker':
        return fc.constantFrom('09:00', '23:59')
      case 'users_select':
        return fc.constantFrom('U012ABCDE', 'W999')
      case 'number_input':
        return fc.constantFrom('1', '42')
      default:
        if (field.kind === 'filter') return fc.constantFrom('HRC deadlines', '30d state:NPL', 'upr kind:deadline')
        return fc.oneof(fc.constantFrom(field.example, ...hostileTexts), fc.string({ unit: 'binary', maxLength: 30 }))
    }
  }

  it('says in words what was filled in, whatever it was', () => {
    const view = viewOf({ command: one, filled: new Map() })
    const inputs = inputsIn(view)
    const filled = fc
      .tuple(...inputs.map(input => fc.option(textFor(input), { nil: undefined })))
      .map(texts => texts.flatMap((text, at) => (text === undefined ? [] : [[String(inputs[at]?.block_id), text]])))
      .map(entries => Object.fromEntries(entries) as Record<string, string>)
    fc.assert(
      fc.property(filled, texts => {
        const told = submitted(fill(view, texts), { menu, prefix: '' })!
        const blocks = inputs.map(input => input.block_id)
        for (const [block, sentence] of Object.entries(told.errors)) {
          expect(blocks).toContain(block)
          expect(sentence).toMatch(/\S{2}/)
        }
        if (Object.keys(told.errors).length > 0) return
        const understood = parse(cut(told.words), menu)
        expect(understood.ok, `${told.words}: ${JSON.stringify(understood)}`).toBe(true)
        if (!understood.ok) return
        expect(understood.value.command.verb).toBe(one.verb)
        for (const [name, field] of Object.entries(one.fields)) {
          const text = told.form.filled.get(name)
          const read = text === undefined ? { ok: true, value: undefined } : field.read(text)
          expect(JSON.stringify(understood.value.args[name])).toBe(JSON.stringify(read.ok ? read.value : undefined))
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('a command whose words may not be typed into Slack', () => {
  it.each(all.filter(({ one }) => typed.slack[one.typed] === 'no'))('has no form: $verb', ({ one }) => {
    expect(formView({ command: one, filled: new Map() }, { remembered: {}, prefix: '' })).toBeUndefined()
  })

  it.each(all.filter(({ one }) => typed.slack[one.typed] === 'picks'))(
    'has a form of picks alone: $verb',
    ({ one }) => {
      const view = formView({ command: one, filled: new Map() }, { remembered: {}, prefix: '' })
      if (view !== undefined) expect(viewFaults(view)).toEqual([])
    },
  )
})

describe('a form', () => {
  it('has what is needed first, then lines to paste, then the rest', () => {
    const ids = inputsIn(viewOf(blank('vote log'))).map(input => input.block_id)
    expect(ids.slice(0, 2)).toEqual(['words:draft', 'words:pasted'])
    expect(inputsIn(viewOf(blank('vote log'))).map(input => input.optional)).toEqual([
      false,
      ...ids.slice(1).map(() => true),
    ])
  })

  it('picks States, days, hours, choices and people, and takes the rest as text', () => {
    const kinds = (verb: string) =>
      inputsIn(viewOf(blank(verb))).map(input => `${input.block_id} ${input.element.type}`)
    expect(kinds('vote record')).toEqual(['state:state external_select', 'option:body static_select'])
    expect(kinds('event move').slice(0, 4)).toEqual([
      'words:event plain_text_input',
      'day:when datepicker',
      'hour:when timepicker',
      'words:when plain_text_input',
    ])
    expect(kinds('assign').slice(0, 2)).toEqual(['person:who users_select', 'words:who plain_text_input'])
  })

  it('says that longer pastes go by direct message', () => {
    const paste = inputsIn(viewOf(blank('vote log'))).find(input => input.block_id === 'words:pasted')
    expect(paste?.hint?.text).toMatch(/3,000 characters.*write to me directly/)
    expect(paste?.element).toMatchObject({ multiline: true, max_length: 3000 })
  })

  it('carries which command and where, and nothing that anybody wrote', () => {
    const view = viewOf(formOf('vote log A/HRC/62/L.4 yes: KEN', menu)!)
    expect(JSON.parse(view.private_metadata!)).toEqual({ verb: 'vote log', channel: 'C012ABCDE' })
  })

  it('names people of another workspace by its id', () => {
    const view = viewOf(blank('assign'), 'T2/')
    const told = submitted(fill(view, { 'person:who': 'U01', 'words:event': 'hrc-64' }), { menu, prefix: 'T2/' })
    expect(told?.words).toBe('assign "slack:T2/U01" hrc-64')
  })

  it.each([
    ['', 'slack:U01', 'person:who', 'U01'],
    ['T2/', 'slack:T2/U01', 'person:who', 'U01'],
    ['', 'slack:T2/U01', 'words:who', 'slack:T2/U01'],
    ['T2/', 'slack:U01', 'words:who', 'slack:U01'],
    ['T2/', 'slack:T3/U01', 'words:who', 'slack:T3/U01'],
  ])('where ids begin with "%s" has %s at first in %s', (prefix, who, block, held) => {
    const view = viewOf({ command: commandOf('assign'), filled: new Map([['who', who]]) }, prefix)
    expect(viewFaults(view)).toEqual([])
    const input = inputsIn(view).find(one => one.block_id === block)
    expect(Object.values(input?.element ?? {})).toContain(held)
  })

  it('shows at its field what a field cannot be', () => {
    const view = viewOf(blank('snooze'))
    const told = submitted(fill(view, { 'words:length': 'a while', 'words:event': 'hrc-64' }), { menu, prefix: '' })
    expect(told?.errors).toEqual({
      'words:length': '"a while" is not a length of time. Type 30m, 2h, 7d, 5w, 6mo or 1y.',
    })
  })

  it('shows that a word was left out before another', () => {
    const told = submitted(fill(viewOf(blank('ask show')), { 'words:states': 'BEN' }), { menu, prefix: '' })
    expect(told?.errors).toEqual({ 'words:ask': 'Fill this in too, for example: A7' })
  })

  it('is none of ours without its note, or without its command', () => {
    const values = { state: { values: {} } }
    for (const private_metadata of ['', '{', '[]', 'null', '{"verb":1}', '{"verb":"format disk"}', 'x'.repeat(4000)])
      expect(submitted({ private_metadata, ...values }, { menu, prefix: '' })).toBeUndefined()
  })

  it('has no field for free words where only picks may be typed', () => {
    const ids = inputsIn(viewOf(blank('contact log'))).map(input => input.block_id)
    expect(ids).toEqual(['state:state', 'option:stance', 'option:confidence', 'day:day', 'day:next', 'option:names'])
    expect(fieldsInSlack({ ...commandOf('event move'), typed: 'AMBER' }), 'it needs a word').toEqual([])
    expect(fieldsInSlack({ ...commandOf('event move'), typed: 'RED' })).toEqual([])
  })
})

describe('a bare command', () => {
  it.each([
    { words: 'vote log', form: 'vote log', why: 'it needs a draft' },
    { words: 'Event  Move', form: 'event move', why: 'however it is typed' },
    { words: 'event add', form: 'event add', why: 'it takes lines' },
    { words: 'vote record', form: 'vote record', why: 'it needs a State' },
    { words: 'next', form: undefined, why: 'it needs nothing' },
    { words: 'me', form: undefined, why: 'it shows something' },
    { words: 'help', form: undefined, why: 'it shows something' },
    { words: 'status', form: undefined, why: 'it takes nothing that is needed' },
    { words: 'show hrc-64', form: undefined, why: 'it says everything' },
    { words: 'event move hrc-64', form: undefined, why: 'it was begun, and gets a sentence' },
    { words: 'vote log\nFor: Kenya', form: undefined, why: 'lines came with it' },
    { words: 'xyzzy', form: undefined, why: 'it is no command' },
  ])('"$words": form $form, because $why', ({ words, form }) => {
    expect(formInstead(words, menu)?.command.verb).toBe(form)
  })
})

const statesFor = (typed: string) => searchedOptions({ action_id: 'state:state', value: typed }, menu)

describe('a picker of States', () => {
  it.each([
    ['ken', 'Kenya (KEN)'],
    ['côte', 'Côte d’Ivoire (CIV)'],
    ['drc', 'Democratic Republic of the Congo (COD)'],
    ['royaume', 'United Kingdom (GBR)'],
  ])('finds %s', (typed, label) => {
    expect(statesFor(typed).map(option => option.text.text.replace("'", '’'))).toContain(label)
  })

  it('never offers more than Slack takes, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...hostileTexts, 'a', 'e', 's'), fc.string()), typed => {
        expect(optionsFaults({ options: statesFor(typed) })).toEqual([])
      }),
    )
  })

  it('offers nothing to other pickers', () => {
    expect(searchedOptions({ action_id: 'other', value: 'ken' }, menu)).toEqual([])
  })
})

describe('a picker of choices', () => {
  const choices = Array.from({ length: 101 }, (_, index) => `room-${index}`)
  const wide = (count: number): Command => ({
    ...commandOf('show'),
    fields: { room: choiceField(choices.slice(0, count), { help: 'room', example: 'room-7' }) },
  })
  const pickerOf = (of: Command, room?: string) =>
    inputsIn(viewOf({ command: of, filled: new Map(room === undefined ? [] : [['room', room]]) }))[0]!
  const offered = (value: string) =>
    searchedOptions({ action_id: 'option:room', value, view: { private_metadata: '{"verb":"show"}' } }, [
      wide(101),
    ]).map(option => option.value)

  it.each([
    [100, 'static_select', 'a menu holds so many'],
    [101, 'external_select', 'a menu holds no more, so that it is searched'],
  ])('of %i is a %s, because %s', (count, type) => {
    const command = wide(count)
    expect(viewFaults(viewOf({ command, filled: new Map() }))).toEqual([])
    expect(pickerOf(command).element.type).toBe(type)
    expect(pickerOf(command, 'room-7').element).toMatchObject({ initial_option: { value: 'room-7' } })
    const view = viewOf({ command, filled: new Map() })
    const told = submitted(fill(view, { 'option:room': `room-${count - 1}` }), { menu: [command], prefix: '' })
    expect(told?.words).toBe(`show room-${count - 1}`)
  })

  it.each([
    ['room-100', ['room-100'], 'it is whole'],
    ['ROOM-9', ['room-9', ...Array.from({ length: 10 }, (_, index) => `room-9${index}`)], 'case does not matter'],
    ['00', ['room-100'], 'it holds it'],
    ['rom-100', ['room-100', 'room-10'], 'it is near'],
    ['elsewhere', [], 'nothing is like it'],
  ])('that is searched offers for "%s" %j, because %s', (typed, expected) => {
    expect(offered(typed)).toEqual(expected)
  })

  it('that is searched never offers more than Slack takes', () => {
    expect(offered('')).toHaveLength(100)
    expect(offered('room')).toHaveLength(100)
    expect(searchedOptions({ action_id: 'option:room', value: '' }, [wide(101)])).toEqual([])
  })
})

describe('a form from a message', () => {
  it('begins with its text, and with the first symbol in it', () => {
    const text = 'Just adopted, A/HRC/62/L.4!\nIn favour: Kenya, Chile'
    const form = messageForm(commandOf('vote log'), text)
    expect(form.filled).toEqual(
      new Map([
        ['draft', 'A/HRC/62/L.4'],
        ['pasted', text],
      ]),
    )
    expect(viewFaults(viewOf(form))).toEqual([])
  })

  it('says what to do with a text that is too long for it', () => {
    const form = messageForm(commandOf('event add'), 'Tue 9 Mar 10:00 ID defenders\n'.repeat(120))
    expect(form.filled.size).toBe(0)
    expect(JSON.stringify(form.above)).toMatch(/too long for a form.*directly/)
  })

  it('is one that Slack takes, whatever the message says', () => {
    for (const text of hostileTexts)
      for (const verb of ['vote log', 'event add']) {
        const { above, ...form } = messageForm(commandOf(verb), text)
        const view = formView(form, { remembered: {}, prefix: '', ...(above === undefined ? {} : { above }) })
        expect(viewFaults(view)).toEqual([])
        const paste = commandOf(verb).fields[verb === 'vote log' ? 'pasted' : 'lines']!
        if (above === undefined && fillText(paste, text) !== '')
          expect([...form.filled.values()]).toContain(fillText(paste, text))
      }
  })
})
