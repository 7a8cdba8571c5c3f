export declare function userOf(request: unknown): Promise<{ id: string }>;
export declare function mayRead(request: Request, key: string): Promise<boolean>;
