// Parse: what is understood, and how somebody is helped who said it otherwise.
import { describe, expect, it } from 'vitest'
import { type Command, command, usage } from '#src/conversation/command.ts'
import {
  choiceField,
  durationField,
  eventField,
  memberField,
  option,
  optional,
  pasteField,
  rest,
  stateField,
  textField,
  whenField,
  wordField,
} from '#src/conversation/fields.ts'
import { parse } from '#src/conversation/parse.ts'
import { cut } from '#src/conversation/words.ts'
import { answer } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'

const about = (help: string, example = help) => ({ help, example })
const define = (verb: string, fields: Command['fields'], examples = [verb]): Command =>
  command({
    verb,
    fields,
    examples,
    summary: verb,
    permission: 'read',
    effect: 'read',
    handle: async () => ok(answer()),
  })

const why = option(textField(about('reason')))
const menu: readonly Command[] = [
  define('next', {
    span: optional(durationField),
    filter: optional(rest({ ...textField(about('filter')), kind: 'filter' })),
  }),
  define('show', { event: eventField }, ['show hrc-64']),
  define('event add', {
    title: optional(rest(textField(about('title')))),
    when: option(whenField),
    place: option(textField(about('place'))),
    state: option(stateField),
    slug: option(wordField(about('short name'))),
    lines: pasteField(about('lines')),
  }),
  define('event move', { event: eventField, when: whenField, why, source: option(textField(about('source'))) }),
  define('event cancel', { event: eventField, why }, ['event cancel hrc-64 why:funding']),
  define('member add', { who: memberField, role: option(choiceField(['advocate', 'observer'], about('role'))) }),
  define('brief', { state: stateField }),
]

const parsing = (typed: string) => parse(cut(typed), menu)

describe('parse', () => {
  const understood: readonly { typed: string; verb: string; args: object; why: string }[] = [
    { typed: 'show hrc-64', verb: 'show', args: { event: 'hrc-64' }, why: 'a word' },
    { typed: 'NEXT', verb: 'next', args: {}, why: 'phones write capitals; everything may be left out' },
    {
      typed: 'next 7d state:NPL text:"a b"',
      verb: 'next',
      args: { filter: 'state:NPL text:"a b"' },
      why: 'a filter has keys of its own',
    },
    {
      typed: 'event move hrc-64 2027-03-10 15:00 why:"room taken" source:Sched',
      verb: 'event move',
      args: { event: 'hrc-64', when: '2027-03-10 15:00', why: 'room taken', source: 'Sched' },
      why: 'two words of a verb, the rest, options',
    },
    {
      typed: 'event move hrc-64 2027-03-10 15:00 why:room not free source:Sched of today',
      verb: 'event move',
      args: { when: '2027-03-10 15:00', why: 'room not free', source: 'Sched of today' },
      why: 'people do not quote: words behind an option belong to it',
    },
    {
      typed: 'event move why:funding hrc-64 2027-03-10',
      verb: 'event move',
      args: { event: 'hrc-64', when: '2027-03-10', why: 'funding' },
      why: 'while something is still needed, it is not part of the reason',
    },
    {
      typed: 'event move hrc-64 why:"no room" 2027-03-10 15:00',
      verb: 'event move',
      args: { when: '2027-03-10 15:00', why: 'no room' },
      why: 'quotes close a reason',
    },
    {
      typed: 'event cancel hrc-64 why:said so: no money',
      verb: 'event cancel',
      args: { why: 'said so: no money' },
      why: 'a colon in a reason',
    },
    {
      typed: 'event add Panel: civic space when:2027-03-09 10:00 place:Palais Wilson',
      verb: 'event add',
      args: { title: 'Panel: civic space', when: '2027-03-09 10:00', place: 'Palais Wilson' },
      why: 'a colon in a title, and a date with its hour',
    },
    {
      typed: 'event add Briefing slug:brief with diplomats',
      verb: 'event add',
      args: { title: 'Briefing with diplomats', slug: 'brief' },
      why: 'a short name is one word',
    },
    {
      typed: 'event add state:KEN\nTue 9 Mar 10:00 ID\nWed 10 Mar 10:00 GD',
      verb: 'event add',
      args: { state: 'KEN', lines: 'Tue 9 Mar 10:00 ID\nWed 10 Mar 10:00 GD' },
      why: 'lines below',
    },
    {
      typed: 'member add slack:U123 role:advocate',
      verb: 'member add',
      args: { who: 'slack:U123' },
      why: 'an account is no option',
    },
    { typed: 'show hrc-64 confirm:abc.DEF', verb: 'show', args: { event: 'hrc-64' }, why: 'a confirmation is no word' },
  ]
  it.each(understood)('reads $typed: $why', ({ typed, verb, args }) => {
    expect(parsing(typed)).toMatchObject({ ok: true, value: { command: { verb }, args } })
  })

  it('hands on the hash of a confirmation as it was typed', () => {
    expect(parsing('confirm:abc.DEF show hrc-64')).toMatchObject({ ok: true, value: { confirm: 'abc.DEF' } })
  })

  const refused: readonly { typed: string; says: RegExp; choices?: readonly string[]; why: string }[] = [
    { typed: '', says: /Type a command/, why: 'nothing' },
    { typed: 'nxt 7d HRC', says: /Did you mean: next/, choices: ['next 7d HRC'], why: 'the words are filled in' },
    { typed: 'event mvoe hrc-64 2027', says: /not complete/, choices: ['event move hrc-64 2027'], why: 'half a verb' },
    { typed: 'event', says: /event has: event add, event move, event cancel/, why: 'a family of verbs' },
    { typed: 'breakfast', says: /help/, why: 'nothing is near' },
    { typed: 'show', says: /"show" needs an event.*show hrc-64/, why: 'something is missing' },
    { typed: 'show a b', says: /do not know what to do with "b"/, why: 'too much' },
    { typed: 'event cancel hrc-64 wy:funding', says: /Did you mean why:funding/, why: 'a mistyped option' },
    { typed: 'event add Panel wehn:2027', says: /Did you mean when:2027/, why: 'not silently a part of the title' },
    {
      typed: 'brief Guinee',
      says: /Did you mean one of these/,
      choices: ['brief GIN', 'brief GNB', 'brief GNQ'],
      why: 'the choice of a field as a whole utterance',
    },
    {
      typed: 'event add ea state:Korea when:2027-03-09\nline',
      says: /more than one State/,
      choices: ['event add ea state:KOR when:2027-03-09\nline', 'event add ea state:PRK when:2027-03-09\nline'],
      why: 'nothing else is touched, and lines below stay',
    },
    {
      typed: 'member add ad role:advocat',
      says: /not one of/,
      choices: ['member add ad role:advocate'],
      why: 'the right one of equal words is replaced',
    },
  ]
  it.each(refused)('refuses "$typed": $why', ({ typed, says, choices }) => {
    const parsed = parsing(typed)
    expect(parsed).toMatchObject({ ok: false, refusal: { sentence: expect.stringMatching(says) } })
    if (choices !== undefined && !parsed.ok) expect(parsed.refusal.choices?.map(one => one.words)).toEqual(choices)
  })

  it('says how a command is typed', () => {
    expect(menu.map(usage)).toContain('event move <event> <date> [why:<reason>] [source:<source>]')
  })
})
