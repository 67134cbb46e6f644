// Render: what Matrix clients are sent survives any text, says the same twice, and fits.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAGE_BYTES, pagesOf, picks } from '#adapters/matrix/show/render.ts'
import { type Block, clear, type Inline } from '#src/reply/document.ts'
import { type Released, release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import type { MemberId } from '#src/security/member.ts'

const shown = (...blocks: readonly Block[]): Released => release({ to: 'place', parts: [clear(blocks)] }, thePublic)
const ana = 'm1' as MemberId
const look = { root: '!un ', people: new Map([[ana, '@ana:example.org']]) }
const html = (...blocks: readonly Block[]) => pagesOf(shown(...blocks), look).map(page => page.html)
const body = (...blocks: readonly Block[]) => pagesOf(shown(...blocks), look).map(page => page.body)

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '<mx-reply>',
    '"><img src=x onerror=y>',
    'a &amp; b',
    '@room',
    '\u202egnp.exe',
    'javascript:alert(1)',
    '</pre></code>',
    '\u0000\u001b[2J',
  ),
)
const inline: fc.Arbitrary<Inline> = fc.oneof(
  hostile,
  fc.record({ kind: fc.constantFrom('strong', 'code', 'struck'), text: hostile }),
  fc.record({ kind: fc.constant('link'), url: fc.oneof(hostile, fc.webUrl()), text: hostile }),
  fc.record({ kind: fc.constant('mention'), member: fc.constantFrom(ana, 'm2' as MemberId), text: hostile }),
  fc.record({ kind: fc.constant('time'), instant: fc.constant('2026-11-21T08:00:00.000Z'), text: hostile }),
)
const line = fc.array(inline, { maxLength: 4 })
const choice = fc.record({ label: hostile, words: hostile })
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading', 'line', 'fine'), line }),
  fc.record({ kind: fc.constant('entry'), head: line, facts: fc.array(line, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('table'),
    columns: fc.array(hostile, { maxLength: 5 }),
    rows: fc.array(fc.array(hostile, { maxLength: 5 }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('picture'),
    picture: fc.record({ name: hostile, alt: hostile, svg: fc.constant('<svg/>') }),
  }),
  fc.record({ kind: fc.constant('choices'), choices: fc.array(choice, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('actions'), actions: fc.array(choice, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('code'), text: hostile }),
)

/** Tags and attributes that may be there; everything else must be text. */
const TAG =
  /<(\/?)(h4|p|br|strong|em|del|code|pre|table|thead|tbody|tr|th|td|span|a)(?: data-mx-color="#777777"| href="(?:https?|mailto):[^"<>]*")?>/gi

const open = (markup: string): readonly string[] => {
  const stack: string[] = []
  for (const [, end, name = ''] of markup.matchAll(TAG)) {
    if (name === 'br') continue
    if (end === '') stack.push(name)
    else if (stack.pop() !== name) return ['crossed']
  }
  return stack
}

describe('A rendered document', () => {
  it('holds only tags and addresses of the allowed set, closed in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), blocks => {
        for (const page of html(...blocks)) {
          expect(open(page)).toEqual([])
          expect(page.replace(TAG, '')).not.toMatch(/[<>]/)
          expect(page).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
          expect(page).not.toMatch(/[\u0000-\u0008\u001b\u202e]/)
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a mark', [{ kind: 'line', line: ['a < b & "c"'] }], '<p>a &lt; b &amp; &quot;c&quot;</p>'],
    ['a heading', [{ kind: 'heading', line: ['Next'] }], '<h4>Next</h4>'],
    ['the fine print', [{ kind: 'fine', line: ['As of'] }], '<p><span data-mx-color="#777777">As of</span></p>'],
    [
      'an entry',
      [{ kind: 'entry', head: [{ kind: 'strong', text: 'HRC' }], facts: [[{ kind: 'struck', text: 'old' }], ['new']] }],
      '<p><strong>HRC</strong><br><del>old</del><br>new</p>',
    ],
    [
      'a person who is told',
      [{ kind: 'line', line: [{ kind: 'mention', member: ana, text: 'Ana' }] }],
      '<p><a href="https://matrix.to/#/%40ana%3Aexample.org">Ana</a></p>',
    ],
    [
      'a person whom nobody knows here',
      [{ kind: 'line', line: [{ kind: 'mention', member: 'm2' as MemberId, text: 'Beat' }] }],
      '<p>Beat</p>',
    ],
    [
      'a link that nobody should follow',
      [{ kind: 'line', line: [{ kind: 'link', url: 'javascript:x', text: 'go' }] }],
      '<p>go</p>',
    ],
    [
      'choices',
      [{ kind: 'choices', choices: [{ label: 'Chad', words: 'show TCD' }] }],
      '<p>1. Chad: <code>!un show TCD</code></p>',
    ],
    [
      'a table for a phone',
      [{ kind: 'table', columns: ['a', 'b'], rows: [['1', '2']] }],
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    [
      'a wide table',
      [{ kind: 'table', columns: ['a', 'b', 'c', 'd'], rows: [['1', '2', '3', '4']] }],
      '<p><strong>1</strong><br>b: 2<br>c: 3<br>d: 4</p>',
    ],
  ] as const)('shows %s', (_what, blocks, markup) => {
    expect(html(...(blocks as readonly Block[]))).toEqual([markup])
  })

  it('counts choices and actions through, as numbers that can be typed', () => {
    const blocks: readonly Block[] = [
      { kind: 'choices', choices: [{ label: 'Chad', words: 'show TCD' }] },
      { kind: 'actions', actions: [{ label: 'Claim', words: 'claim hrc-64' }] },
    ]
    expect(body(...blocks)).toEqual(['  1. Chad: !un show TCD\n  2. Claim: !un claim hrc-64'])
    expect(picks(shown(...blocks)).map(pick => pick.words)).toEqual(['show TCD', 'claim hrc-64'])
  })

  it('is cut into pages that fit, and nothing is left out', () => {
    const rows = Array.from({ length: 3000 }, (_, row) => [`row-${row}`, '<>'.repeat(20)])
    const text = `${'<'.repeat(90_000)}end`
    const pages = pagesOf(shown({ kind: 'table', columns: ['a', 'b'], rows }, { kind: 'code', text }), look)
    for (const page of pages)
      expect(Buffer.byteLength(page.body) + Buffer.byteLength(page.html)).toBeLessThanOrEqual(PAGE_BYTES)
    const all = pages.map(page => page.body).join('\n')
    expect(rows.every(([name = '']) => all.includes(name))).toBe(true)
    expect(all.endsWith('end')).toBe(true)
  })

  it('is one page with nothing when there is nothing', () => {
    expect(pagesOf(shown(), look)).toEqual([{ body: '', html: '' }])
  })
})
