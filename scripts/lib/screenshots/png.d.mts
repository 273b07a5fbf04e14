export interface Picture {
  readonly width: number
  readonly height: number
  /** 0xRRGGBB, row by row. */
  readonly pixels: Uint32Array
}

export function decode(file: Buffer): Picture
export function shrink(file: Buffer): Buffer
