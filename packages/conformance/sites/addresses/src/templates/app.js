import { Router } from '@reach/router'
import { Link } from 'gatsby'
import * as React from 'react'

const Home = () => <h1>App</h1>
const Profile = ({ name }) => <h1>Profile of {name}</h1>

export default () => (
  <>
    <Link to="/app/profile/ann">Ann</Link>
    <Router basepath="/app">
      <Home path="/" />
      <Profile path="/profile/:name" />
    </Router>
  </>
)
