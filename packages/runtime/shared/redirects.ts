/** A redirect that browsers follow by themselves. */
export interface BrowserRedirect {
  readonly fromPath: string
  readonly toPath: string
  readonly ignoreCase?: boolean
}
