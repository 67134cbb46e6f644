// Propagation: where a change went, what was corrected and what could not be.
import { fine, line, type Part } from '#src/reply/document.ts'
import type { SpaceId } from '#src/security/member.ts'
import type { Delivery } from './delivery.ts'

const count = (of: readonly Delivery[], states: readonly Delivery['state'][]): number =>
  of.filter(one => states.includes(one.state)).length

/** The report of one change to its coordinator: "posts corrected 5 of 5 · notices sent 2 of 3 · not corrected: 1 (cannot be edited)". */
export const propagationPart = (deliveries: readonly Delivery[], planned: number, space: SpaceId): Part => {
  const corrections = deliveries.filter(one => one.kind === 'correction')
  const notices = deliveries.filter(one => one.kind === 'notice')
  const failed = corrections.filter(
    one => one.state === 'dead' || one.state === 'unconfirmed' || one.state === 'expired',
  )
  const blocks = [
    line(
      [
        `Reminders planned ${planned}`,
        `posts corrected ${count(corrections, ['sent'])} of ${corrections.length}`,
        `notices sent ${count(notices, ['sent'])} of ${notices.length - count(notices, ['withdrawn'])}`,
        'feeds and page updated (calendar programs may lag a day)',
      ].join(' · '),
    ),
    ...(failed.length === 0 ? [] : [line(`Could not correct ${failed.length}: ${reasons(failed)}.`)]),
    ...(count(notices, ['queued', 'retry', 'sending']) === 0
      ? []
      : [fine('Notices are gathered for ten minutes before they go.')]),
  ]
  return {
    label: 'GREEN',
    space,
    blocks,
    data: { deliveries: deliveries.map(({ id, kind, state, code }) => ({ id, kind, state, code })) },
  }
}

const reasons = (failed: readonly Delivery[]): string =>
  [...Map.groupBy(failed, one => one.code ?? one.state)].map(([code, of]) => `${of.length} ${code}`).join(', ')
