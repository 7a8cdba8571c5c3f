export declare function scan(stream: unknown): Promise<string | undefined>;
