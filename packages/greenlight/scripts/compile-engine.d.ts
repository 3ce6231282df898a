export function compiledEngine(): Promise<string | undefined>
export function compileEngine(folder: string): Promise<void>
