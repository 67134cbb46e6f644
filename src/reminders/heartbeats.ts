// Port: when a job last ran by the wall clock; an outage and a clock that was put back are noticed by it.

export interface Heartbeats {
  last(name: string): Promise<string | undefined>
  beat(name: string, at: string): Promise<void>
}
