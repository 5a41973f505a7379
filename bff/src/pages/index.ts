export { API_DOCS_STYLES, apiDocsPage } from './api-docs.ts'
export { boxPage } from './box-page.ts'
export { pageRoutes } from './pages.routes.ts'
