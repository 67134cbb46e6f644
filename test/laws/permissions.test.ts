// The law of permissions: the table that people read is the table that the code keeps.
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { withPermissions } from './permissions-table.ts'

it('stands in SECURITY.md as it is in the code (node test/laws/write-permissions.ts writes it)', async () => {
  const page = await readFile('SECURITY.md', 'utf8')
  expect(page).toBe(withPermissions(page))
})
