import { part } from '@parts/part'
import { bare } from 'folder-import'
import { graphql } from 'gatsby'
import { fallback } from 'left-out'
import nodePath from 'path'
import * as React from 'react'
import { replaced } from 'replaced'
import { whole } from 'whole-name'
import data from '../data.bin'
import drawing from '../drawing.raw.svg'
import { extended } from '../extended'
import dot from '../mark.dot'
import note from '../note.txt'
import * as browser from '../only-browser'

export default function Home({ data: { site } }) {
  React.useEffect(() => {
    document.title = browser.where()
  }, [])
  return (
    <ul>
      <li>{part}</li>
      <li>{whole}</li>
      <li>{fallback}</li>
      <li>{bare}</li>
      <li>{extended}</li>
      <li>{note}</li>
      <li>{data}</li>
      <li>{dot}</li>
      <li>{STAGE_KIND}</li>
      <li>{String(FLAGS.fast)}</li>
      <li>{'shout:loud'}</li>
      <li>{typeof nodePath}</li>
      <li>{'whisper:quiet'}</li>
      <li>{STAGE_OF_BABEL}</li>
      <li>{replaced}</li>
      <li>{drawing}</li>
      <li>{site.siteMetadata.title}</li>
    </ul>
  )
}

export const query = graphql`
  query Home {
    site {
      ...Late
    }
  }
`
