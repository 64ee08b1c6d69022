import type { BandRole } from './bands.ts';
import type { DumpClass } from './types.ts';

/**
 * Where a row comes from. library: measured spectra resampled with Gaussian response functions (Berlin-Urban-Gradient 2009,
 * DOI 10.5880/enmap.2016.008, and the earthlib collection: UCSB urban, USGS v7, JFSP, ICRAF, PROSAIL). mixture: Monte-Carlo
 * mixtures of those (brightness lognormal σ 0.12, noise 0.006). unverified: a mixture whose key endmember was not measured.
 */
export type Provenance = 'library' | 'mixture' | 'unverified';

export interface SpectralClass {
  readonly id: string;
  /** what a candidate that looks most like this row is called */
  readonly guess: DumpClass;
  readonly isWaste: boolean;
  readonly provenance: Provenance;
  /** mean reflectance by COLUMN_ROLES */
  readonly mean: readonly number[];
  readonly sd: readonly number[];
}

/** The columns of the table: Sentinel-2 B2 B3 B4 B5 B6 B7 B8 B8A B11 B12. */
export const COLUMN_ROLES: readonly BandRole[] = [
  'blue',
  'green',
  'red',
  'redEdge1',
  'redEdge2',
  'redEdge3',
  'nir',
  'nirNarrow',
  'swir1',
  'swir2',
];

const row = (id: string, guess: DumpClass, isWaste: boolean, provenance: Provenance, cells: string): SpectralClass => {
  const pairs = cells.split(' ').map((cell) => cell.split('±').map(Number));
  return { id, guess, isWaste, provenance, mean: pairs.map(([mean]) => mean!), sd: pairs.map(([, sd]) => sd!) };
};

