// Say role: a role in words.
import type { Role } from '#src/security/member.ts'

/** "an advocate", "a coordinator". */
export const aRole = (role: Role): string => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`
