/** @jest-environment node */
import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readGitDates } from './git-dates'
import { makeSite } from './test/make-site.fixture'

function git(root: string, date: string, ...args: string[]): void {
  execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    stdio: 'ignore',
  })
}

/** A repository whose site lies in a folder of it, as in a workspace. */
function makeRepository(): string {
  const root = makeSite({ 'site/content/posts/a.md': 'a', 'site/content/posts/é b.md': 'b' })
  git(root, '2024-01-01T10:00:00+02:00', 'init', '-q')
  git(root, '2024-01-01T10:00:00+02:00', 'add', '-A')
  git(root, '2024-01-01T10:00:00+02:00', 'commit', '-qm', 'One')
  writeFileSync(join(root, 'site/content/posts/a.md'), 'changed')
  git(root, '2024-02-01T10:00:00Z', 'commit', '-qam', 'Two')
  return root
}

test('each file has the date of its last commit', () => {
  const root = join(makeRepository(), 'site')
  expect([...readGitDates(root, 'content/posts')].sort()).toEqual([
    ['content/posts/a.md', '2024-02-01T10:00:00.000Z'],
    ['content/posts/é b.md', '2024-01-01T08:00:00.000Z'],
  ])
})

test('a renamed file has the date of its renaming, an uncommitted one none', () => {
  const repository = makeRepository()
  const posts = join(repository, 'site/content/posts')
  mkdirSync(join(posts, 'a'))
  renameSync(join(posts, 'a.md'), join(posts, 'a/index.md'))
  git(repository, '2024-03-01T10:00:00Z', 'add', '-A')
  git(repository, '2024-03-01T10:00:00Z', 'commit', '-qm', 'Three')
  writeFileSync(join(posts, 'new.md'), '')
  const dates = readGitDates(join(repository, 'site'), 'content/posts')
  expect(dates.get('content/posts/a/index.md')).toBe('2024-03-01T10:00:00.000Z')
  expect(dates.has('content/posts/new.md')).toBe(false)
})

test('a shallow clone and a folder without a repository give none', () => {
  const repository = makeRepository()
  const clone = makeSite({})
  git(clone, '2024-03-01T10:00:00Z', 'clone', '-q', '--depth=1', `file://${repository}`, 'c')
  expect(readGitDates(join(clone, 'c/site'), 'content/posts').size).toBe(0)
  expect(readGitDates(makeSite({}), 'content/posts').size).toBe(0)
})
