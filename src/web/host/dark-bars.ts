import { type Injector, ThemeService } from "@univerjs/core";
import { ConditionalFormattingService } from "@univerjs/sheets-conditional-formatting";

/**
 * Draws bars in one colour: on a dark sheet the spreadsheet turns colours round but not those that fade,
 * and light numbers cannot be read where a bar fades to white.
 */
export function keepBarsFromFading(injector: Injector): void {
  const formats = injector.get(ConditionalFormattingService);
  const compose = formats.composeStyle.bind(formats);
  formats.composeStyle = (...place) => {
    const style = compose(...place);
    const isDark = injector.get(ThemeService).darkMode;
    return isDark && style?.dataBar ? { ...style, dataBar: { ...style.dataBar, isGradient: false } } : style;
  };
}
