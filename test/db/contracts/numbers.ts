// Numbers: what the ports promise of counters and of the data version.
import { expect, it } from 'vitest'
import type { OpenDatabase } from '#test/support/databases.ts'

export const numbersContract = (open: OpenDatabase): void => {
  it('count from 1, each series for itself', async () => {
    const { numbers } = (await open()).stores
    expect([await numbers.next('K'), await numbers.next('K'), await numbers.next('S')]).toEqual([1, 2, 1])
  })

  it('come several at once, none of them twice', async () => {
    const { numbers } = (await open()).stores
    expect([await numbers.several('V', 50), await numbers.next('V'), await numbers.several('V', 2)]).toEqual([
      1, 51, 52,
    ])
  })

  it('give none twice and leave none out, however many ask at the same time', async () => {
    const { atomically } = await open()
    const given = await Promise.all(Array.from({ length: 30 }, () => atomically(({ numbers }) => numbers.next('K'))))
    expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
  })

  it('give a number again that was rolled back', async () => {
    const { atomically, stores } = await open()
    const failing = atomically(async ({ numbers }) => {
      await numbers.next('K')
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect(await stores.numbers.next('K')).toBe(1)
  })

  it('tell readers by the data version that something changed', async () => {
    const { atomically, stores } = await open()
    const before = await stores.version.read()
    await Promise.all(Array.from({ length: 5 }, () => atomically(({ version }) => version.raise())))
    expect(await stores.version.read()).toBe(before + 5)
  })
}
