export default {
  output: 'export',
  distDir: 'out',
  trailingSlash: true,
  images: { unoptimized: true },
}
