// Scenarios: every conversation in test/scenarios, played straight through dispatch.
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { slackMessages } from '#adapters/slack/show/slack-messages.ts'
import type { Released } from '#src/reply/release.ts'
import { freshStage } from '#test/support/scenario/fresh-stage.ts'
import { play } from '#test/support/scenario/play.ts'
import { readScenarios } from '#test/support/scenario/read-scenarios.ts'
import { messageFaults } from '#test/support/slack/block-kit.ts'

/** Whatever is said in any conversation could be posted to Slack as it is. */
const fitsSlack = (document: Released): void => {
  for (const message of slackMessages(document)) expect(messageFaults(message)).toEqual([])
}

const folder = new URL('./scenarios/', import.meta.url)
const files = (await readdir(folder)).filter(name => name.endsWith('.md') && name !== 'README.md').sort()

for (const file of files) {
  const scenarios = readScenarios(await readFile(new URL(file, folder), 'utf8'))
  describe(file, () => {
    it.each(scenarios)('$title', async scenario => {
      await using stage = await freshStage(fitsSlack)
      await play(scenario, stage)
    })
  })
}
