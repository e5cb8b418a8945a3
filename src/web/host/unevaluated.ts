/**
 * All of the embedded spreadsheet's program and ours around it. It is fetched with this, beside the packages it rests
 * on, and evaluated when it is asked for, once those have been.
 */
export const evaluated = () => import(/* webpackMode: "eager" */ "./start");
