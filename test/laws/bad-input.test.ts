// The law of bad input: whatever is typed wrong gets one helpful sentence, and nothing is written.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { openWorld, type World } from '#test/support/world.ts'

interface Bad {
  readonly words: string
  readonly why: string
}

const long = 'x'.repeat(81)

const typedWrong: readonly Bad[] = [
  { words: '', why: 'nothing was said' },
  { words: '   ', why: 'nothing but space' },
  { words: '"', why: 'a quote alone' },
  { words: '""', why: 'an empty quote' },
  { words: ':', why: 'a colon alone' },
  { words: 'membr list', why: 'a letter is missing in the verb' },
  { words: 'member', why: 'half a verb' },
  { words: 'member ad slack:U0123ABC', why: 'the second word is mistyped' },
  { words: 'xyzzy', why: 'no such word' },
  { words: 'confirm:abc', why: 'a confirmation of nothing' },
  { words: '/un help', why: 'the root word was typed twice' },
  { words: '🏳️‍🌈', why: 'a picture' },
  { words: 'member list now', why: 'a word too many' },
  { words: 'member add', why: 'nobody named' },
  { words: 'member add ana', why: 'a name is no account' },
  { words: 'member add slack:', why: 'an account without its name' },
  { words: 'member add slack:#general', why: 'a channel is no account' },
  { words: 'member add matrix:ana', why: 'a Matrix id has a server' },
  { words: 'member add email:ana@example.org', why: 'no such platform' },
  { words: 'member add slack:U0123ABC role:boss', why: 'no such role' },
  { words: 'member add slack:U0123ABC role:', why: 'an empty role' },
  { words: 'member add slack:U0123ABC rol:advocate', why: 'the option is mistyped' },
  { words: `member add slack:U0123ABC org:${long}`, why: 'an organisation of 81 letters' },
  { words: `member add slack:U0123ABC name:${long}`, why: 'a name of 81 letters' },
  { words: 'member add matrix:@owner:example.org', why: 'a member already' },
  { words: 'member role', why: 'nobody named' },
  { words: 'member role advocate', why: 'one word for two things' },
  { words: 'member role nobody advocate', why: 'no such member' },
  { words: 'member role quamina advocate', why: 'four are called so' },
  { words: 'member role @advocate advocate', why: 'the role that they have' },
  { words: 'member role me coordinator', why: 'the last owner' },
  { words: 'member role @advocate queen', why: 'no such role' },
  { words: 'member remove', why: 'nobody named' },
  { words: 'member remove me', why: 'the last owner' },
  { words: 'member remove @advocate to:@advocate', why: 'to themselves' },
  { words: 'member remove @advocate to:nobody', why: 'to nobody' },
  { words: 'member remove matrix:@neighbour:example.org', why: 'a member of another space' },
  { words: 'member add slack:U0123ABC confirm:abc.def', why: 'a confirmation that nobody gave' },
  { words: 'member remove @advocate confirm:t0.AAAAAAAAAAAAAAAAAAAAAA', why: 'a confirmation that somebody made up' },
  { words: 'place add', why: 'a direct conversation' },
  { words: 'place add here', why: 'a direct conversation' },
  { words: 'place add general', why: 'a name is no address' },
  { words: 'place add slack:U0123ABC', why: 'a person is no room' },
  { words: 'place add slack:D0123ABC', why: 'a direct conversation is no room' },
  { words: 'place add console:terminal', why: 'the terminal' },
  { words: 'place add slack:CQROOM', why: 'linked already' },
  { words: 'place remove slack:C0123ABC', why: 'not linked' },
  { words: 'place remove', why: 'a direct conversation' },
  { words: 'space new', why: 'no short name' },
  { words: 'space new "Two words"', why: 'no short name can have a space' },
  { words: 'space new ../etc', why: 'nor a path' },
  { words: 'space new quoalition', why: 'taken' },
  { words: `space new ${long}`, why: 'too long' },
  { words: 'space use', why: 'no space named' },
  { words: 'space use delta', why: 'a space of others' },
  { words: 'me zone:Atlantis', why: 'no such city' },
  { words: 'me zone:', why: 'an empty zone' },
  { words: 'me zone:+05:45', why: 'an offset knows no summer' },
  { words: 'me zone:Etc/GMT+5', why: 'nor does this' },
  { words: 'me zone:../../etc/passwd', why: 'a path' },
  { words: 'me lang:xx', why: 'no such language' },
  { words: 'me quiet:22', why: 'no span' },
  { words: 'me quiet:22:00-22:00', why: 'a span of nothing' },
  { words: 'me quiet:06:00-23:00', why: 'too long to keep promises' },
  { words: 'me cover:perhaps', why: 'neither on nor off' },
  { words: 'me tidy:0h', why: 'not at all' },
  { words: 'me tidy:90m', why: 'no whole hours' },
  { words: 'me tidy:1y', why: 'too long' },
  { words: `me name:${long}`, why: 'a name of 81 letters' },
  { words: 'me Kathmandu', why: 'a value without its option' },
  { words: 'link abc', why: 'no code' },
  { words: 'link aaaa-bbbb', why: 'a code that nobody was given' },
  { words: 'unlink', why: 'no account named' },
  { words: 'unlink slack:U0123ABC', why: 'not mine' },
  { words: 'unlink matrix', why: 'the only one' },
  { words: 'status dead', why: 'only live is known' },
  { words: 'import', why: 'no file came with it' },
  { words: 'import\n<!DOCTYPE html><html></html>', why: 'the page behind a link' },
  { words: 'import\nDear colleagues,', why: 'a letter' },
  { words: 'import\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Pan', why: 'a download that stopped' },
  { words: 'import\nBEGIN:VCALENDAR\nX-NAME:Gen\ufffdve\nEND:VCALENDAR', why: 'another encoding' },
  { words: 'import\ntitle,start\n"Panel,2027-03-09', why: 'a table with an open quote' },
  { words: 'import\nevents:\n  title: Panel', why: 'YAML without a list' },
  { words: 'import body:NATO\n- title: Panel', why: 'no such body' },
  { words: 'source add', why: 'no address' },
  { words: 'source add calendar.example', why: 'a name is no address' },
  { words: 'source add http://calendar.example/a.ics', why: 'in the clear' },
  { words: 'source add https://ana:secret@calendar.example/a.ics', why: 'holds a password' },
  { words: 'source add https://calendar.example/a.ics every:1m', why: 'too often' },
  { words: 'source add https://calendar.example/a.ics every:1y', why: 'hardly ever' },
  { words: 'source remove 7', why: 'no such source' },
  { words: 'publish', why: 'nothing named' },
  { words: 'publish all', why: 'nothing waits' },
  { words: 'publish P1-', why: 'half a span' },
  { words: 'reject P7', why: 'no such proposal' },
  { words: 'help xyzzy', why: 'no such command' },
]

