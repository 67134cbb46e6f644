// The README's picture of Slack: a reminder, a move and a vote card, drawn from the blocks that are sent.
// Where what they say has changed on purpose: delete in-slack.svg, and this test draws it anew.
import { expect, it } from 'vitest'
import { slackMessages } from '#adapters/slack/show/slack-messages.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import type { MemberId } from '#src/security/member.ts'
import { freshStage } from '#test/support/scenario/fresh-stage.ts'
import { play } from '#test/support/scenario/play.ts'
import { readScenarios } from '#test/support/scenario/read-scenarios.ts'
import { messageFaults } from '#test/support/slack/block-kit.ts'
import { leavesOf } from '#test/support/slack/leaves.ts'
import { draw, type Posted } from '#test/support/slack/picture/draw.ts'

const days = `
- amina is coordinator of Civic, organisation Alpha, on slack
- bo is advocate of Civic, organisation Beta, on slack
- #civic is a room on slack, linked to Civic

amina in #civic> follow all lead:2h
amina> event add "Informal consultation, civic space" when:"2026-12-09 15:00" kind:meeting room:"Room XXII" slug:informal
amina in #civic> claim informal
at: 2026-12-09 13:00 Geneva
amina> event move informal 2026-12-10 16:00 why:"room not free" source:Sched
later: 15m
amina> vote log A/HRC/45/L.2 date:2020-10-06 all yes but VEN ERI no, PHL abs
bo> vote log A/HRC/45/L.2 date:2020-10-06 all yes but VEN ERI no, PHL abs
amina in #civic> vote share V1
later: 1m
`

/** Which of all that is shown the picture has, in its order. */
const wanted: readonly { readonly how: string; readonly looks: RegExp; readonly more?: Partial<Posted> }[] = [
  { how: 'sent', looks: /^In 2 hours/ },
  { how: 'corrected', looks: /^MOVED[\s\S]*claim informal/, more: { edited: 'yes' } },
  { how: 'sent', looks: /^MOVED/, more: { inThread: 'yes' } },
  { how: 'sent', looks: /^V1/ },
]

const mentionsIn = (document: Released): ReadonlyMap<MemberId, string> =>
  new Map(
    leavesOf(blocksOf(document))
      .filter(leaf => leaf.kind === 'mention')
      .map(leaf => [leaf.member as MemberId, 'UAMINA']),
  )

it('The README’s picture of Slack is what is sent', async () => {
  const seen: { readonly how: string; readonly document: Released; readonly at: string }[] = []
  await using stage = await freshStage((document, how) => {
    const at = stage.now().toZonedDateTimeISO('Europe/Zurich').toPlainTime().toString({ smallestUnit: 'minute' })
    seen.push({ how, document, at })
  })
  for (const scenario of readScenarios(days)) await play(scenario, stage)
  const posted = wanted.flatMap(({ how, looks, more }): readonly Posted[] => {
    const found = seen.findLast(one => one.how === how && looks.test(plainText(one.document)))
    if (found === undefined) throw new Error(`nothing that was ${how} looks like ${looks}`)
    const drawn = blocksOf(found.document).flatMap(block => (block.kind === 'picture' ? [block.picture] : []))
    const files = new Map(drawn.map(({ name }, index) => [name, `F0${index}`]))
    const pictures = new Map(drawn.map(({ svg }, index) => [`F0${index}`, svg]))
    const messages = slackMessages(found.document, { mentions: mentionsIn(found.document), files })
    for (const message of messages) expect(messageFaults(message)).toEqual([])
    return messages.map(message => ({ message, at: found.at, pictures, ...more }))
  })
  await expect(
    draw(posted, 'A reminder, its correction, the notice in its thread, and a vote in Slack'),
  ).toMatchFileSnapshot('./in-slack.svg')
})
