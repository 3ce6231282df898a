/** The exports of a template or slice. */
export type TemplateExports = Readonly<Record<string, unknown>>

/**
 * The exports that a module's author meant: those of a CommonJS module that was made from an ES module are its
 * default export.
 */
export function templateExports(module: TemplateExports): TemplateExports {
  const inner = module.default
  return isTranspiled(inner) ? inner : module
}

function isTranspiled(value: unknown): value is TemplateExports {
  return typeof value === 'object' && value !== null && '__esModule' in value
}
