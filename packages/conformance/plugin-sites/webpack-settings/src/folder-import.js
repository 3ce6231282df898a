export const bare = 'from a folder of modules'
