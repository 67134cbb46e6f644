// Silence: the library prints nothing, also where it took hold of its logger as it was read.
import { expect, it, onTestFinished } from 'vitest'
import '#adapters/matrix/connect.ts'

it('The library of Matrix prints no event, however it comes by it', async () => {
  const { EventTimelineSet, MatrixEvent } = await import('matrix-js-sdk')
  const said: unknown[] = []
  const { log } = console
  onTestFinished(() => {
    console.log = log
  })
  console.log = (...words) => void said.push(words)
  const events = new EventTimelineSet(undefined)
  const event = () => new MatrixEvent({ event_id: '$pomegranate', room_id: '!r', type: 'm.room.message', content: {} })
  for (const one of [event(), event()]) events.addLiveEvent(one, { addToState: false })
  expect(events.getLiveTimeline().getEvents()).toHaveLength(1)
  expect(said).toEqual([])
})