describe('bad input', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  it.each(typedWrong)('"$words" gets a sentence and writes nothing: $why', async ({ words }) => {
    const before = await world.rows()
    const { outcome, document } = await world.say('owner', words)
    const [sentence = '', ...choices] = plainText(document).split('\n')
    expect(outcome).toBe('refused')
    expect(sentence).toMatch(/^[A-Z"/].{20,400}[^\s]$/su)
    expect(sentence, 'names what was wrong, or what to do').toMatch(/type|say|use|ask|choose|save|"|:/i)
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|Error/)
    for (const choice of choices) expect(choice).toMatch(/^ {2}\d {2}\S/)
    expect(await world.rows()).toEqual(before)
  })

  it('never ends in an outage, whatever is typed', async () => {
    const verbs = menu.flatMap(one => [one.verb, ...(one.aliases ?? [])])
    const piece = fc.oneof(
      fc.constantFrom(
        'me',
        '@ana',
        'slack:U1ABC',
        'role:owner',
        'org:"',
        'to:',
        'hrc-64',
        '7d',
        'K1',
        '2027-02-30',
        '"',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    const words = fc
      .tuple(fc.constantFrom(...verbs), fc.array(piece, { maxLength: 5 }))
      .map(([verb, pieces]) => [verb, ...pieces].join(' '))
    await fc.assert(
      fc.asyncProperty(fc.oneof(words, fc.string({ unit: 'binary' })), async typed => {
        const before = await world.rows()
        const { outcome, document } = await world.say('owner', typed)
        expect(plainText(document)).not.toBe('')
        if (outcome === 'refused') expect(await world.rows()).toEqual(before)
      }),
      { numRuns: 100 },
    )
  })
})
