// The canary sweep: no word that is above GREEN, or was refused, is found anywhere it may not be; a careless build is caught.
import { describe, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import { command } from '#src/conversation/command.ts'
import { labelled, option, textField } from '#src/conversation/fields.ts'
import { answer, clear, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { isAbove } from '#src/security/label.ts'
import { typed } from '#src/security/label-table.ts'
import { keepRecord, recallRecord } from '#test/support/keep-record.ts'
import { type Hit, sweep } from './sweep.ts'

/** What may lie readable: GREEN words of members. What may be shown: to whoever typed it, where it was accepted. */
const mayStand = ({ canary, where }: Hit): boolean => {
  const accepted = typed[canary.from][canary.label] === 'yes'
  if (where.startsWith('disk') || where === 'log')
    return where !== 'log' && canary.by !== 'stranger' && accepted && !isAbove(canary.label, 'GREEN')
  // Nothing that was planted is for everybody.
  if (where === 'public') return false
  const [place, , reader] = where.split(' ')
  if (!isAbove(canary.label, 'GREEN')) return true
  return accepted && (place === 'matrix-encrypted' || place === 'terminal') && reader !== 'stranger'
}

const wrong = (hits: readonly Hit[]): readonly string[] =>
  hits
    .filter(hit => !mayStand(hit))
    .map(({ canary, where }) => `${canary.verb} (${canary.label}) typed in ${canary.from} by ${canary.by}: ${where}`)

const basic = { summary: 'careless', permission: 'read', effect: 'write', examples: [] } as const

/** Writes what should be sealed into a table that is not. */
const careless = command({
  ...basic,
  verb: 'careless',
  typed: 'AMBER',
  fields: { words: option(labelled('AMBER+STRICT', textField({ help: 'words', example: 'softer' }))) },
  handle: async ({ words }, context) => {
    await context.did({ ids: [words ?? ''] })
    return ok(answer())
  },
})

/** Shows what the vault keeps as if anybody might read it. */
const loose = command({
  ...basic,
  verb: 'loose',
  effect: 'read',
  fields: {},
  handle: async (_none, { vault, actor }) => {
    const found = await vault.find({ kind: 'contact' }, actor)
    return ok(answer(clear(found.map(({ columns }) => line(JSON.stringify(columns))))))
  },
})

describe('the canary sweep', () => {
  it('finds no word where the table does not allow it', async () => {
    const { planted, hits, sent, left } = await sweep([...menu, keepRecord, recallRecord], {
      after: 'start the program',
    })
    expect(planted.length).toBeGreaterThanOrEqual(1_000)
    // It would prove little if nothing were ever stored or shown.
    expect(hits.some(({ where }) => where.startsWith('disk'))).toBe(true)
    expect(hits.some(({ where }) => !where.startsWith('disk'))).toBe(true)
    expect(sent).toBeGreaterThan(0)
    expect(left).toEqual({ AMBER: 0, 'AMBER+STRICT': 0, RED: 0 })
    expect(wrong(hits)).toEqual([])
  })

  it('catches a build that stores a note readable', async () => {
    const { hits } = await sweep([careless])
    expect(wrong(hits).some(one => one.includes('disk'))).toBe(true)
  })

  it('catches a build that logs what was said', async () => {
    const { hits } = await sweep([keepRecord], { fault: async (words, { log }) => log(words) })
    expect(wrong(hits).some(one => one.endsWith(': log'))).toBe(true)
  })

  it('catches a build that shows a note where only its number may stand', async () => {
    const { hits } = await sweep([keepRecord, loose])
    expect(wrong(hits).some(one => one.includes('slack to'))).toBe(true)
  })

  it('catches a build that keeps what it refused', async () => {
    const { hits } = await sweep([keepRecord], {
      fault: async (words, { stores }) => {
        await stores.inbox.take(words, '2026-11-21T08:00:00.000Z', 'refused')
      },
    })
    expect(wrong(hits).some(one => one.includes('typed in slack') && one.includes('disk'))).toBe(true)
  })
})
