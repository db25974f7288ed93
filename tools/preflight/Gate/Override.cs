using CommandLine;

namespace Preflight.Gate;

/// <summary>The overrides that accept a rejection of the gate; pull request labels have the same names.</summary>
public static class Override
{
    public const string DataLoss = "allow-data-loss";
    public const string WeakerSecurity = "allow-weaker-security";
    public const string HigherCost = "allow-higher-cost";

    public static readonly IReadOnlyList<string> All = [DataLoss, WeakerSecurity, HigherCost];

    /// <exception cref="Failure">Where a name is none.</exception>
    public static IReadOnlySet<string> Of(IEnumerable<string> names)
    {
        var given = names.ToHashSet();
        var unknown = given.Except(All).ToList();
        return unknown.Count == 0
            ? given
            : throw new Failure($"--allow must be one of {string.Join(", ", All)}, got '{string.Join("', '", unknown)}'");
    }
}
