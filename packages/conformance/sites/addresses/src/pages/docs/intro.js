import * as React from 'react'

export default ({ params }) => <h1>Introduction {JSON.stringify(params)}</h1>
