import type { AnchorHTMLAttributes } from 'react'

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: string
  readonly partiallyActive?: boolean
}

/** Stands in for Gatsby's link: an anchor to the same address. */
export function Link({ to, partiallyActive: _, ...rest }: LinkProps) {
  return <a href={to} {...rest} />
}

export const navigate = jest.fn()

/** The text of a query; nothing runs it here. */
export function graphql(strings: TemplateStringsArray): string {
  return strings.join('')
}

/** Answers the only static query that shared components make. */
export const useStaticQuery = jest.fn(() => ({
  site: {
    siteMetadata: {
      title: 'Prerender',
      description: 'Notes on routes.',
      siteUrl: 'https://prerender.example',
      language: 'en',
      indexable: true,
      repositoryUrl: null,
    },
  },
}))

/** Returns the path as it is: tests have no path prefix. */
export function withPrefix(path: string): string {
  return path
}
