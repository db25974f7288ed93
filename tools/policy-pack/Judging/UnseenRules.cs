namespace PreflightPack.Judging;

/// <summary>Rules about what the engine does not send to policy packs; `preflight check` judges them.</summary>
internal static class UnseenRules
{
    private const string Deletions = "the engine does not send what was deployed before";

    private static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["deleted-with"] = "the engine does not send the option deletedWith",
        ["import-id"] = "the engine does not send the option import",
        ["key-lookup"] = "the engine does not send which functions the program calls",
        ["model-parity"] = "the engine sends one stack",
        ["retain-on-delete"] = "the engine does not send the option retainOnDelete",
        ["setting-deletion"] = "the engine does not send the option deletedWith",
        ["update-data-loss"] = Deletions,
        ["update-stops"] = Deletions,
        ["update-weakens"] = Deletions,
    };

    /// <summary>By rule, in its order.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Reasons => All.OrderBy(each => each.Key, StringComparer.Ordinal);

    /// <returns>Null for a rule that is judged.</returns>
    public static string? Why(string rule) => All.GetValueOrDefault(rule);
}
