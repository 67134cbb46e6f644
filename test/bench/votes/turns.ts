// Turns: how long the thread works before others get their turn, in its own time: other processes do not count.

export interface Turns {
  /** Stops, and gives the longest turn but for one in a thousand, in milliseconds. */
  end(): number
}

export const watchTurns = (): Turns => {
  const longest: number[] = []
  let last = process.threadCpuUsage()
  let going = true
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(last)
    longest.push((user + system) / 1000)
    last = process.threadCpuUsage()
    if (going) setImmediate(look)
  }
  setImmediate(look)
  return {
    end: () => {
      going = false
      // Turns in which nothing was done say nothing.
      const worked = longest.filter(time => time > 0.05).sort((a, b) => a - b)
      return worked[Math.floor(worked.length * 0.999)] ?? 0
    },
  }
}
