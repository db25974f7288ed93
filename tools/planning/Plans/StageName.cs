namespace Planning.Plans;

/// <summary>A stack's stage by its name.</summary>
public static class StageName
{
    private static readonly string[] Production = ["prod", "production", "prd", "live"];
    private static readonly string[] Test = ["test", "tst", "staging", "stage", "uat", "qa", "preprod", "acc"];

    /// <returns>Development unless a word of the name says otherwise.</returns>
    public static Stage Of(string stack)
    {
        var words = stack.ToLowerInvariant().Split('-', '_', '.', '/');
        return words.Any(Production.Contains) ? Stage.Production
            : words.Any(Test.Contains) ? Stage.Test
            : Stage.Development;
    }
}
