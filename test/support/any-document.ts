// Any document: documents of every kind of block with any text in it, hostile text above all.
import fc from 'fast-check'
import type { Block, Inline } from '#src/reply/document.ts'
import type { Choice } from '#src/result.ts'
import type { MemberId } from '#src/security/member.ts'

/** What somebody could type to be obeyed: mentions, links and formats of chats, marks that turn text around, lengths. */
export const hostileTexts: readonly string[] = [
  '<!channel>',
  '<!here>',
  '<!everyone>',
  '<!subteam^S012ABCDE>',
  '<@U012ABCDE>',
  '<#C012ABCDE>',
  '<https://evil.example|ohchr.org>',
  '<!date^1^{date}^https://evil.example|x>',
  '@channel',
  '@here',
  '@everyone',
  '*b* _i_ ~s~ `c` ```p```',
  '> quoted',
  ':skull:',
  '&lt;!channel&gt;',
  '&amp;lt;',
  '\u202egnp.exe',
  '\u2066\u200f\u061c',
  'a\nb\r\nc\td',
  '\u0000\u0007\u001b[2J',
  '',
  ' ',
  'x'.repeat(3_001),
  'word '.repeat(2_000),
  '😀'.repeat(1_600),
  '\ud800',
  '<'.repeat(3_001),
  '{date} {time}',
]

export const anyText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)

const some = <T>(of: fc.Arbitrary<T>, maxLength = 4): fc.Arbitrary<T[]> => fc.array(of, { maxLength })

const anyInline: fc.Arbitrary<Inline> = fc.oneof(
  anyText,
  fc.record({ kind: fc.constantFrom('strong' as const, 'code' as const, 'struck' as const), text: anyText }),
  fc.record({
    kind: fc.constant('time' as const),
    instant: fc.oneof(
      fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
      fc.constantFrom('', 'soon', '1946-01-10T15:00:00.000Z', '2027-03-08T12:00:00.000Z'),
    ),
    text: anyText,
  }),
  fc.record({
    kind: fc.constant('link' as const),
    url: fc.oneof(fc.webUrl(), anyText, fc.constantFrom('javascript:alert(1)', 'https://', 'https://a b')),
    text: anyText,
  }),
  fc.record({
    kind: fc.constant('mention' as const),
    member: fc.constantFrom('ana', 'li', 'nobody').map(id => id as MemberId),
    text: anyText,
  }),
)

const anyLine = some(anyInline)

/** Words that stand on a button: mostly short, sometimes with pasted lines, sometimes too long for any. */
const anyChoice: fc.Arbitrary<Choice> = fc.record({
  label: anyText,
  words: fc.oneof(
    fc.constantFrom('next 7d', 'vote record KEN', 'event move hrc-64 2027-03-09 confirm:t0.AAAA'),
    anyText,
    anyText.map(text => `vote log A/HRC/64/L.1 confirm:t0.AAAA\n${text}`),
  ),
})

export const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading' as const, 'line' as const, 'fine' as const), line: anyLine }),
  fc.record({ kind: fc.constant('entry' as const), head: anyLine, facts: some(anyLine, 6) }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: some(anyText),
    rows: some(some(anyText, 5), 8),
  }),
  fc.record({
    kind: fc.constant('picture' as const),
    picture: fc.record({ name: fc.constantFrom('card', 'other'), alt: anyText, svg: fc.constant('<svg/>') }),
  }),
  fc.record({ kind: fc.constant('choices' as const), choices: some(anyChoice, 8) }),
  fc.record({ kind: fc.constant('actions' as const), actions: some(anyChoice, 8) }),
  fc.record({ kind: fc.constant('code' as const), text: anyText }),
)

export const anyBlocks = fc.array(anyBlock, { maxLength: 12 })
