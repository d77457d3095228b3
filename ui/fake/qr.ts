/**
 * A picture that is drawn like the host's code (same elements, own units of ten
 * a module, quiet zone of four), but cannot be read: it is only looked at.
 */
export function lookalike(modules = 25): string {
  const unit = 10;
  const quiet = 4;
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const finder = (x: number, y: number): boolean => {
    const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
    return ring !== 2 && ring <= 3;
  };
  const far = modules - 8;
  let path = "";
  for (let y = 0; y < modules; y += 1) {
    for (let x = 0; x < modules; x += 1) {
      const left = x < 8;
      const top = y < 8;
      const dark =
        left && top
          ? finder(x, y)
          : x >= far && top
            ? finder(modules - 1 - x, y)
            : left && y >= far
              ? finder(x, modules - 1 - y)
              : random() < 0.48;
      if (dark) path += `M${(x + quiet) * unit} ${(y + quiet) * unit}h${unit}v${unit}h-${unit}z`;
    }
  }
  const side = (modules + 2 * quiet) * unit;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="M0 0h${side}v${side}h-${side}z" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}
