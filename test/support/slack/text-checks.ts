// Text checks: the composition objects and the rich text of Block Kit.
import { both, byType, type Check, integer, list, literal, matching, must, object, text, truth } from './checks.ts'

export const id = text(1, 255)

export const plain = (longest: number): Check =>
  object({ type: literal('plain_text'), text: text(1, longest) }, { emoji: truth })

const mrkdwn = (longest: number): Check =>
  object({ type: literal('mrkdwn'), text: text(1, longest) }, { verbatim: truth })

export const anyText = (longest: number): Check => byType({ plain_text: plain(longest), mrkdwn: mrkdwn(longest) })

export const option = object({ text: plain(75), value: text(1, 150) }, { description: plain(75) })

export const options = (most: number): Check =>
  both(list(option, 1, most), (value, at) =>
    Array.isArray(value) && new Set(value.map(one => one?.value)).size < value.length
      ? [`[ERROR] option values must be unique [json-pointer:${at}]`]
      : [],
  )

export const confirmation = object(
  { title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) },
  { style: literal('primary', 'danger') },
)

const web = matching(/^https?:\/\/\S+$/, 'a valid url')

const style = object({}, { bold: truth, italic: truth, strike: truth, code: truth, underline: truth })
const styled = (needed: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  object(needed, { style, ...optional })

const runs: Readonly<Record<string, Check>> = {
  // The length that a text may have here is not documented; what a section takes is safe.
  text: styled({ type: literal('text'), text: text(1, 3000) }),
  link: styled({ type: literal('link'), url: both(web, text(1, 3000)) }, { text: text(1, 3000), unsafe: truth }),
  user: styled({ type: literal('user'), user_id: matching(/^[UW][A-Z0-9]+$/, 'a user id') }),
  usergroup: styled({ type: literal('usergroup'), usergroup_id: matching(/^S[A-Z0-9]+$/, 'a user group id') }),
  channel: styled({ type: literal('channel'), channel_id: matching(/^[CG][A-Z0-9]+$/, 'a channel id') }),
  broadcast: styled({ type: literal('broadcast'), range: literal('here', 'channel', 'everyone') }),
  emoji: styled({ type: literal('emoji'), name: text(1, 255) }, { unicode: text(1, 255) }),
  date: styled(
    {
      type: literal('date'),
      timestamp: integer(0, 9_999_999_999),
      format: matching(
        /^[^{}]*(?:\{(?:day_divider_pretty|date(?:_(?:num|slash|long|long_full|long_pretty|pretty|short|short_pretty))?|time|time_secs|ago)\}[^{}]*)+$/,
        'a format of dates',
      ),
    },
    { fallback: text(1, 3000), url: web },
  ),
}

const section = object({ type: literal('rich_text_section'), elements: list(byType(runs), 1, 1000) })
const border = literal(0, 1)

export const richText = object(
  {
    type: literal('rich_text'),
    elements: list(
      byType({
        rich_text_section: section,
        rich_text_list: object(
          { type: literal('rich_text_list'), style: literal('bullet', 'ordered'), elements: list(section, 1, 1000) },
          { indent: integer(0, 8), offset: integer(0, 10_000), border },
        ),
        rich_text_quote: object(
          { type: literal('rich_text_quote'), elements: list(byType(runs), 1, 1000) },
          { border },
        ),
        rich_text_preformatted: object(
          {
            type: literal('rich_text_preformatted'),
            elements: list(byType({ text: runs.text as Check, link: runs.link as Check }), 1, 1000),
          },
          { border },
        ),
      }),
      1,
      1000,
    ),
  },
  { block_id: id },
)

const slackFile = both(
  object({}, { id: matching(/^F[A-Z0-9]+$/, 'a file id'), url: web }),
  must(file => 'id' in file !== 'url' in file, 'must have an id or a url'),
)

export const picture = {
  needed: { type: literal('image'), alt_text: text(1, 2000) },
  optional: { image_url: both(web, text(1, 3000)), slack_file: slackFile },
  oneSource: must(image => 'image_url' in image !== 'slack_file' in image, 'must have an image_url or a slack_file'),
}
