// Backups: two encrypted files for each, in a folder, and none longer than it may live.
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { instantText } from '#src/instant-text.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Backups } from '#src/security/backups.ts'

export interface BackupWorks {
  readonly folder: string
  /** Age recipients, `age1…`; none: backups are not made. */
  readonly recipients: readonly string[]
  readonly keyringPath: string
  readonly dump: (at: string) => Promise<{ readonly data: readonly string[]; readonly keys: readonly string[] }>
}

/** How long a part lives, in days: after that no copy of a purged record's key is left. */
const lives = { keys: 7, data: 35, export: 35 } as const
const NAME = /^palais-(\d{8}T\d{6})Z\.(data|keys|export)\.age$/

export const backups = ({ folder, recipients, keyringPath, dump }: BackupWorks): Backups => ({
  async make(now) {
    if (recipients.length === 0)
      return refuse('No key is named for backups. Make one off line with age-keygen, and set PALAIS_BACKUP_TO=age1…')
    const { writePart } = await import('./part.ts')
    const at = instantText(now)
    const stamp = stampOf(now)
    const [data, keys] = [`palais-${stamp}Z.data.age`, `palais-${stamp}Z.keys.age`]
    const parts = await dump(at)
    const keyring = JSON.stringify({ keyring: await readFile(keyringPath, 'utf8') })
    const written = await writing(
      folder,
      'A recipient in PALAIS_BACKUP_TO is none; they begin with age1.',
      async () => {
        await writePart(join(folder, keys), [...parts.keys, keyring], recipients)
        await writePart(join(folder, data), parts.data, recipients)
      },
    )
    return written.ok ? ok({ data, keys }) : written
  },
  async handOut(lines, to, now) {
    const { writeSealed } = await import('./part.ts')
    const name = `palais-${stampOf(now)}Z.export.age`
    const plain = Buffer.from(`${lines.join('\n')}\n`, 'utf8')
    const written = await writing(folder, `"${to}" is no key of age: one begins with age1.`, () =>
      writeSealed(join(folder, name), plain, [to]),
    )
    return written.ok ? ok(name) : written
  },
  async expire(now) {
    const names = await readdir(folder).catch(() => [])
    const over = names.filter(name => isOver(name, now))
    for (const name of over) await rm(join(folder, name), { force: true })
    return over.length
  },
})

const stampOf = (now: Temporal.Instant): string =>
  now.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '').slice(0, 15)

/** An error without a code is that of the library, which did not take a key. */
const writing = async (folder: string, noKey: string, write: () => Promise<void>): Promise<Result<'written'>> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await write()
    return ok('written')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) return refuse(noKey)
    return refuse(`The file could not be written into ${folder}: ${code}. May I write there, and is the disk not full?`)
  }
}

const isOver = (name: string, now: Temporal.Instant): boolean => {
  const [, stamp, part] = NAME.exec(name) ?? []
  if (stamp === undefined) return false
  const made = Temporal.Instant.from(stamp.replace(/^(....)(..)(..)T(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z'))
  const days = lives[part as keyof typeof lives]
  return Temporal.Instant.compare(made.add({ hours: days * 24 }), now) <= 0
}
