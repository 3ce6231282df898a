export const replaced = 'put back'
