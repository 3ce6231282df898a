const { copyFile, mkdir, readFile } = require('node:fs/promises')
const { existsSync } = require('node:fs')
const path = require('node:path')
const { readPictureSize } = require('./read-picture-size')
const { DECORATIVE } = require('./set-pictures')
const { visitNodes } = require('./visit-nodes')

/** Pictures that gatsby-remark-images makes responsive. */
const RESPONSIVE = /\.(?:jpe?g|png|webp|tiff?|avif)$/i

/** @typedef {import('./tree').TreeNode} TreeNode */
/** @typedef {{ staticFolder: string, publicFolder: string }} Folders */

/**
 * Gives the files that a text names their public addresses. Responsive pictures of static/ are named relative to the
 * text, which is how gatsby-remark-images finds them; drawings, and all else that lies beside the text, are copied.
 *
 * @param {import('./tree').RemarkArgs} args
 * @param {Folders} folders
 */
async function placeFiles(args, folders) {
  /** @type {TreeNode[]} */
  const nodes = []
  visitNodes(args.markdownAST, node => {
    if (node.type === 'image' || node.type === 'link') nodes.push(node)
  })
  for (const node of nodes) {
    if (node.type === 'image') await placePicture(node, args, folders)
    else if (isBeside(node.url)) await placeLinkedFile(node, args, folders)
  }
}

/** @param {string | undefined} url */
const isElsewhere = url => /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url ?? '')

/** @param {string | undefined} url */
const isBeside = url => !!url && !isElsewhere(url) && !/^[/#?]/.test(url)

/**
 * @param {string} url
 * @returns {string} path that the address names, without query and fragment
 */
function pathOf(url) {
  const plain = url.replace(/[?#].*$/, '')
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}

/**
 * @param {TreeNode} picture
 * @param {import('./tree').RemarkArgs} args
 * @param {Folders} folders
 */
async function placePicture(picture, args, { staticFolder, publicFolder }) {
  const { url = '' } = picture
  const folder = path.dirname(args.markdownNode.fileAbsolutePath ?? staticFolder)
  if (isElsewhere(url)) {
    showPlainly(picture, {})
    return
  }
  const isStatic = url.startsWith('/')
  const absolutePath = path.join(isStatic ? staticFolder : folder, pathOf(url))
  const file = await findFile(args, absolutePath)
  if (file && RESPONSIVE.test(absolutePath)) {
    picture.url = path
      .relative(folder, absolutePath)
      .split(path.sep)
      .map(encodeURIComponent)
      .join('/')
    return
  }
  const size = file ? await readSizeOf(absolutePath) : {}
  if (isStatic) picture.url = `${args.pathPrefix ?? ''}${url}`
  else if (file) picture.url = await publish(file, args, publicFolder)
  showPlainly(picture, size)
}

/**
 * @param {TreeNode} link
 * @param {import('./tree').RemarkArgs} args
 * @param {Folders} folders
 */
async function placeLinkedFile(link, args, { publicFolder, staticFolder }) {
  const { url = '' } = link
  const folder = path.dirname(args.markdownNode.fileAbsolutePath ?? staticFolder)
  const [, rest = ''] = /^[^?#]*(.*)$/.exec(url) ?? []
  const absolutePath = path.join(folder, pathOf(url))
  const file = path.extname(absolutePath) === '.md' ? undefined : await findFile(args, absolutePath)
  if (file) link.url = `${await publish(file, args, publicFolder)}${rest}`
}

/**
 * @param {import('./tree').RemarkArgs} args
 * @param {string} absolutePath
 */
const findFile = (args, absolutePath) =>
  args.getRemarkFileDependency({ absolutePath: { eq: absolutePath.split(path.sep).join('/') } })

/**
 * Copies a file to where the field publicURL of gatsby-source-filesystem has it.
 *
 * @param {import('./tree').FileNode} file
 * @param {import('./tree').RemarkArgs} args
 * @param {string} publicFolder
 */
async function publish(file, { pathPrefix = '' }, publicFolder) {
  const name = `${file.internal.contentDigest}/${file.base}`
  const target = path.join(publicFolder, 'static', name)
  if (!existsSync(target)) {
    await mkdir(path.dirname(target), { recursive: true })
    await copyFile(file.absolutePath, target)
  }
  return `${pathPrefix}/static/${name}`
}

/** @param {string} file */
async function readSizeOf(file) {
  return /\.(?:svg|gif)$/i.test(file) ? readPictureSize(await readFile(file)) : {}
}

/**
 * @param {TreeNode} picture
 * @param {{ width?: number, height?: number }} size
 */
function showPlainly(picture, size) {
  const { title } = picture
  if (picture.alt === DECORATIVE) picture.alt = ''
  picture.title = null
  picture.data = {
    ...picture.data,
    hProperties: { ...picture.data?.hProperties, ...size, loading: 'lazy', decoding: 'async' },
  }
  if (!title) return
  const image = { ...picture }
  picture.type = 'pictureFigure'
  picture.data = { hName: 'figure', hProperties: { className: ['picture'] } }
  picture.children = [
    image,
    {
      type: 'pictureCaption',
      data: { hName: 'figcaption', hChildren: [{ type: 'text', value: title }] },
    },
  ]
}

module.exports = { placeFiles }
