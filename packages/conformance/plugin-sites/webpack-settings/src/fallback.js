export const fallback = 'a fallback'
