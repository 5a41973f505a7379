import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import { fileExtension } from '../contract/index.ts'

/** The shape of an icon: a function, so that a bundle keeps only those it draws. */
export type Icon = () => SVGTemplateResult

// Shapes of lucide icons, ISC License, Copyright (c) Lucide Icons and Contributors; some derive from
// Feather, MIT License, Copyright (c) 2013-2022 Cole Bemis. Permission to use, copy, modify, and/or distribute
// this software for any purpose with or without fee is hereby granted, provided that the above copyright notice
// and this permission notice appear in all copies. The software is provided "as is" and the author disclaims all
// warranties with regard to this software.
export const arrowDownIcon: Icon = () => svg`<path d="M12 5v14"/><path d="m19 12-7 7-7-7"/>`
export const arrowUpIcon: Icon = () => svg`<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`
export const banIcon: Icon = () => svg`<circle cx="12" cy="12" r="10"/><path d="M4.929 4.929 19.07 19.071"/>`
export const building2Icon: Icon = () =>
  svg`<path d="M10 12h4"/><path d="M10 8h4"/><path d="M14 21v-3a2 2 0 0 0-4 0v3"/><path d="M6 10H4a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V9a2 2 0 0 0-2-2h-2"/><path d="M6 21V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v16"/>`
export const cameraIcon: Icon = () =>
  svg`<path d="M13.997 4a2 2 0 0 1 1.76 1.05l.486.9A2 2 0 0 0 18.003 7H20a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h1.997a2 2 0 0 0 1.759-1.048l.489-.904A2 2 0 0 1 10.004 4z"/><circle cx="12" cy="13" r="3"/>`
export const checkIcon: Icon = () => svg`<path d="M20 6 9 17l-5-5"/>`
export const chevronDownIcon: Icon = () => svg`<path d="m6 9 6 6 6-6"/>`
export const chevronLeftIcon: Icon = () => svg`<path d="m15 18-6-6 6-6"/>`
export const circleAlertIcon: Icon = () =>
  svg`<circle cx="12" cy="12" r="10"/><line x1="12" x2="12" y1="8" y2="12"/><line x1="12" x2="12.01" y1="16" y2="16"/>`
export const circleCheckIcon: Icon = () => svg`<circle cx="12" cy="12" r="10"/><path d="m16 9-5.5 5.5L8 12"/>`
export const clockIcon: Icon = () => svg`<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>`
export const downloadIcon: Icon = () =>
  svg`<path d="M12 15V3"/><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/><path d="m7 10 5 5 5-5"/>`
export const ellipsisIcon: Icon = () =>
  svg`<circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/><circle cx="5" cy="12" r="1"/>`
export const eyeIcon: Icon = () =>
  svg`<path d="M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0"/><circle cx="12" cy="12" r="3"/>`
const fileArchiveIcon: Icon = () =>
  svg`<path d="M13.659 22H18a2 2 0 0 0 2-2V8a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 14 2H6a2 2 0 0 0-2 2v11.5"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M8 12v-1"/><path d="M8 18v-2"/><path d="M8 7V6"/><circle cx="8" cy="20" r="2"/>`
const fileImageIcon: Icon = () =>
  svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><circle cx="10" cy="12" r="2"/><path d="m20 17-1.296-1.296a2.41 2.41 0 0 0-3.408 0L9 22"/>`
export const filePenIcon: Icon = () =>
  svg`<path d="M12.659 22H18a2 2 0 0 0 2-2V8a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 14 2H6a2 2 0 0 0-2 2v9.34"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M10.378 12.622a1 1 0 0 1 3 3.003L8.36 20.637a2 2 0 0 1-.854.506l-2.867.837a.5.5 0 0 1-.62-.62l.836-2.869a2 2 0 0 1 .506-.853z"/>`
const fileSpreadsheetIcon: Icon = () =>
  svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M8 13h2"/><path d="M14 13h2"/><path d="M8 17h2"/><path d="M14 17h2"/>`
const fileTextIcon: Icon = () =>
  svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M10 9H8"/><path d="M16 13H8"/><path d="M16 17H8"/>`
export const fileUpIcon: Icon = () =>
  svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M12 12v6"/><path d="m15 15-3-3-3 3"/>`
const fileVideoIcon: Icon = () =>
  svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M15.033 13.44a.647.647 0 0 1 0 1.12l-4.065 2.352a.645.645 0 0 1-.968-.56v-4.704a.645.645 0 0 1 .967-.56z"/>`
export const folderIcon: Icon = () =>
  svg`<path d="M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z"/>`
export const folderInputIcon: Icon = () =>
  svg`<path d="M2 9V5a2 2 0 0 1 2-2h3.9a2 2 0 0 1 1.69.9l.81 1.2a2 2 0 0 0 1.67.9H20a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-1"/><path d="M2 13h10"/><path d="m9 16 3-3-3-3"/>`
export const inboxIcon: Icon = () =>
  svg`<polyline points="22 12 16 12 14 15 10 15 8 12 2 12"/><path d="M5.45 5.11 2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.45-6.89A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11z"/>`
