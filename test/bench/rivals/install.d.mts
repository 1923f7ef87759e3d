export declare const rivalsFolder: string;
export declare function ensureRivals(): boolean;
