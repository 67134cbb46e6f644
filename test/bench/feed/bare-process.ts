// Bare process: node:http in a process of its own, that answers every request with the same octets.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetchRaw } from './fetch-raw.ts'
import { serveMeasured } from './measured.ts'

const [, , port, requestHead] = process.argv
const { status, headers, octets } = await fetchRaw(Number(port), requestHead ?? '')
const server = createServer((_request, response) => {
  if (octets.length === 0) response.writeHead(status, headers).end()
  else response.writeHead(status, headers).end(octets)
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
serveMeasured({ port: (server.address() as AddressInfo).port, ready: 0 })
