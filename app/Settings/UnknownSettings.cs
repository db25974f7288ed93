using Quickenshtein;

namespace App.Settings;

/// <summary>
/// Settings that no part of the app reads, most likely misspelled. They do not stop a start: a deployment can set a key before the app
/// version that reads it, and keep it after a rollback.
/// </summary>
/// <param name="Names">Each with the key that was probably meant, if one is near.</param>
internal sealed record UnknownSettings(IReadOnlyList<string> Names)
{
    private const int MostLettersWrong = 3;

    public static UnknownSettings None { get; } = new([]);

    /// <summary>Looks only at sections that the app reads: the rest of the environment is not the app's.</summary>
    public static UnknownSettings In(IConfiguration configuration, IReadOnlySet<string> asked) =>
        new([
            .. asked
                .Where(name => name.Contains(':'))
                .Select(name => name[..name.IndexOf(':')])
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal)
                .SelectMany(section => Leaves(configuration.GetSection(section)))
                .Where(name => !asked.Contains(name))
                .Select(name => Nearest(name, asked) is { } meant ? $"{name} (did you mean {meant}?)" : name),
        ]);

    private static IEnumerable<string> Leaves(IConfigurationSection section) =>
        section.GetChildren() is var children && children.Any() ? children.SelectMany(Leaves)
        : section.Value is null ? []
        : [section.Path];

    private static string? Nearest(string name, IReadOnlySet<string> asked) =>
        asked
            .Select(known => (known, distance: Levenshtein.GetDistance(name.ToUpperInvariant(), known.ToUpperInvariant())))
            .Where(near => near.distance <= MostLettersWrong)
            .OrderBy(near => near.distance)
            .FirstOrDefault()
            .known;
}
