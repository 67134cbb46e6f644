// Permissions table: who may do what, as SECURITY.md shows it, made from the one table in the code.
import { roles } from '#src/security/member.ts'
import { may, type Permission, permissions } from '#src/security/permissions.ts'

/** A line for each permission, a column for each role. */
export const permissionsTable = (): string =>
  [
    `| may | ${roles.join(' | ')} |`,
    `| --- |${roles.map(() => ' --- |').join('')}`,
    ...(Object.keys(permissions) as Permission[]).map(
      permission => `| ${permission} |${roles.map(role => ` ${may({ role }, permission) ? 'yes' : ''} |`).join('')}`,
    ),
  ].join('\n')

const BEGIN = '<!-- permissions: made from src/security/permissions.ts by node test/laws/write-permissions.ts -->'
const END = '<!-- end of permissions -->'

/** A page with the table as it is now. Throws when the page has no place for it. */
export const withPermissions = (page: string): string => {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error('there is no place for the table')
  return `${before}${BEGIN}\n\n${permissionsTable()}\n\n${END}${after}`
}
