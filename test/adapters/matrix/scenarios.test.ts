// Scenarios through Matrix: every conversation in test/scenarios, with what is said on Matrix going encrypted through a fake homeserver.
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MatrixEar, matrixEar } from '#test/support/matrix/matrix-ear.ts'
import { freshStage } from '#test/support/scenario/fresh-stage.ts'
import { play } from '#test/support/scenario/play.ts'
import { readScenarios } from '#test/support/scenario/read-scenarios.ts'

const folder = new URL('../../scenarios/', import.meta.url)
const files = (await readdir(folder)).filter(name => name.endsWith('.md') && name !== 'README.md').sort()

let ear: MatrixEar
beforeAll(async () => {
  ear = await matrixEar()
})
afterAll(() => ear[Symbol.asyncDispose]())

for (const file of files) {
  const text = await readFile(new URL(file, folder), 'utf8')
  if (!/(?:on|and) matrix/.test(text)) continue
  describe(file, () => {
    it.each(readScenarios(text))('$title', async scenario => {
      await using stage = await freshStage(undefined, ear.scenario())
      await play(scenario, stage)
      expect(ear.complaints()).toEqual([])
    })
  })
}
