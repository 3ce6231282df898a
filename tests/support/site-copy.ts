import { execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { publicFolder } from './public-files.ts'

/** A copy of the site whose content a test may change. */
export interface SiteCopy {
  folder: string
  /** Its built site. */
  public: string
  /** Writes a file of the copy. */
  write(path: string, content: string | Buffer): void
  /** Removes a file or folder of the copy. */
  remove(path: string): void
  /** Runs `gatsby build` to its end, with variables added to the environment. */
  build(env?: Record<string, string>): Promise<{ code: number; output: string }>
  /** Removes the copy. */
  dispose(): void
}

/** What makes the site; tests, packages and scripts do not. */
const parts = [
  'content',
  'static',
  'src',
  'plugins',
  'schema',
  'gatsby-*',
  'package.json',
  'tsconfig*.json',
]

/**
 * Copies the site to a folder of its own. Pictures that the build of this repository has made are taken along, so that
 * only those of the test are made again.
 */
export function copySite(): SiteCopy {
  const folder = mkdtempSync(join(tmpdir(), 'site-copy-'))
  const files = execFileSync('git', ['ls-files', '-z', '--', ...parts], { encoding: 'utf8' })
  for (const file of files.split('\0').filter(file => file !== '' && existsSync(file))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(file, join(folder, file))
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const pictures = join(publicFolder, 'static')
  if (existsSync(pictures)) {
    cpSync(pictures, join(folder, 'public/static'), { recursive: true })
  }
  return {
    folder,
    public: join(folder, 'public'),
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    },
    remove: path => rmSync(join(folder, path), { recursive: true, force: true }),
    build: env => runBuild(folder, env),
    dispose: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

function runBuild(
  folder: string,
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['node_modules/gatsby/cli.js', 'build'], {
      cwd: folder,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        // The test runner sets this for the processes it starts; Gatsby's workers would report to it.
        NODE_TEST_CONTEXT: undefined,
        CI: 'true',
        GATSBY_TELEMETRY_DISABLED: '1',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.on('error', fail)
    child.on('close', code => done({ code: code ?? 1, output }))
  })
}
