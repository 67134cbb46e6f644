// Draw: the thread that turns drawings into pixels, with resvg and a font that comes along.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Drawn, Order } from './png.ts'

const from = createRequire(import.meta.url)
await initWasm(await readFile(from.resolve('@resvg/resvg-wasm/index_bg.wasm')))
const fontBuffers = await Promise.all(
  ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(name => readFile(from.resolve(`dejavu-fonts-ttf/ttf/${name}`))),
)

/** Twice as many pixels as the drawing has units, on white. Loads nothing from outside: the drawing names no address. */
const draw = (svg: string): Uint8Array => {
  const drawing = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontBuffers, defaultFontFamily: 'DejaVu Sans', loadSystemFonts: false },
  })
  try {
    return drawing.render().asPng()
  } finally {
    drawing.free()
  }
}

const drawn = ({ id, svg }: Order): Drawn => {
  try {
    return { id, png: draw(svg) }
  } catch {
    return { id, png: undefined }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(drawn(order)))
