export { folderStorage } from './folder';
