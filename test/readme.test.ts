// The README: it names every command that there is, and none that there is not.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'

describe('the README', () => {
  it('lists the commands of the menu', () => {
    const [, table = ''] = /## What it can do\n([\s\S]*?)\n\n[^|\n]/.exec(readFileSync('README.md', 'utf8')) ?? []
    const listed = [...table.matchAll(/`([^`]+)`/g)].map(match => match[1])
    expect(listed.toSorted()).toEqual(menu.map(command => command.verb).toSorted())
  })
})
