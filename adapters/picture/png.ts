// PNG: a picture of the product as pixels, for chats that do not show SVG; drawn by resvg with a font that comes along.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Picture } from '#src/reply/document.ts'

const from = createRequire(import.meta.url)

/** The engine and the font are read once, when the first picture is wanted. */
let ready: Promise<readonly Uint8Array[]> | undefined

const load = async (): Promise<readonly Uint8Array[]> => {
  await initWasm(await readFile(from.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return Promise.all(
    ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(name => readFile(from.resolve(`dejavu-fonts-ttf/ttf/${name}`))),
  )
}

/** Twice as many pixels as the drawing has units, on white. Loads nothing from outside: the drawing names no address. */
export const pngOf = async (picture: Picture): Promise<Uint8Array> => {
  ready ??= load()
  const drawing = new Resvg(picture.svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontBuffers: [...(await ready)], defaultFontFamily: 'DejaVu Sans', loadSystemFonts: false },
  })
  try {
    return drawing.render().asPng()
  } finally {
    drawing.free()
  }
}
