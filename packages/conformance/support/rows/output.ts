import { full, partial, type SupportSection } from '../support-row.ts'
import { hookFiles } from '../test-files.ts'

/** What builds leave in `public`, whatever was there and whatever happens meanwhile. */
export const outputRows: SupportSection = {
  title: 'Output over time',
  about:
    'What builds leave in public, whatever earlier builds left there and whatever happens meanwhile.',
  rows: [
    full(
      'a build after changes leaves what a build from nothing leaves',
      'conformance/test/random-edits.test.ts: leaves what a cold build leaves after each random edit',
    ),
    full(
      'a build that is killed',
      'conformance/test/killed-builds.test.ts: is whole whenever it is killed, and goes on from there',
    ),
    full(
      'two builds at once',
      'greenlight/test/two-builds.test.ts: says who builds in a folder, and lets that build end well',
    ),
    full(
      'a full or read-only disk, in public or under the cache',
      'greenlight/test/build-faults.test.ts: says why a file cannot be written, loses nothing, and goes on when it can',
    ),
    full(
      'a damaged cache',
      'greenlight/test/build-faults.test.ts: leaves what a build from nothing leaves after damage of the cache, with one line of notice',
      'greenlight/test/load-config.test.ts: runs no compiled file, nor believes in a record of it, that was altered',
    ),
    full(
      'builds while the site is served',
      'greenlight/test/serve-while-building.test.ts: serves whole pages with all that they name while builds go on, then those of the last build',
    ),
    partial(
      'files that hooks of plugins wrote to public',
      'They are deleted when their plugin or its hook is gone, and where gatsby-plugin-feed, gatsby-plugin-robots-txt or gatsby-plugin-sitemap did not write them again. What another hook did not write again stays, as with Gatsby: many write only what is missing or has changed, so it may be stale or as wanted. Files in folders of pages without pages below them are not looked for, either.',
      hookFiles(
        'deletes files of hooks that are no longer made, and none that somebody else put there',
      ),
    ),
    partial(
      'pictures and copied files that pages no longer show',
      'They stay in public/static, as with Gatsby: queries whose answers are kept do not ask for their files again, so nobody knows which are still wanted. greenlight clean deletes them.',
    ),
  ],
}
