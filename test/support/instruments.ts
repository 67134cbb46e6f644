// Instruments of a test: counted ids, a fixed keyring, the real digest; the same conversation gives the same bytes.
import { createHash } from 'node:crypto'
import { calendarReader } from '#adapters/import/calendar/read-calendar.ts'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import type { Instruments } from '#src/ports.ts'
import { refuse } from '#src/result.ts'
import type { Backups } from '#src/security/backups.ts'
import type { Random } from '#src/security/random.ts'

/** Ids id00000000000001, id00000000000002 …, secrets counted likewise. */
export const countedRandom = (): Random => {
  let ids = 0
  let secrets = 0
  return {
    id: () => `id${String(++ids).padStart(14, '0')}`,
    secret: () => `secret${String(++secrets).padStart(37, '0')}`,
  }
}

/** Where no backups are made. */
export const noBackups: Backups = {
  make: async () => refuse('No backups are made here.'),
  handOut: async () => refuse('No files are written here.'),
  expire: async () => 0,
}

export const fixedInstruments = (): Instruments => ({
  keyring: keyringFrom(new Uint8Array(32).fill(7)),
  random: countedRandom(),
  hash: text => createHash('sha256').update(text).digest('hex'),
  readCalendar: calendarReader(() => Temporal.Instant.from('2026-11-21T09:00:00Z')),
  tryOut: async () => [],
  backups: noBackups,
})