/** Reflectance of the classes a patch is compared with, mean±sd. */
export const SPECTRAL_CLASSES: readonly SpectralClass[] = [
  row(
    'rubble',
    'rubble',
    true,
    'mixture',
    '.115±.033 .143±.040 .185±.047 .195±.048 .203±.050 .211±.052 .214±.053 .217±.054 .282±.061 .258±.060',
  ),
  row(
    'household',
    'household',
    true,
    'mixture',
    '.146±.036 .174±.041 .205±.044 .217±.047 .230±.050 .243±.053 .253±.056 .259±.057 .299±.057 .260±.052',
  ),
  row(
    'slag',
    'slag',
    true,
    'mixture',
    '.071±.018 .081±.021 .092±.024 .097±.026 .102±.027 .107±.029 .111±.031 .114±.032 .174±.047 .181±.049',
  ),
  row(
    'bare-soil',
    'bare',
    false,
    'library',
    '.112±.009 .145±.017 .188±.021 .200±.023 .211±.026 .224±.027 .235±.028 .242±.028 .337±.033 .334±.036',
  ),
  row(
    'gravel',
    'bare',
    false,
    'library',
    '.109±.030 .125±.029 .147±.023 .156±.026 .164±.029 .166±.029 .166±.029 .166±.030 .215±.066 .212±.065',
  ),
  row(
    'concrete',
    'other',
    false,
    'library',
    '.165±.067 .194±.082 .219±.094 .223±.096 .226±.097 .231±.099 .234±.101 .237±.103 .274±.097 .240±.089',
  ),
  row(
    'asphalt',
    'other',
    false,
    'library',
    '.057±.005 .064±.007 .072±.010 .076±.012 .079±.014 .083±.016 .086±.019 .087±.020 .123±.054 .118±.055',
  ),
  row(
    'red-tile',
    'other',
    false,
    'library',
    '.060±.009 .090±.013 .183±.032 .201±.036 .217±.040 .219±.040 .212±.039 .205±.039 .325±.087 .294±.120',
  ),
  row(
    'dark-roof',
    'other',
    false,
    'library',
    '.075±.019 .079±.021 .077±.017 .079±.017 .082±.018 .084±.019 .085±.019 .086±.020 .123±.046 .120±.047',
  ),
  row(
    'white-roof',
    'other',
    false,
    'library',
    '.281±.116 .312±.133 .349±.169 .347±.170 .341±.166 .341±.166 .343±.167 .344±.167 .407±.146 .336±.114',
  ),
  row(
    'tree',
    'other',
    false,
    'library',
    '.025±.005 .034±.007 .028±.006 .087±.022 .166±.047 .206±.063 .216±.067 .226±.072 .116±.028 .052±.014',
  ),
  row(
    'green-canopy',
    'other',
    false,
    'library',
    '.057±.020 .129±.047 .068±.033 .200±.060 .468±.076 .535±.095 .535±.090 .542±.089 .287±.092 .134±.068',
  ),
  row(
    'grass',
    'other',
    false,
    'library',
    '.043±.008 .067±.010 .059±.018 .144±.018 .258±.041 .313±.055 .330±.057 .346±.060 .240±.036 .123±.030',
  ),
  row(
    'dry-grass',
    'fallow',
    false,
    'library',
    '.060±.017 .081±.022 .105±.030 .140±.034 .183±.042 .211±.047 .232±.048 .246±.049 .309±.039 .204±.031',
  ),
  row(
    'litter',
    'fallow',
    false,
    'library',
    '.113±.067 .143±.072 .196±.080 .225±.090 .257±.109 .285±.125 .305±.134 .321±.142 .377±.119 .282±.131',
  ),
  row(
    'char',
    'other',
    false,
    'library',
    '.049±.029 .056±.034 .069±.043 .075±.048 .081±.053 .087±.058 .093±.063 .097±.066 .194±.093 .227±.098',
  ),
  row(
    'sports-red',
    'other',
    false,
    'library',
    '.061±.011 .093±.020 .196±.029 .219±.033 .241±.039 .249±.043 .246±.044 .243±.045 .398±.044 .366±.082',
  ),
  row(
    'artificial-turf',
    'other',
    false,
    'library',
    '.060±.032 .095±.064 .076±.053 .094±.069 .111±.084 .137±.110 .181±.158 .211±.193 .268±.266 .202±.191',
  ),
  row(
    'water',
    'other',
    false,
    'library',
    '.021±.005 .026±.007 .017±.004 .016±.004 .017±.004 .016±.004 .014±.004 .013±.003 .007±.002 .005±.001',
  ),
  row(
    'bare-site',
    'bare',
    false,
    'mixture',
    '.112±.020 .143±.026 .183±.032 .196±.034 .207±.037 .220±.040 .230±.041 .238±.042 .320±.052 .309±.052',
  ),
  row(
    'fallow',
    'fallow',
    false,
    'mixture',
    '.099±.022 .129±.027 .166±.034 .191±.036 .219±.042 .240±.048 .253±.050 .263±.053 .319±.055 .283±.055',
  ),
  row(
    'construction',
    'construction',
    false,
    'mixture',
    '.130±.034 .161±.040 .185±.047 .192±.048 .201±.048 .212±.048 .222±.049 .228±.050 .288±.057 .266±.053',
  ),
  row(
    'green-net',
    'net',
    false,
    'unverified',
    '.076±.012 .126±.018 .096±.017 .106±.018 .133±.021 .168±.024 .195±.027 .211±.029 .246±.035 .206±.031',
  ),
  row(
    'greenhouse',
    'other',
    false,
    'unverified',
    '.162±.033 .191±.035 .207±.039 .240±.036 .282±.039 .306±.042 .318±.044 .324±.045 .291±.039 .215±.036',
  ),
  row(
    'blue-roof',
    'other',
    false,
    'unverified',
    '.184±.029 .147±.023 .103±.016 .096±.015 .112±.017 .165±.026 .218±.034 .241±.038 .254±.040 .201±.031',
  ),
  row(
    'built-up',
    'other',
    false,
    'mixture',
    '.078±.023 .092±.027 .111±.033 .123±.033 .137±.036 .145±.037 .146±.038 .148±.039 .177±.046 .155±.046',
  ),
  row(
    'gravel-yard',
    'bare',
    false,
    'mixture',
    '.106±.023 .127±.027 .156±.031 .165±.033 .174±.035 .180±.037 .184±.038 .187±.039 .249±.059 .247±.059',
  ),
  row(
    'winter-grass',
    'fallow',
    false,
    'mixture',
    '.087±.026 .113±.030 .150±.036 .179±.041 .213±.049 .238±.055 .257±.059 .271±.062 .338±.059 .256±.056',
  ),
];

/** Rows that look like a dump from above and are something lawful: they feed the look-alike penalty. */
export const LOOK_ALIKE_IDS: ReadonlySet<string> = new Set([
  'sports-red',
  'artificial-turf',
  'greenhouse',
  'blue-roof',
  'white-roof',
  'red-tile',
]);
export const CROPLAND_IDS: ReadonlySet<string> = new Set(['fallow', 'winter-grass', 'dry-grass', 'litter']);
