// Web socket for tests: the server's side of RFC 6455, as far as Socket Mode needs it: text, ping, pong and close.
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

export interface WebSocketLine {
  send(text: string): void
  ping(): void
  /** Says goodbye, as the protocol wants it. */
  close(): void
  /** Cuts the line without a word. */
  cut(): void
  readonly open: boolean
}

interface Ears {
  readonly text: (text: string) => void
  readonly closed: () => void
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const

/** Takes an upgrade of an HTTP connection. */
export const acceptWebSocket = (request: IncomingMessage, socket: Duplex, ears: Ears): WebSocketLine => {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  let open = true
  const write = (opcode: number, payload: Buffer): void => {
    if (open) socket.write(Buffer.concat([headOf(opcode, payload.length), payload]))
  }
  const over = (): void => {
    if (!open) return
    open = false
    ears.closed()
  }
  let pending = Buffer.alloc(0)
  socket.on('data', (data: Buffer) => {
    pending = Buffer.concat([pending, data])
    for (let frame = takeFrame(pending); frame !== undefined; frame = takeFrame(pending)) {
      pending = frame.rest
      if (frame.opcode === opcodes.text) ears.text(frame.payload.toString('utf8'))
      if (frame.opcode === opcodes.ping) write(opcodes.pong, frame.payload)
      if (frame.opcode === opcodes.close) {
        write(opcodes.close, frame.payload)
        over()
        socket.end()
      }
    }
  })
  socket.on('error', over)
  socket.on('close', over)
  return {
    send: text => write(opcodes.text, Buffer.from(text)),
    ping: () => write(opcodes.ping, Buffer.from('are you there')),
    close: () => write(opcodes.close, Buffer.from([0x03, 0xe8])),
    cut: () => {
      over()
      socket.destroy()
    },
    get open() {
      return open
    },
  }
}

/** A server's frames are whole and not masked. */
const headOf = (opcode: number, length: number): Buffer => {
  if (length < 126) return Buffer.from([0x80 | opcode, length])
  if (length < 65_536) return Buffer.from([0x80 | opcode, 126, length >> 8, length & 0xff])
  const head = Buffer.alloc(10)
  head[0] = 0x80 | opcode
  head[1] = 127
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}

interface Frame {
  readonly opcode: number
  readonly payload: Buffer
  readonly rest: Buffer<ArrayBuffer>
}

/** The first whole frame; a client's are masked. */
const takeFrame = (data: Buffer<ArrayBuffer>): Frame | undefined => {
  if (data.length < 2) return undefined
  const short = (data[1] as number) & 0x7f
  const start = short === 126 ? 4 : short === 127 ? 10 : 2
  if (data.length < start + 4) return undefined
  const length = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short
  const end = start + 4 + length
  if (data.length < end) return undefined
  const mask = data.subarray(start, start + 4)
  const payload = Buffer.from(data.subarray(start + 4, end))
  for (let at = 0; at < payload.length; at++) payload[at] = (payload[at] as number) ^ (mask[at % 4] as number)
  return { opcode: (data[0] as number) & 0x0f, payload, rest: data.subarray(end) as Buffer<ArrayBuffer> }
}
