// Scenarios: every conversation in test/scenarios, played straight through dispatch.
import { readdir, readFile } from 'node:fs/promises'
import { describe, it } from 'vitest'
import { freshStage } from '#test/support/scenario/fresh-stage.ts'
import { play } from '#test/support/scenario/play.ts'
import { readScenarios } from '#test/support/scenario/read-scenarios.ts'

const folder = new URL('./scenarios/', import.meta.url)
const files = (await readdir(folder)).filter(name => name.endsWith('.md') && name !== 'README.md').sort()

for (const file of files) {
  const scenarios = readScenarios(await readFile(new URL(file, folder), 'utf8'))
  describe(file, () => {
    it.each(scenarios)('$title', async scenario => {
      await using stage = await freshStage()
      await play(scenario, stage)
    })
  })
}
