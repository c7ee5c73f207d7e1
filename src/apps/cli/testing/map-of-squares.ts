/** A GeoJSON file of small areas, squares side by side. */
export function mapOfSquares(areas: number): Buffer {
  const features = Array.from({ length: areas }, (_none, at) => {
    const [west, south] = [-2 + (at % 100) / 100, 51 + Math.floor(at / 100) / 100];
    const ring = [
      [west, south],
      [west + 0.01, south],
      [west + 0.01, south + 0.01],
      [west, south + 0.01],
      [west, south],
    ];
    return {
      type: 'Feature',
      properties: { lsoa21_code: `E0${1_000_001 + at}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}
