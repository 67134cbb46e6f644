// Answers: how pages and pictures are sent.
import type { FastifyReply } from 'fastify'
import { element, type Html, htmlDocument } from './html.ts'
import { layout } from './layout.ts'

const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

export const page = (reply: FastifyReply, html: Html): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('cache-control', 'public, max-age=60')
    .removeHeader('x-robots-tag')
    .send(htmlDocument(html))

/** Pictures may be shown by other sites and in chats. */
export const picture = (reply: FastifyReply, type: 'image/png' | 'image/svg+xml; charset=utf-8'): FastifyReply =>
  reply.type(type).header('cache-control', 'public, max-age=300').header('cross-origin-resource-policy', 'cross-origin')

/** `why` it may not be there, and where to look instead. */
export const notFound = (
  reply: FastifyReply,
  { why, href, link }: { readonly why: string; readonly href: string; readonly link: string },
): FastifyReply =>
  page(
    reply.code(404),
    layout({
      title: 'Not found · Palais',
      description: 'There is no such page.',
      content: [element('h1', {}, 'There is no such page'), element('p', {}, `${why} `, element('a', { href }, link))],
    }),
  )
