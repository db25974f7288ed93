namespace Planning.Wire;

/// <summary>
/// Text in place of one that only the cloud has, so that a program which takes it apart does not fail. A plan shows a value with such a
/// text in it as unknown.
/// </summary>
public static class InventedText
{
    /// <summary>Letters alone: it survives what programs do with names.</summary>
    public const string Mark = "lookeduplater";

    /// <summary>Of a range that no network has.</summary>
    public const string Address = "198.18.36.251";

    public const string Host = $"{Mark}.example";

    /// <summary>In Base64, since programs decode some keys.</summary>
    public const string Key = "bm90IGtub3duIGhlcmU=";

    public static bool IsIn(string text) =>
        text.Contains(Mark, StringComparison.OrdinalIgnoreCase) || text.Contains(Address, StringComparison.Ordinal);
}
