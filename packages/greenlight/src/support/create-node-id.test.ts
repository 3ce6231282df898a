import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ProblemError } from '#diagnostics'
import { createNodeId, nodeIdMakerOf } from './create-node-id.ts'

it('gives the ids of Gatsby', () => {
  const id = nodeIdMakerOf('gatsby-source-filesystem')
  assert.equal(id('foo'), '9101379c-01b9-5096-9278-6b1b917fa1ef')
  assert.equal(id('/a/b.md'), '257fc37e-d11b-5ed7-bf4e-e33159b60752')
  assert.equal(createNodeId(1, 'default-site-plugin'), 'ab5b5cbb-275b-57ab-a06b-79cf68deefe0')
})

it('refuses what cannot name a node', () => {
  for (const id of [undefined, null, {}, true]) {
    assert.throws(() => createNodeId(id as unknown as string, 'plugin'), ProblemError)
  }
})
