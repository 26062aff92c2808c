interface Answer { status: number; body?: any }
export function answer(site: string, query: URLSearchParams): Answer & { body: any };
export function onRequestGet(context: { request: Request; env?: { SITE?: string } }): Response;
export const config: { path: string };
export default function endpoint(request: Request): Response;
