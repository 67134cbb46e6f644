// The menu: every command, in the order in which the help lists them.
import type { Command } from '#src/conversation/command.ts'

export const menu: readonly Command[] = []
