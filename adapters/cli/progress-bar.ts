// progressBar: how far long work has come, on a terminal; elsewhere nothing but what is said.

export interface ProgressBar {
  /** A line of its own, above the bar. */
  say(text: string): void
  show(done: number, words: string): void
  clear(): void
}

const WIDTH = 24
/** Erases the line and goes to its beginning. */
const ERASE = '\r\u001b[2K'

interface Shown {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export const progressBar = (shown: Shown, whole: number): ProgressBar => {
  if (shown.isTTY !== true)
    return { say: text => void shown.write(`${text}\n`), show: () => undefined, clear: () => undefined }
  let line = ''
  return {
    say: text => void shown.write(`${ERASE}${text}\n${line}`),
    show: (done, words) => {
      const share = Math.min(1, whole === 0 ? 1 : done / whole)
      const full = Math.floor(share * WIDTH)
      line = `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${Math.floor(share * 100)} %  ${words}`
      shown.write(`${ERASE}${line}`)
    },
    clear: () => {
      if (line !== '') shown.write(ERASE)
      line = ''
    },
  }
}
