/**
 * A name as it is compared: full-width forms folded, no spaces or punctuation, no city and district in front, 一号 as 1号, and no 小区 at
 * the end. Brackets keep their text, because 东区 and 西区 are different places.
 *
 * @example plainName('北京市朝阳区 望京花园（东区）小区') // '望京花园东区'
 */
export function plainName(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(北京市?)?(朝阳区)?(?=.)/, '')
    .replace(/[一二三四五六七八九](?=[号区院期条队里楼])/g, (digit) => String('一二三四五六七八九'.indexOf(digit) + 1))
    .replace(/(?<=..)(小区|社区居民委员会|居委会)$/, '');
}
