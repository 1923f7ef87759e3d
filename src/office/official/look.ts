import { soundSettings, type DocxSettings } from '../../summary';
import { OFFICIAL, type DocFont, type DocLook } from '../docx/look';

/** The look that settings describe; what they do not speak of is as in every official document. */
export function officialLook(settings: DocxSettings): DocLook {
  const { margin, line, indent, title, body, first, second, pageNumbers } = soundSettings(settings);
  const font = (han: string, size: number, bold = false): DocFont => ({ han, latin: 'Times New Roman', size, bold });
  return {
    ...OFFICIAL,
    margin,
    line,
    indent,
    pageNumbers,
    title: font(title.han, title.size),
    body: font(body.han, body.size),
    headings: [
      font(first, body.size),
      font(second, body.size),
      font(body.han, body.size, true),
      font(body.han, body.size),
    ],
  };
}
