export const whole = 'the whole'
