import * as React from 'react'

export default ({ params }) => <h1>User {params.id}</h1>
