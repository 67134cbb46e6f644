// Suggest: the nearest of some words to a mistyped one.
import { editDistance } from '#src/states/edit-distance.ts'

/** The nearest words, best first; none when all are too far to be what was meant. Two letters may be a beginning. */
export const nearest = (typed: string, known: readonly string[], most = 3): readonly string[] => {
  const said = typed.toLowerCase()
  return (
    known
      .map(word => ({ word, lower: word.toLowerCase() }))
      // Words of quite another length are never near, and long ones take long to compare.
      .filter(({ lower }) => mayBeNear(said, lower))
      .map(({ word, lower }) => ({
        word,
        far: editDistance(said, lower),
        begins: said.length > 1 && lower.startsWith(said),
      }))
      .filter(({ word, far, begins }) => begins || far <= allowance(Math.max(word.length, said.length)))
      .sort((a, b) => Number(b.begins) - Number(a.begins) || a.far - b.far)
      .slice(0, most)
      .map(({ word }) => word)
  )
}

const mayBeNear = (said: string, word: string): boolean =>
  word.startsWith(said) || Math.abs(word.length - said.length) <= allowance(Math.max(word.length, said.length))

/** One wrong letter in three is near, and one in any word of two letters or more. */
const allowance = (length: number): number => (length < 2 ? 0 : Math.max(1, Math.floor(length / 3)))
