import type { GraphQLFieldResolver } from 'graphql'
import type { ObjectTypeComposerArgumentConfigMapDefinition } from 'graphql-compose'
import type { Composer, InterfaceComposer } from '../build/composer.ts'
import type { ResolverContext } from '../query/resolver-context.ts'

/** Resolvers of the fields that make URLs and images of files on other servers (Gatsby's image CDN). */
export interface RemoteFileResolvers {
  readonly publicUrl: GraphQLFieldResolver<unknown, ResolverContext>
  readonly resize: GraphQLFieldResolver<unknown, ResolverContext>
  readonly gatsbyImage: GraphQLFieldResolver<unknown, ResolverContext>
}

const BREAKPOINTS = [750, 1080, 1366, 1920]
const DENSITIES = [0.25, 0.5, 1, 2]
const QUALITY = 75

const FORMATS = `
The image formats to generate. Valid values are AUTO (meaning the same format as the source image), JPG, PNG, WEBP and AVIF.
The default value is [AUTO, WEBP, AVIF], and you should rarely need to change this. Take care if you specify JPG or PNG when you do
not know the formats of the source images, as this could lead to unwanted results such as converting JPEGs to PNGs. Specifying
both PNG and JPG is not supported and will be ignored.`

/** The `RemoteFile` interface with its enums, made when the schema has none yet. */
export function remoteFileInterface(
  composer: Composer,
  resolvers: RemoteFileResolvers = UNAVAILABLE,
): InterfaceComposer {
  if (composer.has('RemoteFile')) return composer.getIFTC('RemoteFile')
  addEnums(composer)
  composer.getOrCreateOTC('RemoteFileResize', type => {
    type.addFields({ width: 'Int', height: 'Int', src: 'String' })
  })
  return composer.getOrCreateIFTC('RemoteFile', type => {
    type.setDescription('Remote Interface')
    type.addFields({
      id: 'ID!',
      mimeType: 'String!',
      filename: 'String!',
      filesize: 'Int',
      width: 'Int',
      height: 'Int',
      publicUrl: { type: 'String!', resolve: resolvers.publicUrl },
      resize: { type: 'RemoteFileResize', args: RESIZE_ARGUMENTS, resolve: resolvers.resize },
      gatsbyImage: {
        type: 'GatsbyImageData',
        description:
          'Data used in the <GatsbyImage /> component. See https://gatsby.dev/img for more info.',
        args: IMAGE_ARGUMENTS,
        resolve: resolvers.gatsbyImage,
      },
    })
  })
}

function unavailable(): never {
  throw new Error('Files on other servers cannot be turned into images here.')
}

const UNAVAILABLE: RemoteFileResolvers = {
  publicUrl: unavailable,
  resize: unavailable,
  gatsbyImage: unavailable,
}

function addEnums(composer: Composer): void {
  const enums: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    RemoteFileFit: { COVER: 'cover', FILL: 'fill', OUTSIDE: 'outside', CONTAIN: 'contain' },
    RemoteFileFormat: { AUTO: 'auto', JPG: 'jpg', PNG: 'png', WEBP: 'webp', AVIF: 'avif' },
    RemoteFileLayout: { FIXED: 'fixed', FULL_WIDTH: 'fullWidth', CONSTRAINED: 'constrained' },
    RemoteFilePlaceholder: {
      DOMINANT_COLOR: 'dominantColor',
      BLURRED: 'blurred',
      TRACED_SVG: 'tracedSVG',
      NONE: 'none',
    },
    RemoteFileCropFocus: {
      CENTER: 'center',
      TOP: 'top',
      RIGHT: 'right',
      BOTTOM: 'bottom',
      LEFT: 'left',
      ENTROPY: 'entropy',
      EDGES: 'edges',
      FACES: 'faces',
    },
  }
  for (const [name, values] of Object.entries(enums)) {
    const entries = Object.entries(values).map(([key, value]) => [key, { value }])
    composer.createEnumTC({ name, values: Object.fromEntries(entries) })
  }
}

