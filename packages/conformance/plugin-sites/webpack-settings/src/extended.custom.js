export const extended = 'a custom extension'
