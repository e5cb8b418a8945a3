import type { Injector } from "@univerjs/core";
import {
  ArrayValueObject,
  type BaseFunction,
  BaseValueObject,
  ErrorType,
  ErrorValueObject,
  type IFunctionNames,
  IFunctionService,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import { numberFormat, type NumberFormat } from "../../files/format/number-format";
import { DAYS_TO_1904 } from "./typed-day";

/** What a function of days takes and gives. */
interface DayFunction {
  /** The places of its arguments that are days. */
  readonly days: readonly number[];
  /** Whether its result is one. */
  readonly givesDay: boolean;
}

const of = (days: readonly number[], givesDay = false): DayFunction => ({ days, givesDay });

/** Functions whose arguments or results are days by number; the spreadsheet counts them from 1900. */
const DAY_FUNCTIONS: Readonly<Partial<Record<IFunctionNames, DayFunction>>> = {
  DATE: of([], true),
  DATEDIF: of([0, 1]),
  DATEVALUE: of([], true),
  DAY: of([0]),
  DAYS: of([0, 1]),
  DAYS360: of([0, 1]),
  EDATE: of([0], true),
  EOMONTH: of([0], true),
  ISOWEEKNUM: of([0]),
  MONTH: of([0]),
  NETWORKDAYS: of([0, 1, 2]),
  "NETWORKDAYS.INTL": of([0, 1, 3]),
  NOW: of([], true),
  TODAY: of([], true),
  WEEKDAY: of([0]),
  WEEKNUM: of([0]),
  WORKDAY: of([0, 2], true),
  "WORKDAY.INTL": of([0, 3], true),
  YEAR: of([0]),
  YEARFRAC: of([0, 1]),
};

function eachValue(
  value: BaseValueObject,
  change: (single: BaseValueObject) => BaseValueObject,
): BaseValueObject {
  return value.isArray() ? value.mapValue(change) : change(value);
}

/** A day of 1904's calendar as the spreadsheet counts it; texts are days in words, which it reads itself. */
function in1900(value: BaseValueObject): BaseValueObject {
  if (value.isNull()) return NumberValueObject.create(DAYS_TO_1904);
  return value.isNumber() ? NumberValueObject.create(Number(value.getValue()) + DAYS_TO_1904) : value;
}

/** A day that the spreadsheet gives, in 1904's calendar; there is none before it. */
function in1904(value: BaseValueObject): BaseValueObject {
  if (!value.isNumber()) return value;
  const day = Number(value.getValue()) - DAYS_TO_1904;
  return day < 0 ? ErrorValueObject.create(ErrorType.NUM) : NumberValueObject.create(day, value.getPattern());
}

/** Which days a spreadsheet counts by; one for each spreadsheet, as it shows one workbook at a time. */
interface Calendar {
  date1904: boolean;
}

const calendars = new WeakMap<Injector, Calendar>();

function countFrom1904(executor: BaseFunction, { days, givesDay }: DayFunction, calendar: Calendar): void {
  const calculate = executor.calculate.bind(executor);
  executor.calculate = (...args) => {
    if (!calendar.date1904) return calculate(...args);
    const result = calculate(...args.map((arg, at) => (days.includes(at) ? eachValue(arg, in1900) : arg)));
    return givesDay && result instanceof BaseValueObject ? eachValue(result, in1904) : result;
  };
}

/** The value of a reference to one cell, which comes as an array of one. */
function alone(value: BaseValueObject): BaseValueObject {
  if (!(value instanceof ArrayValueObject) || value.getRowCount() * value.getColumnCount() !== 1)
    return value;
  return value.get(0, 0) ?? NumberValueObject.create(0);
}

/** Lets TEXT show numbers as cells show them, by the same formats. */
function showAsCells(executor: BaseFunction, calendar: Calendar): void {
  const formats = new Map<string, NumberFormat>();
  const formatOf = (code: string) => {
    const key = `${calendar.date1904} ${code}`;
    const format = formats.get(key) ?? numberFormat(code, calendar.date1904);
    formats.set(key, format);
    return format;
  };
  const calculate = executor.calculate.bind(executor);
  executor.calculate = (...args) => {
    const [value, code] = args.map(alone);
    const isNumber = value?.isNumber() === true || value?.isNull() === true;
    if (!value || !isNumber || !code?.isString()) return calculate(...args);
    return StringValueObject.create(formatOf(String(code.getValue())).showNumber(Number(value.getValue())));
  };
}

/**
 * Counts the days of a spreadsheet's functions from 1904 or 1900, as the workbook does that it shows, and lets TEXT
 * write numbers as they are shown in cells.
 */
export function countDays(injector: Injector, date1904: boolean): void {
  const known = calendars.get(injector);
  if (known) {
    known.date1904 = date1904;
    return;
  }
  const calendar: Calendar = { date1904 };
  calendars.set(injector, calendar);
  const executors = injector.get(IFunctionService).getExecutors();
  for (const [name, executor] of executors) {
    const days = DAY_FUNCTIONS[name];
    if (days) countFrom1904(executor, days, calendar);
    if (name === "TEXT") showAsCells(executor, calendar);
  }
}

/** Whether the workbook that a spreadsheet shows counts its days from 1904. */
export function countsFrom1904(injector: Injector): boolean {
  return calendars.get(injector)?.date1904 === true;
}
