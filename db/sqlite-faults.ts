// SQLite faults: result codes that the operator can do something about, in sentences.
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { OperatorFault } from '#src/operator-fault.ts'

// Result codes, https://www.sqlite.org/rescode.html.
const BUSY = 5
const READONLY = 8
const IOERR = 10
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const NOTADB = 26
const IOERR_LOCK = 3850

const unwritable = (path: string): string =>
  `${path} cannot be written; give this user the right to write the file and its directory, on a disk of this machine.`

const sentences: Readonly<Record<number, (path: string) => string>> = {
  [BUSY]: path =>
    `Another process has ${path} open; if it is the bot, talk to it with "palais …", or stop it before starting another.`,
  [READONLY]: unwritable,
  [IOERR]: path => `The disk that holds ${path} fails; look at the system's log, and restore a backup on another disk.`,
  // What cannot be written cannot be locked: the rights of the file, or a file system that is mounted to be read only.
  [IOERR_LOCK]: unwritable,
  [CORRUPT]: path => `${path} is damaged; put the latest backup in its place.`,
  [FULL]: path => `The disk that holds ${path} is full; free some space and start again.`,
  [CANTOPEN]: path => {
    const directory = dirname(resolve(path))
    return existsSync(directory)
      ? `${path} cannot be opened; give this user the right to read and write the file and its directory.`
      : `There is no directory ${directory} for ${path}; make it, or name another file in DATABASE_URL.`
  },
  [NOTADB]: path => `${path} is not a SQLite database; name another file in DATABASE_URL.`,
}

/** What an error of `node:sqlite` asks of the operator. Extended codes carry the primary one in their low byte. */
export const sqliteFaultOf =
  (path: string) =>
  (error: unknown): OperatorFault | undefined => {
    const code = (error as { errcode?: unknown }).errcode
    const sentence = typeof code === 'number' ? (sentences[code] ?? sentences[code & 0xff]) : undefined
    return sentence && new OperatorFault(sentence(path), { cause: error })
  }

/** A file that opens, but whose pages do not fit together. */
export const damaged = (path: string): OperatorFault => new OperatorFault(sentences[CORRUPT]?.(path))
