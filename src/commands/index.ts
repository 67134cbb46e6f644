// The menu: every command under its heading, in the order in which the help lists them.
import { type Command, grouped } from '#src/conversation/command.ts'
import { help } from './help.ts'

export const menu: readonly Command[] = [...grouped('About me and this bot', [help])]
