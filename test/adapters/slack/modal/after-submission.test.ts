// After submission: a form shows what is wrong at its field, asks to confirm what reaches many, and closes when it is done.
import type { ModalView } from '@slack/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { afterSubmission } from '#adapters/slack/modal/after-submission.ts'
import { formView } from '#adapters/slack/modal/form-view.ts'
import { submitted } from '#adapters/slack/modal/submitted.ts'
import { menu } from '#src/commands/index.ts'
import { formOf } from '#src/conversation/form.ts'
import { viewFaults } from '#test/support/slack/block-kit.ts'
import { fill, inputsIn } from '#test/support/slack/fill.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const open = (words: string): ModalView => formView(formOf(words, menu)!, { remembered: {}, prefix: '' })!

/** Submits a view as an owner in a direct conversation. */
const submit = async (view: ModalView, texts: Readonly<Record<string, string>> = {}) => {
  const given = submitted(fill(view, texts), { menu, prefix: '' })!
  const answer = await world.say('owner', given.words)
  return { given, answer, shown: afterSubmission(given, answer, '') }
}

const viewIn = (shown: Awaited<ReturnType<typeof submit>>['shown']): ModalView => {
  if (shown?.response_action !== 'update') throw new Error(`no view in ${JSON.stringify(shown)}`)
  return shown.view
}

describe('a submitted form', () => {
  it('closes when it is done', async () => {
    const { answer, shown } = await submit(open('next'), { 'words:what': '90d HRC' })
    expect(answer.outcome).toBe('done')
    expect(shown).toBeUndefined()
  })

  it('shows a refusal at the field that it quotes, with what could be meant', async () => {
    const { shown } = await submit(open('event cancel'), { 'words:event': 'hrc-640', 'words:why': 'no money' })
    expect(shown).toEqual({
      response_action: 'errors',
      errors: { 'words:event': expect.stringMatching(/"hrc-640".*hrc-64/) },
    })
  })

  it('shows a refusal that quotes nothing at the first field', async () => {
    const { shown } = await submit(open('event add'))
    expect(shown).toEqual({
      response_action: 'errors',
      errors: { [String(inputsIn(open('event add'))[0]?.block_id)]: expect.any(String) },
    })
  })

  it('shows a preview above its fields, and does it once that is confirmed', async () => {
    const first = await submit(open('member add'), { 'words:who': 'matrix:@li:example.org', 'option:role': 'advocate' })
    const preview = viewIn(first.shown)
    expect(viewFaults(preview)).toEqual([])
    expect(preview.submit?.text).toBe('Confirm')
    expect(JSON.stringify(preview.blocks)).toContain('matrix:@li:example.org')
    const second = await submit(preview)
    expect(second.answer.outcome).toBe('done')
    expect(second.shown).toBeUndefined()
  })

  it('previews again what was changed before it was confirmed', async () => {
    const first = await submit(open('member add'), { 'words:who': 'matrix:@mo:example.org', 'option:role': 'advocate' })
    const second = await submit(viewIn(first.shown), { 'option:role': 'owner' })
    expect(second.answer.outcome).toBe('refused')
    const again = viewIn(second.shown)
    expect(again.submit?.text).toBe('Save')
    expect(JSON.stringify(again.blocks)).toContain('nothing was done')
    const third = viewIn((await submit(again)).shown)
    expect((await submit(third)).answer.outcome).toBe('done')
  })

  it('keeps pasted lines in the form until they are confirmed, however long', async () => {
    const lines = Array.from(
      { length: 40 },
      (_, at) => `Tue 9 Mar ${10 + (at % 8)}:00 Meeting number ${at} of a long list of meetings`,
    )
    const first = await submit(open('event add under:hrc-64'), { 'words:lines': lines.join('\n') })
    const preview = viewIn(first.shown)
    expect(viewFaults(preview)).toEqual([])
    expect(preview.private_metadata).not.toContain('Meeting')
    const second = await submit(preview)
    expect(second.answer.outcome).toBe('done')
  })
})
