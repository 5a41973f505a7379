import type { DashboardWords } from './dashboard.ts'
import type { LaterMessages } from './later-messages.fr.ts'

/** The Dashboard's strings in our words: %{…} is what it fills in itself. */
export function dashboardWords(t: LaterMessages): DashboardWords {
  return {
    dashboardTitle: t.documents,
    dropPasteFiles: `${t.dropLead} %{browseFiles}`,
    browseFiles: t.chooseFiles,
    dropHint: t.dropNow,
    removeFile: t.removeOne('%{file}'),
    pauseUpload: t.pauseUpload,
    resumeUpload: t.resumeUpload,
    retryUpload: t.retryUpload,
    uploadComplete: t.uploadDone,
  }
}
