// Draw: messages of Slack as a picture, from the very blocks that are sent.
import type { Button, ImageBlock, KnownBlock, RichTextElement } from '@slack/types'
import type { SlackMessage } from '#adapters/slack/show/slack-message.ts'
import { lines, type Span, type Style, widthOf } from './layout.ts'

export interface Posted {
  readonly message: SlackMessage
  /** As the clock stood. */
  readonly at: string
  readonly edited?: 'yes'
  /** In the thread of the message before. */
  readonly inThread?: 'yes'
  /** SVG by the id of its file. */
  readonly pictures?: ReadonlyMap<string, string>
}

const WIDTH = 720
const LEFT = 62
const SIZE = 14
const LINE = 21

/** Whoever looks is in New York, and reads English. */
const dates = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
})
const hours = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: 'numeric', minute: '2-digit' })

interface Drawn {
  readonly svg: string
  readonly height: number
}

/** One below the other; the title is for those who hear the picture. */
export const draw = (posted: readonly Posted[], title: string): string => {
  let y = 16
  const parts = posted.map(one => {
    const { svg, height } = drawMessage(one)
    const at = y
    y += height + 18
    return `<g transform="translate(${one.inThread === 'yes' ? 24 : 0} ${at})">${svg}</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" font-family="Lato, Helvetica, Arial, sans-serif" font-size="${SIZE}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${y}" rx="8" fill="#ffffff" stroke="#dddddd"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n')
}

const drawMessage = ({ message, at, edited, pictures }: Posted): Drawn => {
  let y = 14
  const bodies = message.blocks.map(block => {
    const { svg, height } = block.type === 'image' ? drawPicture(block, y + 10, pictures) : drawBlock(block, y + 10)
    y += height + 8
    return svg
  })
  const head =
    '<rect x="16" y="0" width="36" height="36" rx="6" fill="#1f3a5f"/><text x="34" y="25" font-size="20" font-weight="700" fill="#ffffff" text-anchor="middle">P</text>' +
    `<text x="${LEFT}" y="12" fill="#1d1c1d"><tspan font-weight="700">Palais</tspan><tspan fill="#616061" font-size="10" dx="6">APP</tspan><tspan fill="#616061" font-size="12" dx="6">${at}${edited === 'yes' ? ' (edited)' : ''}</tspan></text>`
  return { svg: `${head}${bodies.join('')}`, height: y }
}

const drawBlock = (block: KnownBlock, y: number): Drawn => {
  if (block.type === 'rich_text') {
    let height = 0
    const parts = block.elements.map(element => {
      const fixed = element.type === 'rich_text_preformatted'
      const at = y + height + (fixed && height > 0 ? 10 : 0)
      const drawn =
        element.type === 'rich_text_list'
          ? stacked(
              element.elements.map(one => spansOf(one.elements)),
              at,
            )
          : drawText(spansOf(element.elements, fixed), { y: at, indent: fixed ? 8 : 0 })
      height = at - y + drawn.height + (fixed ? 10 : 0)
      return fixed ? `${frame(at, drawn.height)}${drawn.svg}` : drawn.svg
    })
    return { svg: parts.join(''), height }
  }
  if (block.type === 'actions') return drawButtons(block.elements as Button[], y)
  throw new Error(`nobody can draw ${block.type}`)
}

/** Slack shows pictures some 360 wide; its own drawing stands in ours. */
const PICTURE = 480

const drawPicture = (block: ImageBlock, y: number, pictures: Posted['pictures']): Drawn => {
  const id = 'slack_file' in block && 'id' in block.slack_file ? block.slack_file.id : ''
  const svg = pictures?.get(id)
  const [, wide, high] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg ?? '') ?? []
  if (svg === undefined || wide === undefined || high === undefined) throw new Error(`there is no picture ${id}`)
  const height = Math.round((PICTURE * Number(high)) / Number(wide))
  const inner = svg.replace(/^<svg [^>]*>/, '').replace(/<\/svg>\s*$/, '')
  const font = /font-family="([^"]*)"/.exec(svg)?.[1] ?? 'sans-serif'
  return {
    svg: `<svg x="${LEFT}" y="${y}" width="${PICTURE}" height="${height}" viewBox="0 0 ${wide} ${high}" font-family="${font}" color="#1d1c1d"><title>${escaped(block.alt_text)}</title>${inner}</svg>`,
    height: height + 6,
  }
}

const frame = (y: number, height: number): string =>
  `<rect x="${LEFT}" y="${y - 4}" width="${WIDTH - LEFT - 60}" height="${height + 10}" rx="4" fill="#f8f8f8" stroke="#dddddd"/>`

/** Points below each other, each with its dot. */
const stacked = (items: readonly (readonly Span[])[], y: number): Drawn => {
  let height = 0
  const parts = items.map(spans => {
    const at = y + height
    const drawn = drawText(spans, { y: at, indent: 18 })
    height += drawn.height
    return `<circle cx="${LEFT + 7}" cy="${at + 9}" r="2.5" fill="#1d1c1d"/>${drawn.svg}`
  })
  return { svg: parts.join(''), height }
}

const drawText = (spans: readonly Span[], { y, indent }: { readonly y: number; readonly indent: number }): Drawn => {
  const broken = lines(spans, WIDTH - LEFT - indent - 60, SIZE)
  const svg = broken
    .map((line, index) => {
      const runs = line.map(({ text, style }) => `<tspan${looks(style)}>${escaped(text)}</tspan>`).join('')
      return `<text xml:space="preserve" x="${LEFT + indent}" y="${y + 14 + index * LINE}" fill="#1d1c1d">${runs}</text>`
    })
    .join('')
  return { svg, height: broken.length * LINE }
}

const looks = ({ bold, italic, strike, code, fixed, mention }: Style): string =>
  [
    bold ? ' font-weight="700"' : '',
    italic ? ' font-style="italic" fill="#454245"' : '',
    strike ? ' text-decoration="line-through"' : '',
    code ? ' font-family="Menlo, Consolas, monospace" font-size="12" fill="#a8323e"' : '',
    fixed ? ' font-family="Menlo, Consolas, monospace" font-size="12"' : '',
    mention ? ' fill="#1264a3" font-weight="700"' : '',
  ].join('')

const spansOf = (elements: readonly RichTextElement[], fixed = false): readonly Span[] =>
  elements.map((element): Span => {
    const style: Style = { ...('style' in element ? element.style : {}), ...(fixed ? { fixed: true } : {}) }
    switch (element.type) {
      case 'text':
        return { text: element.text, style }
      case 'link':
        return { text: element.text ?? element.url, style }
      case 'date': {
        const when = element.timestamp * 1000
        return { text: `${dates.format(when)}, ${hours.format(when).replace(/\s/g, ' ')}`, style }
      }
      case 'user':
        return { text: '@Amina', style: { mention: true } }
      default:
        throw new Error(`nobody can draw ${element.type}`)
    }
  })

const drawButtons = (buttons: readonly Button[], y: number): Drawn => {
  let x = LEFT
  const parts = buttons.map(({ text, style }) => {
    const width = Math.round(widthOf(text.text, { bold: true }, 13)) + 24
    const at = x
    x += width + 8
    const [fill, ink] = style === 'primary' ? ['#007a5a', '#ffffff'] : ['#ffffff', '#1d1c1d']
    return (
      `<rect x="${at}" y="${y}" width="${width}" height="28" rx="4" fill="${fill}" stroke="#bbbabb"/>` +
      `<text x="${at + width / 2}" y="${y + 19}" font-size="13" font-weight="700" fill="${ink}" text-anchor="middle">${escaped(text.text)}</text>`
    )
  })
  return { svg: parts.join(''), height: 32 }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
