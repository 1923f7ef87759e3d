export { issue as zh } from '../../src/text/zh/issue';
