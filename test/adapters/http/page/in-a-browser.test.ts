// The pages in a real browser: without scripts, on a phone, in the dark, and in three clicks.
import { mkdir } from 'node:fs/promises'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '#test/support/needs.ts'
import { freshFolder, startBot } from '#test/support/program.ts'

const PICTURES = 'test/output'
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

describeWith(['chromium'])('the site in a browser', () => {
  const everything = new AsyncDisposableStack()
  let browser: Browser
  let bot: Awaited<ReturnType<typeof startBot>>
  beforeAll(async () => {
    const afterwards = (work: () => void | Promise<void>): void => everything.defer(work)
    await mkdir(PICTURES, { recursive: true })
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET })
    afterwards(() => browser.close())
    bot = await startBot(await freshFolder(afterwards), {}, afterwards)
  })
  afterAll(() => everything.disposeAsync())

  /** A page of the bot for somebody new, and what went wrong on it. */
  const visit = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...options })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', message => message.type() === 'error' && troubles.push(message.text()))
    page.on('request', request => !request.url().startsWith(bot.url) && troubles.push(`asks ${request.url()}`))
    return { page, troubles, at: (path: string) => page.goto(`${bot.url}${path}`) }
  }

  const overflows = (page: Page) => page.locator('html').evaluate(html => html.scrollWidth > html.clientWidth)

  it('shows what is next without scripts, cookies or other sites', async () => {
    const { page, troubles, at } = await visit()
    await at('/')
    expect(await page.title()).toContain('Palais')
    expect(await page.locator('main h1').count()).toBe(1)
    expect(await page.locator('ul.events li').count()).toBeGreaterThan(20)
    expect(await page.context().cookies()).toEqual([])
    expect(troubles).toEqual([])
    await page.screenshot({ path: `${PICTURES}/home.png`, fullPage: true })
  })

  const KINDS_OF_PAGE = [
    '/',
    '/?state=NPL',
    '/event/hrc-64',
    '/votes',
    '/votes/on/A/HRC/17/L.9/Rev.1',
    '/votes/state/NPL',
  ]
  const nameOf = (path: string) => path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'

  it.each<{ name: string; options: BrowserContextOptions; media?: 'print' }>([
    { name: 'desk', options: { viewport: { width: 1100, height: 800 } } },
    { name: 'phone', options: { viewport: { width: 360, height: 740 }, javaScriptEnabled: true } },
    { name: 'dark', options: { viewport: { width: 1100, height: 800 }, colorScheme: 'dark' } },
    { name: 'print', options: { viewport: { width: 794, height: 1123 } }, media: 'print' },
  ])('fits on a $name, every kind of page', async ({ name, options, media }) => {
    const { page, troubles, at } = await visit(options)
    if (media !== undefined) await page.emulateMedia({ media })
    for (const path of KINDS_OF_PAGE) {
      expect((await at(path))?.status()).toBe(200)
      expect({ path, overflows: await overflows(page) }).toEqual({ path, overflows: false })
      if (media === 'print') expect(await page.locator('form:visible, nav:visible').count()).toBe(0)
      await page.screenshot({ path: `${PICTURES}/${name}-${nameOf(path)}.png`, fullPage: true })
    }
    expect(troubles).toEqual([])
  })

  it('tells a screen reader everything that the picture shows', async () => {
    const { page, at } = await visit()
    await at('/')
    const label = await page.locator('figure [role=img][aria-label]').getAttribute('aria-label')
    expect(label).toMatch(/Timeline of twelve months: \d+ sessions and deadlines/)
    expect(await page.locator('details table tbody tr').count()).toBeGreaterThan(20)
    expect(await page.locator('main section').count()).toBe(await page.locator('main section[aria-labelledby]').count())
    for (const input of await page.locator('form select, form input').all())
      expect(await input.evaluate(element => (element as { labels?: { length: number } }).labels?.length)).toBe(1)
  })

  it('lets a newcomer subscribe to deadlines of treaty bodies on Nepal in three clicks', async () => {
    const { page, at } = await visit()
    await at('/')
    await page.getByRole('link', { name: 'Nepal', exact: true }).click()
    await page.getByRole('link', { name: 'Deadlines of treaty bodies on Nepal', exact: true }).click()
    const link = page.getByRole('link', { name: /Add to my calendar/ })
    const href = await link.getAttribute('href')
    expect(href).toBe(`${bot.url.replace('http:', 'webcal:')}/feeds/public/treaty-deadlines/state/npl.ics`)
    const feed = await fetch(`${href?.replace('webcal:', 'http:')}`)
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  })

  it('lets somebody find how a State voted, from the calendar to the ballots, without scripts', async () => {
    const { page, troubles, at } = await visit()
    await at('/')
    await page.getByRole('link', { name: 'Votes', exact: true }).click()
    await page.locator('select[name=state]').selectOption({ label: 'Nepal' })
    await page.locator('select[name=body]').selectOption({ label: 'General Assembly' })
    await page.getByRole('button', { name: 'Show' }).click()
    expect(page.url()).toContain('/votes?body=GA&state=NPL')
    await page.getByRole('link', { name: /A\/RES\/78\/222/ }).click()
    expect(await page.locator('main h1').textContent()).toBe('Situation of human rights in the Syrian Arab Republic')
    const label = await page.locator('figure [role=img][aria-label]').getAttribute('aria-label')
    expect(label).toMatch(/^Result by regional group\. .* in favour 88, against 16, abstaining 73/)
    expect(await page.locator('details table tbody tr').count()).toBe(6)
    expect(await page.locator('dd a[href="/votes/state/NPL"]').count()).toBe(1)
    await page.getByRole('link', { name: 'Nepal', exact: true }).click()
    expect(await page.locator('figure [role=img][aria-label]').getAttribute('aria-label')).toMatch(
      /^How Nepal voted from 20/,
    )
    expect(troubles).toEqual([])
  })

  it('says what is wrong with an address, and shows the calendar all the same', async () => {
    const { page, at } = await visit()
    const answer = await at('/?state=Guinee')
    expect(answer?.status()).toBe(400)
    expect(await page.getByRole('alert').textContent()).toContain('Guinee')
    expect((await at('/event/no-such-thing'))?.status()).toBe(404)
    expect((await at('/votes?state=Guinee'))?.status()).toBe(400)
    expect(await page.getByRole('alert').textContent()).toContain('Guinee')
    expect((await at('/votes/on/A/HRC/99/L.1'))?.status()).toBe(404)
    expect((await at('/votes/state/XYZ'))?.status()).toBe(404)
  })
})
