// Install: puts what the Matrix tests drive on this machine, once: `node test/synapse/install.ts`.
import { install } from './python.ts'

await install()
