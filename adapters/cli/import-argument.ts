// Import argument: `palais import <file or https address>` brings the file's text along; everything else is as typed.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { LONGEST_CALENDAR } from '#src/calendar/calendar-reader.ts'
import { OperatorFault } from '#src/operator-fault.ts'

export interface WithFile {
  readonly given: readonly string[]
  readonly attachment?: string
}

const OPTION = /^(?!https?:|webcals?:)[a-z]+:/i

/** Gets the text of an address; its faults say in a sentence what is wrong. */
export type Fetch = (address: string) => Promise<string>

/** Reads the named file or address. Throws an OperatorFault that says what to do instead. */
export const withFile = async (given: readonly string[], fetch: Fetch): Promise<WithFile> => {
  const at = given.findIndex(argument => !argument.startsWith('--'))
  const named = given[at + 1]
  if (given[at] !== 'import' || named === undefined || OPTION.test(named)) return { given }
  const attachment = /^(?:https?|webcals?):/i.test(named) ? await fetched(named, fetch) : await read(named)
  const name = basename(URL.parse(named)?.pathname ?? named).replace(/[^\w.-]+/g, '-')
  return { given: given.toSpliced(at + 1, 1, `name:${name || 'calendar'}`), attachment }
}

const fetched = async (address: string, fetch: Fetch): Promise<string> => {
  try {
    return await fetch(address)
  } catch (error) {
    if (error instanceof Error && error.name === 'FetchFault') throw new OperatorFault(error.message, { cause: error })
    throw error
  }
}

const read = async (path: string): Promise<string> => {
  try {
    if ((await stat(path)).size > LONGEST_CALENDAR)
      throw new OperatorFault(`${path} is larger than 8 MB. Take a smaller part of it.`)
    return new TextDecoder().decode(await readFile(path))
  } catch (error) {
    if (error instanceof OperatorFault) throw error
    throw new OperatorFault(`I cannot read the file ${path}. Type: palais import <file or https address>`, {
      cause: error,
    })
  }
}
