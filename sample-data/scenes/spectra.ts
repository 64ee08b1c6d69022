/**
 * Reflectance of surfaces in the ten bands B2 B3 B4 B5 B6 B7 B8 B8A B11 B12, mean and spread between objects. Sources: "library"
 * rows are measured spectra resampled with Gaussian response functions (Berlin-Urban-Gradient 2009, DOI 10.5880/enmap.2016.008,
 * and the earthlib collection); "mixture" rows are Monte-Carlo mixtures of those; "unverified" rows rest on a remembered
 * endmember.
 */
export interface Spectrum {
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  readonly provenance: 'library' | 'mixture' | 'unverified';
}

const row = (provenance: Spectrum['provenance'], cells: string): Spectrum => {
  const pairs = cells.split(' ').map((cell) => cell.split('±').map(Number));
  return { provenance, mean: pairs.map(([mean]) => mean!), sd: pairs.map(([, sd]) => sd!) };
};

// biome-ignore format: a table
export const SPECTRA = {
  bareSoil: row('library', '.112±.009 .145±.017 .188±.021 .200±.023 .211±.026 .224±.027 .235±.028 .242±.028 .337±.033 .334±.036'),
  concrete: row('library', '.165±.067 .194±.082 .219±.094 .223±.096 .226±.097 .231±.099 .234±.101 .237±.103 .274±.097 .240±.089'),
  asphalt: row('library', '.057±.005 .064±.007 .072±.010 .076±.012 .079±.014 .083±.016 .086±.019 .087±.020 .123±.054 .118±.055'),
  redTile: row('library', '.060±.009 .090±.013 .183±.032 .201±.036 .217±.040 .219±.040 .212±.039 .205±.039 .325±.087 .294±.120'),
  darkRoof: row('library', '.075±.019 .079±.021 .077±.017 .079±.017 .082±.018 .084±.019 .085±.019 .086±.020 .123±.046 .120±.047'),
  whiteRoof: row('library', '.281±.116 .312±.133 .349±.169 .347±.170 .341±.166 .341±.166 .343±.167 .344±.167 .407±.146 .336±.114'),
  treeBerlin: row('library', '.025±.005 .034±.007 .028±.006 .087±.022 .166±.047 .206±.063 .216±.067 .226±.072 .116±.028 .052±.014'),
  canopy: row('library', '.057±.020 .129±.047 .068±.033 .200±.060 .468±.076 .535±.095 .535±.090 .542±.089 .287±.092 .134±.068'),
  grass: row('library', '.043±.008 .067±.010 .059±.018 .144±.018 .258±.041 .313±.055 .330±.057 .346±.060 .240±.036 .123±.030'),
  dryGrass: row('library', '.060±.017 .081±.022 .105±.030 .140±.034 .183±.042 .211±.047 .232±.048 .246±.049 .309±.039 .204±.031'),
  litter: row('library', '.113±.067 .143±.072 .196±.080 .225±.090 .257±.109 .285±.125 .305±.134 .321±.142 .377±.119 .282±.131'),
  sportsRed: row('library', '.061±.011 .093±.020 .196±.029 .219±.033 .241±.039 .249±.043 .246±.044 .243±.045 .398±.044 .366±.082'),
  artificialTurf: row('library', '.060±.032 .095±.064 .076±.053 .094±.069 .111±.084 .137±.110 .181±.158 .211±.193 .268±.266 .202±.191'),
  water: row('library', '.021±.005 .026±.007 .017±.004 .016±.004 .017±.004 .016±.004 .014±.004 .013±.003 .007±.002 .005±.001'),
  rubble: row('mixture', '.115±.033 .143±.040 .185±.047 .195±.048 .203±.050 .211±.052 .214±.053 .217±.054 .282±.061 .258±.060'),
  household: row('mixture', '.146±.036 .174±.041 .205±.044 .217±.047 .230±.050 .243±.053 .253±.056 .259±.057 .299±.057 .260±.052'),
  slag: row('mixture', '.071±.018 .081±.021 .092±.024 .097±.026 .102±.027 .107±.029 .111±.031 .114±.032 .174±.047 .181±.049'),
  bareSite: row('mixture', '.112±.020 .143±.026 .183±.032 .196±.034 .207±.037 .220±.040 .230±.041 .238±.042 .320±.052 .309±.052'),
  fallow: row('mixture', '.099±.022 .129±.027 .166±.034 .191±.036 .219±.042 .240±.048 .253±.050 .263±.053 .319±.055 .283±.055'),
  construction: row('mixture', '.130±.034 .161±.040 .185±.047 .192±.048 .201±.048 .212±.048 .222±.049 .228±.050 .288±.057 .266±.053'),
  greenNet: row('unverified', '.076±.012 .126±.018 .096±.017 .106±.018 .133±.021 .168±.024 .195±.027 .211±.029 .246±.035 .206±.031'),
  greenhouse: row('unverified', '.162±.033 .191±.035 .207±.039 .240±.036 .282±.039 .306±.042 .318±.044 .324±.045 .291±.039 .215±.036'),
  blueRoof: row('unverified', '.184±.029 .147±.023 .103±.016 .096±.015 .112±.017 .165±.026 .218±.034 .241±.038 .254±.040 .201±.031'),
  builtUp: row('mixture', '.078±.023 .092±.027 .111±.033 .123±.033 .137±.036 .145±.037 .146±.038 .148±.039 .177±.046 .155±.046'),
  gravelYard: row('mixture', '.106±.023 .127±.027 .156±.031 .165±.033 .174±.035 .180±.037 .184±.038 .187±.039 .249±.059 .247±.059'),
  winterGrass: row('mixture', '.087±.026 .113±.030 .150±.036 .179±.041 .213±.049 .238±.055 .257±.059 .271±.062 .338±.059 .256±.056'),
} as const satisfies Record<string, Spectrum>;

export type SpectrumName = keyof typeof SPECTRA;
export const BAND_NAMES = ['B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B8A', 'B11', 'B12'] as const;
/** Bands that the instrument records with pixels of 20 m. */
export const IS_20M: readonly boolean[] = [false, false, false, true, true, true, false, true, true, true];
