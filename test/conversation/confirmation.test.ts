// Confirmation: only what was previewed, by whom it was previewed, where, and not for long.
import { describe, expect, it } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { confirmed, type Effect } from '#src/conversation/confirmation.ts'
import { cut } from '#src/conversation/words.ts'
import { clear, line, type Reply } from '#src/reply/document.ts'
import type { SpaceId } from '#src/security/member.ts'

type Needs = Parameters<typeof confirmed>[1]

const keyring = keyringFrom(new Uint8Array(32).fill(1))
const now = Temporal.Instant.from('2026-11-21T08:00:00Z')

const needs = (change: { id?: string; place?: string; space?: string; now?: Temporal.Instant } = {}): Needs =>
  ({
    keyring,
    now: change.now ?? now,
    actor: { space: { id: (change.space ?? 'coalition') as SpaceId } },
    utterance: {
      speaker: { platform: 'slack', id: change.id ?? 'U1' },
      place: { platform: 'slack', id: change.place ?? 'C1' },
    },
  }) as unknown as Needs

const effect: Effect = {
  exactly: 'event cancel hrc-64 revision 1',
  preview: [clear([line('This cancels hrc-64.')])],
  words: 'event cancel hrc-64 why:funding',
}

const offered = (of: Effect, context = needs()): string => {
  const preview = confirmed(of, context) as { ok: true; value: Reply }
  const actions = preview.value.parts.flatMap(part => part.blocks).find(block => block.kind === 'actions')
  return actions?.kind === 'actions' ? (actions.actions[0]?.words ?? '') : ''
}

const confirmIn = (words: string): string => cut(words).tokens.find(token => token.key === 'confirm')?.text ?? ''

const confirming = (change: Parameters<typeof needs>[0], of = effect) =>
  confirmed(of, { ...needs(change), confirm: confirmIn(offered(effect)) })

describe('a previewed effect', () => {
  it('is shown first, with the words that do it', () => {
    expect(offered(effect)).toMatch(/^event cancel hrc-64 why:funding confirm:\S+$/)
  })

  it('keeps pasted lines below the words that confirm it', () => {
    const words = offered({ ...effect, words: 'event add under:hrc-64\nTue 9 Mar 10:00 ID\nWed 10 Mar 10:00 GD' })
    expect(words).toMatch(/^event add under:hrc-64 confirm:\S+\nTue 9 Mar 10:00 ID\nWed 10 Mar 10:00 GD$/)
  })

  it('happens when the same person confirms it there within five minutes', () => {
    expect(confirming({})).toEqual({ ok: true, value: 'yes' })
    expect(confirming({ now: now.add({ minutes: 5 }) })).toEqual({ ok: true, value: 'yes' })
  })

  const refused: readonly { change: Parameters<typeof needs>[0]; of?: Effect; says: RegExp; why: string }[] = [
    { change: { now: now.add({ minutes: 5, seconds: 1 }) }, says: /older than five minutes/, why: 'the time is over' },
    { change: { id: 'U2' }, says: /not what would happen/, why: 'somebody else presses it' },
    { change: { place: 'C2' }, says: /not what would happen/, why: 'it was shown somewhere else' },
    { change: { space: 'another' }, says: /not what would happen/, why: 'it was shown in another space' },
    {
      change: {},
      of: { ...effect, exactly: 'event cancel hrc-64 revision 2' },
      says: /not what would happen/,
      why: 'somebody changed the event meanwhile',
    },
  ]
  it.each(refused)('is refused when $why', ({ change, of, says }) => {
    expect(confirming(change, of)).toMatchObject({
      ok: false,
      refusal: { sentence: expect.stringMatching(says), choices: [{ words: effect.words }] },
    })
  })

  it.each(['', 'x', 'zzzz.zzzz', '.', 'zzzzzzzzzzzzzzzzzzz.aaaaaaaaaaaaaaaaaaaaaa'])(
    'is refused for the hash "%s"',
    confirm => {
      expect(confirmed(effect, { ...needs(), confirm })).toMatchObject({ ok: false })
    },
  )
})
