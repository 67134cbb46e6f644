// Fetch calendar: the text behind an address, once; what does not come is empty.

/** What `palais import https://…` reads. */
export const fetchCalendar = async (address: string): Promise<string> => {
  const { fetchText } = await import('./fetch-text.ts')
  const answer = await fetchText(address)
  return answer.came === 'text' ? answer.text : ''
}
