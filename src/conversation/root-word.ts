// Root word: how a command begins where it is typed.
import type { Utterance } from './utterance.ts'

/** `/un` in Slack, `!un` in a Matrix room; nothing where the bot is spoken to anyway. */
export const rootWord = ({ platform, kind }: Utterance['place'], root: string): string => {
  if (platform === 'slack') return `/${root}`
  return kind === 'direct' ? '' : `!${root}`
}
