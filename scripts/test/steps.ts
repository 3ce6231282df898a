import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installDebianPackages } from './debian-packages.ts'
import { type RunCommand, root } from './run-command.ts'
import type { Outcome, Step } from './run-steps.ts'
import { findTestFiles, runJest, runNodeTests } from './test-suites.ts'

/** The TypeScript projects of the repository. */
const projects = [
  'tsconfig.json',
  'src/outputs/offline/tsconfig.json',
  'packages/greenlight/tsconfig.json',
  'packages/runtime/tsconfig.json',
  'packages/conformance/tsconfig.json',
  'bench/tsconfig.json',
]

/** All of `npm test`, in order: what is quick comes first, what needs `public/` after the build. */
export const steps: readonly Step[] = [
  {
    name: 'lint',
    title: 'lint rules and formatting (Biome)',
    run: command => check(command, 'npx', ['biome', 'ci', '--colors=off', '.']),
  },
  {
    name: 'types',
    title: 'types of the site and of each package',
    run: async command => {
      const outcomes: Outcome[] = []
      for (const project of projects) {
        outcomes.push(await check(command, 'npx', ['tsc', '--noEmit', '-p', project]))
      }
      return sum(outcomes)
    },
  },
  {
    name: 'content',
    title: 'front matter, links and pictures of the content',
    run: command => check(command, 'npm', ['run', '--silent', 'check']),
  },
  { name: 'unit', title: 'unit and component tests of the site (Jest)', run: runJest },
  {
    name: 'engine',
    title: 'tests of the packages',
    run: command => {
      installDebianPackages({ mariadbd: 'mariadb-server' })
      return runNodeTests(command, {
        files: findTestFiles(packageTestFolders()),
        concurrency: 2,
        timeout: 900_000,
      })
    },
  },
  {
    name: 'build',
    title: 'the publication, built with Greenlight',
    run: command =>
      check(command, 'npm', ['run', '--silent', 'build'], { NODE_ENV: 'production', CI: 'true' }),
  },
  {
    name: 'outputs',
    title: 'files of public/: feeds, sitemap, metadata, links, HTML',
    run: command =>
      runNodeTests(command, {
        files: findTestFiles(['tests/outputs', 'tests/features']),
        concurrency: 1,
        timeout: 900_000,
      }),
  },
  {
    name: 'e2e',
    title: 'public/ in a browser',
    run: command => {
      installDebianPackages({ chromium: 'chromium' })
      return runNodeTests(command, {
        files: findTestFiles(['tests/e2e']),
        concurrency: 1,
        timeout: 900_000,
      })
    },
  },
  {
    name: 'parity',
    title: 'public/ of stock Gatsby and of Greenlight, over all sites',
    run: command =>
      runNodeTests(command, {
        files: findTestFiles(['packages/conformance/test-output']),
        concurrency: 1,
        timeout: 1_800_000,
      }),
  },
  {
    name: 'sites',
    title: 'builds of other content: the samples, drafts, an empty site',
    run: command =>
      runNodeTests(command, {
        files: findTestFiles(['tests/sites']),
        concurrency: 1,
        timeout: 900_000,
      }),
  },
]

async function check(
  command: RunCommand,
  program: string,
  args: readonly string[],
  env?: Record<string, string>,
): Promise<Outcome> {
  const { code } = await command(program, args, env ? { env } : {})
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function sum(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    failed: outcomes.reduce((total, { failed }) => total + failed, 0),
  }
}

function packageTestFolders(): string[] {
  return readdirSync(join(root, 'packages')).flatMap(name => [
    join('packages', name, 'src'),
    join('packages', name, 'test'),
  ])
}