export const infoIcon: Icon = () => svg`<circle cx="12" cy="12" r="10"/><path d="M12 16v-4"/><path d="M12 8h.01"/>`
export const loaderCircleIcon: Icon = () => svg`<path d="M21 12a9 9 0 1 1-6.219-8.56"/>`
export const lockIcon: Icon = () =>
  svg`<rect width="18" height="11" x="3" y="11" rx="2" ry="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/>`
export const mailIcon: Icon = () =>
  svg`<path d="m22 7-8.991 5.727a2 2 0 0 1-2.009 0L2 7"/><rect x="2" y="4" width="20" height="16" rx="2"/>`
export const pauseIcon: Icon = () =>
  svg`<rect x="14" y="3" width="5" height="18" rx="1"/><rect x="5" y="3" width="5" height="18" rx="1"/>`
export const pencilIcon: Icon = () =>
  svg`<path d="M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"/><path d="m15 5 4 4"/>`
export const playIcon: Icon = () =>
  svg`<path d="M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z"/>`
export const plusIcon: Icon = () => svg`<path d="M5 12h14"/><path d="M12 5v14"/>`
export const printerIcon: Icon = () =>
  svg`<path d="M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2" /><path d="M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6" /><rect x="6" y="14" width="12" height="8" rx="1" />`
export const rotateCcwIcon: Icon = () =>
  svg`<path d="M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8"/><path d="M3 3v5h5"/>`
export const searchIcon: Icon = () => svg`<path d="m21 21-4.34-4.34"/><circle cx="11" cy="11" r="8"/>`
export const sendIcon: Icon = () =>
  svg`<path d="M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11z"/><path d="m21.854 2.147-10.94 10.939"/>`
export const shieldAlertIcon: Icon = () =>
  svg`<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z"/><path d="M12 8v4"/><path d="M12 16h.01"/>`
export const trash2Icon: Icon = () =>
  svg`<path d="M10 11v6"/><path d="M14 11v6"/><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"/><path d="M3 6h18"/><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/>`
export const triangleAlertIcon: Icon = () =>
  svg`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/>`
export const undo2Icon: Icon = () =>
  svg`<path d="M9 14 4 9l5-5"/><path d="M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11"/>`
export const uploadIcon: Icon = () =>
  svg`<path d="M12 3v12"/><path d="m17 8-5-5-5 5"/><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/>`
export const userIcon: Icon = () =>
  svg`<path d="M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2"/><circle cx="12" cy="7" r="4"/>`
export const usersIcon: Icon = () =>
  svg`<path d="M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"/><path d="M16 3.128a4 4 0 0 1 0 7.744"/><path d="M22 21v-2a4 4 0 0 0-3-3.87"/><circle cx="9" cy="7" r="4"/>`
export const wifiOffIcon: Icon = () =>
  svg`<path d="M12 20h.01"/><path d="M8.5 16.429a5 5 0 0 1 7 0"/><path d="M5 12.859a10 10 0 0 1 5.17-2.69"/><path d="M19 12.859a10 10 0 0 0-2.007-1.523"/><path d="M2 8.82a15 15 0 0 1 4.177-2.643"/><path d="M22 8.82a15 15 0 0 0-11.288-3.764"/><path d="m2 2 20 20"/>`
export const xIcon: Icon = () => svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`

/**
 * An icon beside words or inside a named control; it is never read out.
 * @param options `small` for 16 px beside small text, `spin` while something is at work.
 */
export function icon(shape: Icon, options: { small?: boolean; spin?: boolean } = {}): TemplateResult {
  const classes = `ic${options.small ? ' s' : ''}${options.spin ? ' spin' : ''}`
  return html`<svg class=${classes} viewBox="0 0 24 24" aria-hidden="true">${shape()}</svg>`
}

/** JurisZone's mark: a sheet whose folded corner is the zone. */
export const mark = (): TemplateResult =>
  html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
    <path class="a" d="M13 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-8" />
    <path class="b" d="M13 7.5V3.4c0-.5.6-.8 1-.4l7 7c.4.4.1 1-.4 1h-4.1A3.5 3.5 0 0 1 13 7.5z" />
  </svg>`

const BY_EXTENSION: Record<string, Icon> = {
  jpg: fileImageIcon,
  jpeg: fileImageIcon,
  png: fileImageIcon,
  gif: fileImageIcon,
  heic: fileImageIcon,
  heif: fileImageIcon,
  webp: fileImageIcon,
  tif: fileImageIcon,
  tiff: fileImageIcon,
  bmp: fileImageIcon,
  avif: fileImageIcon,
  xls: fileSpreadsheetIcon,
  xlsx: fileSpreadsheetIcon,
  xlsm: fileSpreadsheetIcon,
  ods: fileSpreadsheetIcon,
  csv: fileSpreadsheetIcon,
  zip: fileArchiveIcon,
  '7z': fileArchiveIcon,
  rar: fileArchiveIcon,
  gz: fileArchiveIcon,
  tar: fileArchiveIcon,
  mp4: fileVideoIcon,
  mov: fileVideoIcon,
  avi: fileVideoIcon,
  mkv: fileVideoIcon,
  webm: fileVideoIcon,
  m4v: fileVideoIcon,
}

/** The icon of a document, by the extension of its name. */
export function fileIcon(name: string): Icon {
  return BY_EXTENSION[fileExtension(name)] ?? fileTextIcon
}
