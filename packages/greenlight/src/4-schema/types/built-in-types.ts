const FILE_FIELDS = `
    sourceInstanceName: String!
    absolutePath: String!
    relativePath: String!
    extension: String!
    size: Int!
    prettySize: String!
    modifiedTime: Date! @dateformat
    accessTime: Date! @dateformat
    changeTime: Date! @dateformat
    birthTime: Date! @dateformat
    root: String!
    dir: String!
    base: String!
    ext: String!
    name: String!
    relativeDirectory: String!
    dev: Int!
    mode: Int!
    nlink: Int!
    uid: Int!
    gid: Int!
    rdev: Int!
    ino: Float!
    atimeMs: Float!
    mtimeMs: Float!
    ctimeMs: Float!
    atime: Date! @dateformat
    mtime: Date! @dateformat
    ctime: Date! @dateformat
    birthtime: Date @deprecated(reason: "Use \`birthTime\` instead")
    birthtimeMs: Float @deprecated(reason: "Use \`birthTime\` instead")`

/**
 * The types every site has, as SDL, in the order in which Gatsby defines them: it decides the order of the root
 * fields.
 */
export const BUILT_IN_TYPES: readonly string[] = [
  `type File implements Node @infer {${FILE_FIELDS}
  }`,
  `type Directory implements Node @dontInfer {${FILE_FIELDS}
  }`,
  `type Site implements Node @infer {
    buildTime: Date @dateformat
    siteMetadata: SiteSiteMetadata
  }`,
  `type SiteSiteMetadata {
    title: String
    description: String
  }`,
  `type SiteFunction implements Node @dontInfer {
    functionRoute: String!
    pluginName: String!
    originalAbsoluteFilePath: String!
    originalRelativeFilePath: String!
    relativeCompiledFilePath: String!
    absoluteCompiledFilePath: String!
    matchPath: String
  }`,
  `type SitePage implements Node @dontInfer {
    path: String!
    component: String!
    internalComponentName: String!
    componentChunkName: String!
    matchPath: String
    pageContext: JSON @proxy(from: "context")
    pluginCreator: SitePlugin @link(from: "pluginCreatorId")
  }`,
  `type SitePlugin implements Node @dontInfer {
    resolve: String
    name: String
    version: String
    nodeAPIs: [String]
    browserAPIs: [String]
    ssrAPIs: [String]
    pluginFilepath: String
    pluginOptions: JSON
    packageJson: JSON
  }`,
  `type SiteBuildMetadata implements Node @dontInfer {
    buildTime: Date @dateformat
  }`,
]
