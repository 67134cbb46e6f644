// Bundle: the same sources in a few files, which start in half the time, where a trial is mostly starting.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { fromSources } from './program.ts'

/** Loaded only where they are configured; here they are not. */
const left = [/^matrix-/, /^@matrix-org/, /^@slack/, /^@resvg/, 'pg-native']

/** Writes it to a folder; gives the file to start. What a source reads from beside itself, it still reads there. */
export const bundle = async (folder: string): Promise<string> => {
  const made = await rolldown({
    input: fromSources,
    platform: 'node',
    external: left,
    logLevel: 'silent',
    plugins: [{ name: 'where it stood', transform: (code, id) => standing(code, id) }],
  })
  await made.write({ dir: folder, format: 'esm' })
  return join(folder, 'main.js')
}

const standing = (code: string, id: string): string | undefined =>
  code.includes('import.meta.')
    ? code
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        .replaceAll('import.meta.dirname', JSON.stringify(join(id, '..')))
    : undefined
