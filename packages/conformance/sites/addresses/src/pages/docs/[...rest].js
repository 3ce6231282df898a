import * as React from 'react'

export default ({ params }) => <h1>Document {params.rest}</h1>
