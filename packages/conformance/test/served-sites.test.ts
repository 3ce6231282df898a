import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { compareEngines, copySite, servedSites } from '../src/compare-engines.ts'
import { openWithGreenlight } from '../src/greenlight-engine.ts'
import { hasDatabaseServer, startDatabaseServer } from '../src/servers/database-server.ts'
import { startGraphqlServer } from '../src/servers/graphql-server.ts'
import { startHttpServer } from '../src/servers/http-server.ts'

async function withSite(name: string, use: (site: string) => Promise<void>): Promise<void> {
  const site = await copySite(name, servedSites)
  try {
    await use(site)
  } finally {
    await rm(dirname(site), { recursive: true, force: true })
  }
}

async function assertSame(site: string, random = 30): Promise<void> {
  const { nodes, schema, answers } = await compareEngines(site, { random, seed: 7 })
  assert.deepEqual({ nodes, schema, answers }, { nodes: [], schema: [], answers: [] })
}

describe('source plugins that need a server', () => {
  it('gatsby-source-mysql reads MariaDB as on stock Gatsby', {
    skip: !hasDatabaseServer() && 'MariaDB is not installed (Debian: mariadb-server)',
  }, async () => {
    const database = await startDatabaseServer()
    try {
      database.run(readFileSync(join(servedSites, 'database/tables.sql'), 'utf8'))
      Object.assign(process.env, {
        DATABASE_PORT: String(database.port),
        DATABASE_USER: database.user,
        DATABASE_PASSWORD: database.password,
        DATABASE_NAME: database.database,
      })
      await withSite('database', assertSame)
    } finally {
      await database.stop()
    }
  })

  it('gatsby-source-graphql asks an API as on stock Gatsby', async () => {
    const server = await startGraphqlServer()
    try {
      process.env.GRAPHQL_URL = server.url
      await withSite('graphql-api', assertSame)
    } finally {
      await server.stop()
    }
  })

  it('files on other servers get the addresses and images of stock Gatsby', async () => {
    const picture = await sharp({
      create: { width: 600, height: 300, channels: 3, background: '#336699' },
    })
      .png()
      .toBuffer()
    const tokens = new Set<unknown>()
    const server = await startHttpServer((request, response) => {
      tokens.add(request.headers['x-token'])
      response.setHeader('content-type', 'image/png')
      response.end(picture)
    })
    process.env.FILES_URL = server.url
    try {
      await withSite('remote-files', async site => {
        // A filter by an image without size, as random queries have it, ends stock Gatsby.
        await assertSame(site, 0)
        await rm(join(site, 'public'), { recursive: true })
        const greenlight = await openWithGreenlight(site)
        await greenlight.query(
          '{ picture(name: { eq: "wide" }) { publicUrl resize(width: 60) { src } } }',
        )
        await greenlight.persist()
        await greenlight.close()
        const made = (await readdir(join(site, 'public/_gatsby'), { recursive: true }))
          .filter(file => /\.\w+$/.test(file))
          .map(file => basename(file))
        assert.deepEqual(made.sort(), ['wide.png', 'wide.png'])
        assert.deepEqual([...tokens], ['secret'], 'every request has the headers of its domain')
      })
    } finally {
      await server.stop()
    }
  })

  it('an API that fails in the middle is named, and the site keeps what it had', async () => {
    let broken = false
    let failures = 1
    const pages = [
      [
        { id: 1, name: 'Nord', lines: ['a', 'b'], platforms: 4 },
        { id: 2, name: 'Süd', lines: [], platforms: 2 },
      ],
      [{ id: 3, name: 'Ost', lines: ['c'], platforms: 1 }],
    ]
    const server = await startHttpServer((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('page'))
      const fails = page === 2 && (broken || failures-- > 0)
      response.statusCode = fails ? 503 : 200
      response.end(
        JSON.stringify({
          stations: pages[page - 1] ?? [],
          next: page < pages.length ? page + 1 : null,
        }),
      )
    })
    process.env.API_URL = server.url
    try {
      await withSite('http-api', async site => {
        const query = '{ allStation(sort: { name: ASC }) { nodes { name platforms } } }'
        const first = await openWithGreenlight(site)
        const { data: complete } = await first.query(query)
        await first.persist()
        await first.close()
        assert.deepEqual(complete, {
          allStation: {
            nodes: [
              { name: 'Nord', platforms: 4 },
              { name: 'Ost', platforms: 1 },
              { name: 'Süd', platforms: 2 },
            ],
          },
        })
        assert.deepEqual(server.requests, [
          '/stations?page=1',
          '/stations?page=2',
          '/stations?page=2',
        ])

        broken = true
        await assert.rejects(openWithGreenlight(site), (error: Error) => {
          assert.match(error.message, /gatsby-source-paged-api/)
          assert.match(error.message, /sourceNodes/)
          assert.match(error.message, /page=2 answered 503 3 times/)
          return true
        })

        broken = false
        const again = await openWithGreenlight(site)
        const { data } = await again.query(query)
        await again.close()
        assert.deepEqual(data, complete)
      })
    } finally {
      await server.stop()
    }
  })
})
