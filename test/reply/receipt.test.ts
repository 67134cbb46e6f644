// Receipts: what is found is read up to the first gap, and each message is dealt with although another refuses.
import { describe, expect, it } from 'vitest'
import { SendFault } from '#src/reply/messenger.ts'
import { foundIn, messagesIn, receiptOf, toEach } from '#src/reply/receipt.ts'

describe('a receipt', () => {
  it.each([
    { why: 'of one message is that message', messages: ['C1/1.2'], receipt: 'C1/1.2' },
    { why: 'of several names each', messages: ['$a', '$b'], receipt: '$a $b' },
    { why: 'of none is empty', messages: [], receipt: '' },
  ])('$why', ({ messages, receipt }) => {
    expect(receiptOf(messages)).toBe(receipt)
    expect(messagesIn(receipt)).toEqual(messages)
  })
})

describe('what a platform tells', () => {
  it.each<{ why: string; known: string[]; told: number[]; found: string | undefined; is?: string }>([
    { why: 'is whole with the last one', known: [], told: [0, 1, 2], found: '0 1 2', is: 'whole' },
    { why: 'adds to what was known', known: ['x'], told: [1, 2], found: 'x 1 2', is: 'whole' },
    { why: 'is a beginning without the last one', known: ['x'], told: [1], found: 'x 1', is: 'begun' },
    { why: 'counts up to the first gap', known: [], told: [0, 2], found: '0', is: 'begun' },
    { why: 'is nothing when it is known already', known: ['x', 'y'], told: [0, 1], found: undefined },
    { why: 'is nothing without the next one', known: [], told: [1, 2], found: undefined },
  ])('$why', ({ known, told, found, is }) => {
    const parts = new Map(told.map(part => [part, { name: String(part), parts: 3 }]))
    expect(foundIn(known, parts)).toEqual(found === undefined ? undefined : { receipt: found, is })
  })
})

describe('a deed to each message', () => {
  const doing = async (faults: Readonly<Record<string, SendFault>>) => {
    const done: string[] = []
    const ended = await toEach(['a', 'b', 'c'], async one => {
      const fault = faults[one]
      if (fault !== undefined) throw fault
      done.push(one)
    }).catch(error => (error as SendFault).code)
    return { done, ended }
  }
  const refused = new SendFault('refused', 'never')
  const later = new SendFault('not-sent', 'later')

  it.each([
    { why: 'is done to all', faults: {}, done: ['a', 'b', 'c'], ended: undefined },
    { why: 'is done to the others when one refuses', faults: { a: refused }, done: ['b', 'c'], ended: 'never' },
    { why: 'ends where it has to wait', faults: { b: later }, done: ['a'], ended: 'later' },
    { why: 'is tried again although one refused', faults: { a: refused, b: later }, done: [], ended: 'later' },
  ])('$why', async ({ faults, done, ended }) => {
    expect(await doing(faults as Readonly<Record<string, SendFault>>)).toEqual({ done, ended })
  })
})
