// Markup is escaped by its type, whatever people put into titles, notes and names.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { element, fragment } from '#adapters/http/page/html.ts'

const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='x",
    '&lt;',
    '\u202eevil',
    ']]>',
    '<!--',
  ),
)

describe('an element', () => {
  it('never lets text become markup', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, value) => {
        const html = element('p', { title: value }, text, fragment(text)).text
        const [, inside = ''] = /^<p title="[^"]*">(.*)<\/p>$/s.exec(html) ?? []
        expect(html).toMatch(/^<p title="[^"<>]*">[^<>]*<\/p>$/s)
        expect(inside).not.toMatch(/[<>"']/)
      }),
    )
  })

  it.each([
    { href: 'javascript:alert(1)', why: 'runs' },
    { href: 'data:text/html,x', why: 'is a page of its own' },
    { href: '//elsewhere.example', why: 'leaves the site without saying so' },
    { href: ' https://x', why: 'hides its scheme behind a blank' },
  ])('refuses the address $href, which $why', ({ href }) => {
    expect(() => element('a', { href }, 'x')).toThrow('unsafe href')
  })

  it.each(['/event/hrc-64', '/?state=NPL', '#subscribe', 'https://ohchr.org', 'webcal://x/y.ics'])(
    'lets %s through',
    href => {
      expect(element('a', { href }, 'x').text).toBe(`<a href="${href}">x</a>`)
    },
  )
})
