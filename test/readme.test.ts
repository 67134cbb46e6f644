// The README: it lists every command, and promises none that there is not.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'

describe('the README', () => {
  it('lists the commands of the menu, and all of them', () => {
    const [, table = ''] = /## What it can do\n([\s\S]*?)\n\n[^|\n]/.exec(readFileSync('README.md', 'utf8')) ?? []
    const listed = [...table.matchAll(/`([^`]+)`/g)].map(match => match[1])
    const verbs = menu.map(command => command.verb)
    expect(listed.toSorted()).toEqual(verbs.toSorted())
  })
})
