import * as React from 'react'

export default () => <h1>Status 404</h1>
