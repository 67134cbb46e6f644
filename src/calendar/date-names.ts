// Date names: weekdays and months in English, French and Spanish, whole or begun.
import { fold } from '#src/states/fold.ts'

const weekdays = [
  ['monday', 'lundi', 'lunes'],
  ['tuesday', 'mardi', 'martes'],
  ['wednesday', 'mercredi', 'miercoles'],
  ['thursday', 'jeudi', 'jueves'],
  ['friday', 'vendredi', 'viernes'],
  ['saturday', 'samedi', 'sabado'],
  ['sunday', 'dimanche', 'domingo'],
] as const
const months = [
  ['january', 'janvier', 'enero'],
  ['february', 'fevrier', 'febrero'],
  ['march', 'mars', 'marzo'],
  ['april', 'avril', 'abril'],
  ['may', 'mai', 'mayo'],
  ['june', 'juin', 'junio'],
  ['july', 'juillet', 'julio'],
  ['august', 'aout', 'agosto'],
  ['september', 'septembre', 'septiembre'],
  ['october', 'octobre', 'octubre'],
  ['november', 'novembre', 'noviembre'],
  ['december', 'decembre', 'diciembre'],
] as const

/** The number, from 1, of the one entry with a name that begins with the word; three letters at least ("jui" could be two months). */
const numberOf = (word: string, lists: readonly (readonly string[])[]): number | undefined => {
  const folded = fold(word)
  const found = lists.flatMap((names, index) => (names.some(name => name.startsWith(folded)) ? [index + 1] : []))
  return folded.length >= 3 && found.length === 1 ? found[0] : undefined
}

/** The weekday of a name or its beginning: 1 is Monday. */
export const weekdayIn = (word: string): number | undefined => numberOf(word, weekdays)

/** The same of an English name alone: "mar" alone could be Tuesday in French, and March. */
export const weekdayOf = (word: string): number | undefined =>
  numberOf(
    word,
    weekdays.map(([english]) => [english]),
  )

export const monthOf = (word: string): number | undefined => numberOf(word, months)

export const monthName = (number: number): string => nameIn(months, number)
export const weekdayName = (number: number): string => nameIn(weekdays, number)

const nameIn = (lists: readonly (readonly [string, ...string[]])[], number: number): string => {
  const [english = String(number)] = lists[number - 1] ?? []
  return english.charAt(0).toUpperCase() + english.slice(1)
}
