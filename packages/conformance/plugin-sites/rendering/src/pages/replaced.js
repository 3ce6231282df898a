import * as React from 'react'

export default () => <h1>Replaced</h1>
