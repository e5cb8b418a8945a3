/** Functions that came after Excel 2007: files write them with a prefix, which nobody types or sees. */
const LATER = new Set(
  (
    "ACOT ACOTH ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT " +
    "BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST " +
    "CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH " +
    "DAYS DECIMAL DROP ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTER " +
    "FLOOR.MATH FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST " +
    "IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOWEEKNUM LOGNORM.DIST LOGNORM.INV " +
    "MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE " +
    "PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST " +
    "QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ RRI SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORT SORTBY " +
    "STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN " +
    "TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEIBULL.DIST WRAPCOLS WRAPROWS " +
    "XLOOKUP XMATCH XOR Z.TEST"
  ).split(" "),
);

const PREFIX = "_xlfn.";
/** Two have a second prefix. */
const SHEET_PREFIX = "_xlws.";
const WITH_SHEET_PREFIX = new Set(["FILTER", "SORT"]);

/** Texts and names of sheets, inside which nothing is a function, or a function with what stands before its bracket. */
const PIECES =
  /"[^"]*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.\\!])((?:_xlfn\.)?(?:_xlws\.)?)([A-Za-z][A-Za-z0-9.]*)(?=\()/gu;

function eachFunction(formula: string, write: (name: string, prefix: string) => string): string {
  return formula.replace(PIECES, (piece, prefix?: string, name?: string) =>
    name === undefined ? piece : write(name, prefix ?? ""),
  );
}

/** A formula as a file has it, in the words a person types: `IFNA(A1,0)` for `_xlfn.IFNA(A1,0)`. */
export function withoutPrefixes(formula: string): string {
  if (!formula.includes(PREFIX)) return formula;
  return eachFunction(formula, (name, prefix) => (LATER.has(name.toUpperCase()) ? name : prefix + name));
}

/** A formula as a person typed it, with the prefixes that files write, without which Excel would not know the function. */
export function withPrefixes(formula: string): string {
  return eachFunction(formula, (name, prefix) => {
    const capitals = name.toUpperCase();
    if (prefix !== "" || !LATER.has(capitals)) return prefix + name;
    return PREFIX + (WITH_SHEET_PREFIX.has(capitals) ? SHEET_PREFIX : "") + name;
  });
}
