// Import argument: `palais import <file or https address>` brings the file's text along; everything else is as typed.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { FetchFault, fetchText } from '#adapters/import/calendar/fetch-text.ts'
import { LONGEST } from '#adapters/import/calendar/read-calendar.ts'
import { OperatorFault } from '#src/operator-fault.ts'

export interface WithFile {
  readonly given: readonly string[]
  readonly attachment?: string
}

const OPTION = /^(?!https?:|webcals?:)[a-z]+:/i

/** Reads the named file or address. Throws an OperatorFault that says what to do instead. */
export const withFile = async (given: readonly string[]): Promise<WithFile> => {
  const at = given.findIndex(argument => !argument.startsWith('--'))
  const named = given[at + 1]
  if (given[at] !== 'import' || named === undefined || OPTION.test(named)) return { given }
  const attachment = /^(?:https?|webcals?):/i.test(named) ? await fetched(named) : await read(named)
  const name = basename(URL.parse(named)?.pathname ?? named).replace(/[^\w.-]+/g, '-')
  return { given: given.toSpliced(at + 1, 1, `name:${name || 'calendar'}`), attachment }
}

const fetched = async (address: string): Promise<string> => {
  try {
    const answer = await fetchText(address)
    return answer.came === 'text' ? answer.text : ''
  } catch (error) {
    throw error instanceof FetchFault ? new OperatorFault(error.message, { cause: error }) : error
  }
}

const read = async (path: string): Promise<string> => {
  try {
    if ((await stat(path)).size > LONGEST)
      throw new OperatorFault(`${path} is larger than 8 MB. Take a smaller part of it.`)
    return new TextDecoder().decode(await readFile(path))
  } catch (error) {
    if (error instanceof OperatorFault) throw error
    throw new OperatorFault(`I cannot read the file ${path}. Type: palais import <file or https address>`, {
      cause: error,
    })
  }
}
