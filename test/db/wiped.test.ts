// Wiped: after the keys of a space are destroyed, a full copy of the database opens nothing, whoever has it and the key file.
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backups } from '#adapters/backup/backups.ts'
import { readPart } from '#adapters/backup/part.ts'
import { openKeyring } from '#adapters/keyring/key-file.ts'
import { restore } from '#db/backup/restore.ts'
import { databaseOn } from '#db/database.ts'
import { connectSqlite } from '#db/sqlite.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import { readerFor } from '#src/security/vault-access.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palais-wiped-'))
})
afterEach(() => rm(folder, { recursive: true }))

const wordOf = (space: SpaceId, number: number): string => `word of ${space} ${number}.`

const spaces = ['ours', 'theirs'] as SpaceId[] as [SpaceId, SpaceId]

it('leaves nothing of 1,000 records to read, and other spaces as they were', async () => {
  const path = join(folder, 'palais.keyring')
  const keyring = await openKeyring(path)
  await using database = await databaseOn(await connectSqlite(join(folder, 'palais.db')), { keyring })
  await database.atomically(async ({ vault }) => {
    for (const space of spaces)
      for (let number = 1; number <= 1_000; number++)
        await vault.put({
          ...{ id: `${space}-${number}` as RecordId, space, kind: 'contact', name: `${space}-${number}` },
          ...{ author: 'ana' as MemberId, recipients: [], at: '2026-11-21T08:00:00.000Z' },
          columns: { picks: { label: 'AMBER', value: wordOf(space, number) } },
        })
  })
  const recipient = await identityToRecipient(await generateIdentity())
  const store = backups({
    folder: join(folder, 'backups'),
    recipients: [recipient],
    keyringPath: path,
    dump: database.dump,
  })
  expect(await store.make(Temporal.Instant.from('2026-11-21T08:30:00Z'))).toMatchObject({ ok: true })
  // Taken before, for a thief who comes back for the key file.
  await database.scrub()
  await mkdir(join(folder, 'stolen'))
  await copyFile(join(folder, 'palais.db'), join(folder, 'stolen', 'palais.db'))
  await keyring.spaces.wipe(spaces[0])
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(one => one.isFile())
  expect(files.length).toBeGreaterThan(4)
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name))
    for (let number = 1; number <= 1_000; number++)
      expect(bytes.includes(wordOf(spaces[0], number)), `${number} in ${name}`).toBe(false)
    if (name.endsWith('.age'))
      await expect(readPart(join(parentPath, name), [await generateIdentity()])).rejects.toThrow('not opened')
  }
  const copy = await connectSqlite(':memory:')
  await restore(copy, await database.dump('2026-11-21T09:00:00.000Z'), '2026-11-21T09:00:00.000Z')
  const stolen = await connectSqlite(join(folder, 'stolen', 'palais.db'))
  await using earlier = await databaseOn(stolen, { keyring: await openKeyring(path) })
  for (let number = 1; number <= 1_000; number++)
    await expect(earlier.stores.vault.read(`ours-${number}` as RecordId, readerFor(spaces[0]))).rejects.toThrow('wiped')
  await using thief = await databaseOn(copy, { keyring: await openKeyring(path) })
  expect(await thief.stores.vaultCare.counts(spaces[0])).toMatchObject({ AMBER: 1_000 })
  for (let number = 1; number <= 1_000; number++)
    await expect(thief.stores.vault.read(`ours-${number}` as RecordId, readerFor(spaces[0]))).rejects.toThrow('wiped')
  await expect(database.stores.vault.find({ kind: 'contact' }, readerFor(spaces[0]))).rejects.toMatchObject({
    why: 'wiped',
  })
  expect(await database.stores.vault.find({ kind: 'contact' }, readerFor(spaces[1]))).toHaveLength(1_000)
})
