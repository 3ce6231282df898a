/** Width and height of the rendered landscape in pixels. */
export const landscapeSize = [1920, 1280] as const

type Rgb = readonly [red: number, green: number, blue: number]

const sky: readonly [Rgb, Rgb] = [
  [238, 176, 67],
  [246, 240, 228],
]
const near: Rgb = [20, 35, 43]
const far: Rgb = [190, 176, 150]

/** A hash of two whole numbers as a number from 0 to 1; the same on every machine. */
function noise(x: number, y: number): number {
  let hash = Math.imul(x, 374761393) + Math.imul(y, 668265263)
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
}

function smoothNoise(x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const ease = (share: number) => share * share * (3 - 2 * share)
  const across = ease(x - left)
  const down = ease(y - top)
  const upper = noise(left, top) * (1 - across) + noise(left + 1, top) * across
  const lower = noise(left, top + 1) * (1 - across) + noise(left + 1, top + 1) * across
  return upper * (1 - down) + lower * down
}

/** Sum of five octaves, from 0 to 1. */
function ridge(x: number, layer: number): number {
  let sum = 0
  let weight = 0.5
  for (let octave = 0; octave < 5; octave++) {
    sum += smoothNoise(x * 2 ** octave, layer * 17 + octave) * weight
    weight /= 2
  }
  return sum
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => one[index] * (1 - share) + other[index] * share
  return [part(0), part(1), part(2)]
}

const layers = 6

/**
 * Pixels of a hazy mountain landscape with fine grain, three bytes each: a stand-in for a photograph, with soft
 * gradients, edges and noise, made without one.
 */
export function renderLandscape(): Buffer {
  const [width, height] = landscapeSize
  const pixels = Buffer.alloc(width * height * 3)
  for (let x = 0; x < width; x++) {
    const tops = Array.from({ length: layers }, (_, layer) => {
      const rough = ridge((x / width) * (1.6 + layer * 0.9), layer + 1)
      return height * (0.16 + layer * 0.13 + rough * 0.3)
    })
    for (let y = 0; y < height; y++) {
      const layer = tops.findLastIndex(top => y >= top)
      const depth = (y - (tops[layer] ?? 0)) / height
      const ground = mix(far, near, layer / (layers - 1))
      const haze = Math.min(0.55, depth * 1.6)
      const texture = (smoothNoise(x / 7, y / 5 + layer * 99) - 0.5) * 14 * (layer / layers)
      const color =
        layer < 0 ? mix(sky[0], sky[1], Math.min(1, (y / height) * 2.2)) : mix(ground, far, haze)
      const grain = (noise(x, y) - 0.5) * 12 + (layer < 0 ? 0 : texture)
      const at = (y * width + x) * 3
      for (const index of [0, 1, 2] as const)
        pixels[at + index] = Math.max(0, Math.min(255, Math.round(color[index] + grain)))
    }
  }
  return pixels
}
