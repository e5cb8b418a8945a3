import adobeGB10 from "pdfjs-dist/cmaps/Adobe-GB1-0.bcmap";
import adobeGB11 from "pdfjs-dist/cmaps/Adobe-GB1-1.bcmap";
import adobeGB12 from "pdfjs-dist/cmaps/Adobe-GB1-2.bcmap";
import adobeGB13 from "pdfjs-dist/cmaps/Adobe-GB1-3.bcmap";
import adobeGB14 from "pdfjs-dist/cmaps/Adobe-GB1-4.bcmap";
import adobeGB15 from "pdfjs-dist/cmaps/Adobe-GB1-5.bcmap";
import adobeGB1UCS2 from "pdfjs-dist/cmaps/Adobe-GB1-UCS2.bcmap";
import gBEUCH from "pdfjs-dist/cmaps/GB-EUC-H.bcmap";
import gBEUCV from "pdfjs-dist/cmaps/GB-EUC-V.bcmap";
import gBH from "pdfjs-dist/cmaps/GB-H.bcmap";
import gBV from "pdfjs-dist/cmaps/GB-V.bcmap";
import gBKEUCH from "pdfjs-dist/cmaps/GBK-EUC-H.bcmap";
import gBKEUCV from "pdfjs-dist/cmaps/GBK-EUC-V.bcmap";
import gBK2KH from "pdfjs-dist/cmaps/GBK2K-H.bcmap";
import gBK2KV from "pdfjs-dist/cmaps/GBK2K-V.bcmap";
import gBKpEUCH from "pdfjs-dist/cmaps/GBKp-EUC-H.bcmap";
import gBKpEUCV from "pdfjs-dist/cmaps/GBKp-EUC-V.bcmap";
import gBTEUCH from "pdfjs-dist/cmaps/GBT-EUC-H.bcmap";
import gBTEUCV from "pdfjs-dist/cmaps/GBT-EUC-V.bcmap";
import gBTH from "pdfjs-dist/cmaps/GBT-H.bcmap";
import gBTV from "pdfjs-dist/cmaps/GBT-V.bcmap";
import gBTpcEUCH from "pdfjs-dist/cmaps/GBTpc-EUC-H.bcmap";
import gBTpcEUCV from "pdfjs-dist/cmaps/GBTpc-EUC-V.bcmap";
import gBpcEUCH from "pdfjs-dist/cmaps/GBpc-EUC-H.bcmap";
import gBpcEUCV from "pdfjs-dist/cmaps/GBpc-EUC-V.bcmap";
import uniGBUCS2H from "pdfjs-dist/cmaps/UniGB-UCS2-H.bcmap";
import uniGBUCS2V from "pdfjs-dist/cmaps/UniGB-UCS2-V.bcmap";
import uniGBUTF16H from "pdfjs-dist/cmaps/UniGB-UTF16-H.bcmap";
import uniGBUTF16V from "pdfjs-dist/cmaps/UniGB-UTF16-V.bcmap";
import uniGBUTF32H from "pdfjs-dist/cmaps/UniGB-UTF32-H.bcmap";
import uniGBUTF32V from "pdfjs-dist/cmaps/UniGB-UTF32-V.bcmap";
import uniGBUTF8H from "pdfjs-dist/cmaps/UniGB-UTF8-H.bcmap";
import uniGBUTF8V from "pdfjs-dist/cmaps/UniGB-UTF8-V.bcmap";

/** The character maps of Simplified Chinese fonts (Adobe-GB1), each as a data URL. */
export const MAPS: Readonly<Record<string, string>> = {
  "Adobe-GB1-0": adobeGB10,
  "Adobe-GB1-1": adobeGB11,
  "Adobe-GB1-2": adobeGB12,
  "Adobe-GB1-3": adobeGB13,
  "Adobe-GB1-4": adobeGB14,
  "Adobe-GB1-5": adobeGB15,
  "Adobe-GB1-UCS2": adobeGB1UCS2,
  "GB-EUC-H": gBEUCH,
  "GB-EUC-V": gBEUCV,
  "GB-H": gBH,
  "GB-V": gBV,
  "GBK-EUC-H": gBKEUCH,
  "GBK-EUC-V": gBKEUCV,
  "GBK2K-H": gBK2KH,
  "GBK2K-V": gBK2KV,
  "GBKp-EUC-H": gBKpEUCH,
  "GBKp-EUC-V": gBKpEUCV,
  "GBT-EUC-H": gBTEUCH,
  "GBT-EUC-V": gBTEUCV,
  "GBT-H": gBTH,
  "GBT-V": gBTV,
  "GBTpc-EUC-H": gBTpcEUCH,
  "GBTpc-EUC-V": gBTpcEUCV,
  "GBpc-EUC-H": gBpcEUCH,
  "GBpc-EUC-V": gBpcEUCV,
  "UniGB-UCS2-H": uniGBUCS2H,
  "UniGB-UCS2-V": uniGBUCS2V,
  "UniGB-UTF16-H": uniGBUTF16H,
  "UniGB-UTF16-V": uniGBUTF16V,
  "UniGB-UTF32-H": uniGBUTF32H,
  "UniGB-UTF32-V": uniGBUTF32V,
  "UniGB-UTF8-H": uniGBUTF8H,
  "UniGB-UTF8-V": uniGBUTF8V,
};
