// Snapshot journal: the design that others use, kept to show that the kills find what they are meant to find.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Journal, Layout, Step } from '#adapters/matrix/store/journal.ts'

interface Image {
  readonly layouts: Map<string, Layout>
  readonly records: Map<string, Map<string, Uint8Array>>
  readonly things: Map<string, Uint8Array>
}

/** Everything is in memory, and all of it is written every now and then. */
export const snapshotJournal = (path: string): Journal => {
  const image: Image = existsSync(path)
    ? deserialize(readFileSync(path))
    : { layouts: new Map(), records: new Map(), things: new Map() }
  const write = (): void => {
    writeFileSync(`${path}.new`, serialize(image))
    renameSync(`${path}.new`, path)
  }
  const timer = setInterval(write, 1_000)
  const store = (db: string, name: string) => {
    const key = `${db} ${name}`
    const found = image.records.get(key) ?? new Map<string, Uint8Array>()
    image.records.set(key, found)
    return found
  }
  const apply = (step: Step): void => {
    if (step.does === 'lay out') image.layouts.set(step.db, step.layout)
    else if (step.does === 'drop') image.layouts.delete(step.db)
    else if (step.does === 'clear') store(step.db, step.store).clear()
    else if (step.does === 'remove') store(step.db, step.store).delete(step.key)
    else store(step.db, step.store).set(step.key, step.value)
  }
  return {
    load: async () =>
      [...image.layouts].map(([name, layout]) => ({
        name,
        layout,
        records: of => [...store(name, of)].map(([key, value]) => ({ key, value })),
      })),
    commit: steps => {
      for (const step of steps) apply(step)
    },
    recall: async name => image.things.get(name),
    keep: async (name, value) => {
      image.things.set(name, value)
      write()
    },
    [Symbol.asyncDispose]: async () => clearInterval(timer),
  }
}
