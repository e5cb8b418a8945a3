import uniCNSUCS2H from "pdfjs-dist/cmaps/UniCNS-UCS2-H.bcmap";
import uniCNSUCS2V from "pdfjs-dist/cmaps/UniCNS-UCS2-V.bcmap";
import uniCNSUTF16H from "pdfjs-dist/cmaps/UniCNS-UTF16-H.bcmap";
import uniCNSUTF16V from "pdfjs-dist/cmaps/UniCNS-UTF16-V.bcmap";
import eTenB5H from "pdfjs-dist/cmaps/ETen-B5-H.bcmap";
import eTenB5V from "pdfjs-dist/cmaps/ETen-B5-V.bcmap";
import eTenmsB5H from "pdfjs-dist/cmaps/ETenms-B5-H.bcmap";
import eTenmsB5V from "pdfjs-dist/cmaps/ETenms-B5-V.bcmap";
import b5pcH from "pdfjs-dist/cmaps/B5pc-H.bcmap";
import b5pcV from "pdfjs-dist/cmaps/B5pc-V.bcmap";
import hKscsB5H from "pdfjs-dist/cmaps/HKscs-B5-H.bcmap";
import hKscsB5V from "pdfjs-dist/cmaps/HKscs-B5-V.bcmap";
import adobeCNS1UCS2 from "pdfjs-dist/cmaps/Adobe-CNS1-UCS2.bcmap";
import uniJISUCS2H from "pdfjs-dist/cmaps/UniJIS-UCS2-H.bcmap";
import uniJISUCS2V from "pdfjs-dist/cmaps/UniJIS-UCS2-V.bcmap";
import uniJISUTF16H from "pdfjs-dist/cmaps/UniJIS-UTF16-H.bcmap";
import uniJISUTF16V from "pdfjs-dist/cmaps/UniJIS-UTF16-V.bcmap";
import map90msRKSJH from "pdfjs-dist/cmaps/90ms-RKSJ-H.bcmap";
import map90msRKSJV from "pdfjs-dist/cmaps/90ms-RKSJ-V.bcmap";
import map90mspRKSJH from "pdfjs-dist/cmaps/90msp-RKSJ-H.bcmap";
import map90mspRKSJV from "pdfjs-dist/cmaps/90msp-RKSJ-V.bcmap";
import eUCH from "pdfjs-dist/cmaps/EUC-H.bcmap";
import eUCV from "pdfjs-dist/cmaps/EUC-V.bcmap";
import h from "pdfjs-dist/cmaps/H.bcmap";
import v from "pdfjs-dist/cmaps/V.bcmap";
import adobeJapan1UCS2 from "pdfjs-dist/cmaps/Adobe-Japan1-UCS2.bcmap";

/** The character maps of Traditional Chinese and Japanese fonts in common use, each as a data URL. */
export const MAPS: Readonly<Record<string, string>> = {
  "UniCNS-UCS2-H": uniCNSUCS2H,
  "UniCNS-UCS2-V": uniCNSUCS2V,
  "UniCNS-UTF16-H": uniCNSUTF16H,
  "UniCNS-UTF16-V": uniCNSUTF16V,
  "ETen-B5-H": eTenB5H,
  "ETen-B5-V": eTenB5V,
  "ETenms-B5-H": eTenmsB5H,
  "ETenms-B5-V": eTenmsB5V,
  "B5pc-H": b5pcH,
  "B5pc-V": b5pcV,
  "HKscs-B5-H": hKscsB5H,
  "HKscs-B5-V": hKscsB5V,
  "Adobe-CNS1-UCS2": adobeCNS1UCS2,
  "UniJIS-UCS2-H": uniJISUCS2H,
  "UniJIS-UCS2-V": uniJISUCS2V,
  "UniJIS-UTF16-H": uniJISUTF16H,
  "UniJIS-UTF16-V": uniJISUTF16V,
  "90ms-RKSJ-H": map90msRKSJH,
  "90ms-RKSJ-V": map90msRKSJV,
  "90msp-RKSJ-H": map90mspRKSJH,
  "90msp-RKSJ-V": map90mspRKSJV,
  "EUC-H": eUCH,
  "EUC-V": eUCV,
  H: h,
  V: v,
  "Adobe-Japan1-UCS2": adobeJapan1UCS2,
};
