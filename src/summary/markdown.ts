import MarkdownIt from 'markdown-it';

/**
 * Markdown as summaries have it, for preview and export alike. Markup stays text. So do links and pictures: a report is read on paper, and
 * opening it must fetch nothing. Four blanks begin no code: offices indent paragraphs by them.
 */
export const newMarkdown = (): MarkdownIt =>
  new MarkdownIt({ html: false, linkify: false, breaks: false }).disable([
    'image',
    'link',
    'autolink',
    'reference',
    'code',
    'strikethrough',
  ]);
