import * as React from 'react'

export default () => <h1>Status 500</h1>
