// Questions: what an operator is asked in a shell, line by line; secrets are not shown while they are typed.
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

export interface Questions extends Disposable {
  ask(question: string): Promise<string>
  askHidden(question: string): Promise<string>
}

/** On a terminal, or with the answers coming in line by line; no more lines answer with nothing. */
export const questions = (input: NodeJS.ReadStream, output: NodeJS.WriteStream): Questions => {
  let echo: 'shown' | 'hidden' = 'shown'
  const shown = new Writable({
    write: (piece, _encoding, done) => {
      if (echo === 'shown') output.write(piece)
      done()
    },
  })
  const terminal = input.isTTY === true
  const lines = createInterface({ input, output: terminal ? shown : undefined, terminal })
  const typed = lines[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const { value, done } = await typed.next()
    return done === true ? '' : value.trim()
  }
  return {
    ask: async question => {
      output.write(question)
      return next()
    },
    askHidden: async question => {
      output.write(question)
      echo = 'hidden'
      try {
        return await next()
      } finally {
        echo = 'shown'
        output.write('\n')
      }
    },
    [Symbol.dispose]: () => lines.close(),
  }
}
