// Write permissions: puts the table of who may do what into SECURITY.md.
import { readFile, writeFile } from 'node:fs/promises'
import { withPermissions } from './permissions-table.ts'

await writeFile('SECURITY.md', withPermissions(await readFile('SECURITY.md', 'utf8')))
