// Scenarios through Slack: every conversation in test/scenarios, with what is said on Slack going through the fake of it.
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { freshStage } from '#test/support/scenario/fresh-stage.ts'
import { play } from '#test/support/scenario/play.ts'
import { readScenarios } from '#test/support/scenario/read-scenarios.ts'
import { slackEar } from '#test/support/slack/slack-ear.ts'

const folder = new URL('../../scenarios/', import.meta.url)
const files = (await readdir(folder)).filter(name => name.endsWith('.md') && name !== 'README.md').sort()

for (const file of files) {
  const text = await readFile(new URL(file, folder), 'utf8')
  if (!text.includes('on slack')) continue
  describe(file, () => {
    it.each(readScenarios(text))(
      '$title',
      async scenario => {
        await using ear = await slackEar()
        await using stage = await freshStage(undefined, ear.hear)
        await play(scenario, stage)
        expect(ear.complaints()).toEqual([])
      },
      60_000,
    )
  })
}
