// Serves public/ as a good host would. `npm run serve`, or `npm start` to build first.
// PORT (default 9000) and HOST (default localhost) choose the address.
import { startServer } from './serve/start-server.ts'

const server = await startServer({
  folder: 'public',
  port: Number(process.env.PORT ?? 9000),
  host: process.env.HOST ?? 'localhost',
})
console.log(`The site is at ${server.url}   (Ctrl+C ends)`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0))
  })
}