const RESIZE_ARGUMENTS: ObjectTypeComposerArgumentConfigMapDefinition = {
  width: 'Int',
  height: 'Int',
  aspectRatio: 'Float',
  fit: { type: 'RemoteFileFit', defaultValue: 'cover' },
  format: { type: 'RemoteFileFormat', defaultValue: 'auto', description: FORMATS },
  cropFocus: { type: '[RemoteFileCropFocus]' },
  quality: { type: 'Int', defaultValue: QUALITY },
}

const IMAGE_ARGUMENTS: ObjectTypeComposerArgumentConfigMapDefinition = {
  layout: {
    type: 'RemoteFileLayout',
    description: `
The layout for the image.
FIXED: A static image sized, that does not resize according to the screen width
FULL_WIDTH: The image resizes to fit its container. Pass a "sizes" option if it isn't going to be the full width of the screen.
CONSTRAINED: Resizes to fit its container, up to a maximum width, at which point it will remain fixed in size.
`,
    defaultValue: 'constrained',
  },
  width: {
    type: 'Int',
    description: `
The display width of the generated image for layout = FIXED, and the display width of the largest image for layout = CONSTRAINED.
The actual largest image resolution will be this value multiplied by the largest value in outputPixelDensities
Ignored if layout = FLUID.
`,
  },
  height: {
    type: 'Int',
    description: `
If set, the height of the generated image. If omitted, it is calculated from the supplied width, matching the aspect ratio of the source image.`,
  },
  placeholder: {
    type: 'RemoteFilePlaceholder',
    defaultValue: 'dominantColor',
    description: `
Format of generated placeholder image, displayed while the main image loads.
BLURRED: a blurred, low resolution image, encoded as a base64 data URI
DOMINANT_COLOR: a solid color, calculated from the dominant color of the image (default).
TRACED_SVG: deprecated. Will use DOMINANT_COLOR.
NONE: no placeholder. Set the argument "backgroundColor" to use a fixed background color.`,
  },
  aspectRatio: {
    type: 'Float',
    description: `
If set along with width or height, this will set the value of the other dimension to match the provided aspect ratio, cropping the image if needed.
If neither width or height is provided, height will be set based on the intrinsic width of the source image.
`,
  },
  formats: {
    type: '[RemoteFileFormat!]',
    description: `${FORMATS}\n`,
    defaultValue: ['auto', 'webp', 'avif'],
  },
  outputPixelDensities: {
    type: '[Float]',
    defaultValue: DENSITIES,
    description: `
A list of image pixel densities to generate for FIXED and CONSTRAINED images. You should rarely need to change this. It will never generate images larger than the source, and will always include a 1x image.
Default is [ 1, 2 ] for fixed images, meaning 1x, 2x, and [0.25, 0.5, 1, 2] for fluid. In this case, an image with a fluid layout and width = 400 would generate images at 100, 200, 400 and 800px wide.
`,
  },
  breakpoints: {
    type: '[Int]',
    defaultValue: BREAKPOINTS,
    description: `
Specifies the image widths to generate. You should rarely need to change this. For FIXED and CONSTRAINED images it is better to allow these to be determined automatically,
based on the image size. For FULL_WIDTH images this can be used to override the default, which is [750, 1080, 1366, 1920].
It will never generate any images larger than the source.
`,
  },
  sizes: {
    type: 'String',
    description: `
The "sizes" property, passed to the img tag. This describes the display size of the image.
This does not affect the generated images, but is used by the browser to decide which images to download. You can leave this blank for fixed images, or if the responsive image
container will be the full width of the screen. In these cases we will generate an appropriate value.
`,
  },
  backgroundColor: {
    type: 'String',
    description:
      'Background color applied to the wrapper, or when "letterboxing" an image to another aspect ratio.',
  },
  fit: { type: 'RemoteFileFit', defaultValue: 'cover' },
  cropFocus: { type: '[RemoteFileCropFocus]' },
  quality: { type: 'Int', defaultValue: QUALITY },
}
