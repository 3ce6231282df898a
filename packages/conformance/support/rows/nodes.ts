import { full, partial, type SupportSection } from '../support-row.ts'
import {
  badInput,
  cascade,
  jobs,
  nodeActions,
  nodeStore,
  observed,
  served,
  site,
  siteCache,
  wholeSite,
} from '../test-files.ts'

const kept = 'greenlight/src/3-nodes/persist-nodes.test.ts: '

/** Rules of nodes. */
export const nodeRows: SupportSection = {
  title: 'Nodes',
  about: 'Ids, digests, owners, order and life of nodes.',
  rows: [
    full(
      'shape of a node',
      nodeActions('judge the shape of nodes alike'),
      badInput('names an invalid node'),
    ),
    full(
      'internal.owner and fields are not set by hand',
      nodeStore('refuses internal.owner, so also a node that was created before'),
      nodeStore('refuses fields'),
      observed('nodes that cannot be made'),
    ),
    full(
      'one plugin owns a type',
      observed('nodes of another owner'),
      badInput('names two owners of a type'),
    ),
    full(
      'what cannot be stored is taken out',
      nodeStore(
        'takes out functions, symbols and instances, keeps dates and internal, and drops undefined then',
      ),
    ),
    full(
      'same digest: only touched',
      nodeStore('only touches a node of the same digest: children, fields and counter stay'),
    ),
    full(
      'new digest: replaced, descendants deleted',
      nodeStore('replaces a node of another digest and deletes all its descendants'),
    ),
    full(
      'order of getNodes and getNodesByType',
      observed('getNodes'),
      nodeStore(
        'is that of length and bytes for ofTypeById, of bytes for all, of creation for ofType',
      ),
    ),
    partial(
      'order of unsorted results',
      'That of a fresh run, in every run; in stock Gatsby it depends on which file was read first.',
      nodeStore('puts children in the order of their parents, whichever came first'),
    ),
    full(
      'stale nodes',
      cascade('deletes what is no longer sourced, by root ancestor'),
      wholeSite(
        'keeps nodes, caches and statuses for the next run, and deletes what is no longer sourced',
      ),
    ),
    full(
      'a source that fails loses nothing',
      cascade(
        'keeps the nodes of a source that fails midway and of stateful ones, and says what failed',
      ),
      served('an API that fails in the middle is named, and the site keeps what it had'),
    ),
    full('Site, SiteBuildMetadata, SitePlugin', site('empty'), site('themes')),
    full('SitePage', site('pages')),
    full(
      'SiteFunction',
      served('files on other servers get the addresses and images of stock Gatsby'),
    ),
    full('File, Directory', site('transformers'), site('images')),
    full(
      'RemoteFile: publicUrl, resize, gatsbyImage',
      served('files on other servers get the addresses and images of stock Gatsby'),
    ),
  ],
}

/** Caches and jobs. */
export const keepingRows: SupportSection = {
  title: 'Caches and jobs',
  about: 'What is kept between runs. The cache checks itself and never needs to be deleted.',
  rows: [
    full(
      'nodes',
      `${kept}are those of a fresh run, whatever changed, came, went, moved or was lost in between`,
    ),
    full(
      'caches of plugins',
      siteCache('keeps values as JSON does, gives fresh copies, and survives runs'),
      siteCache('is empty after the plugin changed, and only then'),
    ),
    full(
      'a changed configuration or plugin',
      siteCache('starts anew for another key or engine, and says what changed'),
    ),
    full(
      'a damaged cache',
      siteCache(
        'drops what was shortened or altered at any of 200 random places, with one line of notice',
      ),
      `${kept}are those of a fresh run after damage at any of 200 random places of the cache`,
    ),
    full(
      'a full disk',
      siteCache('keeps the former state and says why when the disk is full'),
      'greenlight/src/cache/full-disk.test.ts: keeps the former cache when a real disk is full, and goes on when there is room',
    ),
    full(
      'two commands in one folder',
      'greenlight/src/cache/folder-lock.test.ts: is held by another process, and outlives its crash',
    ),
    partial(
      'a cache of stock Gatsby',
      'Lies beside the engine’s own; neither reads the other.',
      siteCache('leaves alone what stock Gatsby keeps beside it'),
    ),
    full(
      'results of jobs',
      jobs('run once for equal inputs, in one run and over runs'),
      jobs('run again for another input, argument or plugin version'),
      jobs('run again when somebody deleted what they had written'),
    ),
    full('events of jobs', observed('events'), jobs('tell their beginning and end as Gatsby does')),
    partial(
      'where jobs run',
      'In threads of their own; a job whose arguments cannot be copied runs in the main thread.',
      jobs('run in a thread that was set up, with what the function needs'),
      jobs('take arguments that cannot leave this thread'),
    ),
  ],
}
