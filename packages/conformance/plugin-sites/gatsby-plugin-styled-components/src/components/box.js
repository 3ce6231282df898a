import styled, { css } from 'styled-components'

const shadow = css`
  box-shadow: 0 0 ${({ $depth }) => $depth ?? 1}px black;
`

export const Box = styled.section`
  padding: 7px;
  ${shadow}
`

export const Note = styled(Box).attrs({ role: 'note' })`
  color: ${({ theme }) => theme.ink};
  ${Box} & {
    padding: 0;
  }
`
