// Permissions: the one table of who may do what.
import { atLeast, type Role } from './member.ts'

/** The least role that may do each thing; a person not in the table's sense of "all" is still an observer of a linked place. */
export const permissions = {
  read: 'observer',
  'follow for oneself': 'observer',
  'follow for a room': 'coordinator',
  'work on deadlines': 'advocate',
  'assign other organisations': 'coordinator',
  'change the calendar': 'coordinator',
  'log contacts': 'advocate',
  'compare promises': 'coordinator',
  'see who is who': 'advocate',
  'change members': 'coordinator',
  'change owners': 'owner',
  'change places': 'coordinator',
  'make spaces': 'owner',
  'open feeds': 'owner',
  'see operations': 'observer',
  'resend deliveries': 'coordinator',
  'shut people out': 'observer',
  'let people in again': 'coordinator',
  'lock the vault': 'coordinator',
  'open the vault': 'owner',
  'care for keys': 'owner',
  'wipe the vault': 'owner',
  'erase records': 'advocate',
  'see the audit': 'owner',
  'make backups': 'owner',
  'take own notes out': 'advocate',
  'let an organisation go': 'owner',
} as const satisfies Record<string, Role>

export type Permission = keyof typeof permissions

export const may = (actor: { readonly role: Role }, permission: Permission): boolean =>
  atLeast(actor.role, permissions[permission])
