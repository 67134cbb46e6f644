// PNG: a picture of the product as pixels, for chats that do not show SVG; drawn in a thread of its own, since nobody is to wait meanwhile.
import { Worker } from 'node:worker_threads'
import type { Picture } from '#src/reply/document.ts'

export interface Order {
  readonly id: number
  readonly svg: string
}

export interface Drawn {
  readonly id: number
  /** Undefined when the drawing is broken. */
  readonly png: Uint8Array | undefined
}

type Draw = (svg: string) => Promise<Uint8Array>

/** The thread starts with the first picture, and anew after one that ended it. */
let drawing: Draw | undefined

/** The bytes of a PNG, with twice as many pixels as the drawing has units. Rejects when it cannot be drawn. */
export const pngOf = ({ svg }: Picture): Promise<Uint8Array> => {
  drawing ??= startDrawing(() => {
    drawing = undefined
  })
  return drawing(svg)
}

const startDrawing = (ended: () => void): Draw => {
  const worker = new Worker(new URL('./draw.ts', import.meta.url))
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>()
  let orders = 0
  worker.on('message', ({ id, png }: Drawn) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    if (png === undefined) one?.reject(new Error('the picture cannot be drawn'))
    else one?.resolve(png)
  })
  worker.on('error', cause => {
    ended()
    for (const one of waiting.values()) one.reject(new Error('the thread that draws ended', { cause }))
  })
  return svg => {
    const one = Promise.withResolvers<Uint8Array>()
    const id = ++orders
    waiting.set(id, one)
    // The process waits for what is being drawn, and for nothing else here.
    worker.ref()
    worker.postMessage({ id, svg } satisfies Order)
    return one.promise
  }
}
