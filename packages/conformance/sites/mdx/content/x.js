export const X = () => null
