import { css } from '@emotion/react'
import styled from '@emotion/styled'

export const Title = styled.h1`
  color: rgb(1, 2, 3);
`

export const Box = styled('section', { shouldForwardProp: name => name !== 'depth' })`
  padding: ${({ depth }) => depth}px;
  ${Title} {
    margin: 5px;
  }
`

export const shade = css`
  background: rgb(7, 8, 9);
`
