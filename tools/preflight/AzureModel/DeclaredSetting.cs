namespace Preflight.AzureModel;

/// <summary>A setting that an app says it reads. Properties that do not apply are null or empty.</summary>
/// <param name="Name">As in an environment variable; a list ends with __*.</param>
/// <param name="Kind">text, secret, choice, number, flag, folder, address or name.</param>
public sealed record DeclaredSetting(string Name, string Kind)
{
    public bool Required { get; init; }

    /// <summary>Of a choice; case is ignored.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public double? Least { get; init; }

    public double? Most { get; init; }

    /// <summary>Of a number; null if the app does not say.</summary>
    public double? Default { get; init; }

    /// <summary>Of a secret, in characters.</summary>
    public double? LeastLength { get; init; }

    /// <summary>Of an address.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>The regular expression of a name, and what it allows in words.</summary>
    public string? Pattern { get; init; }

    public string? InWords { get; init; }

    /// <summary>The app does not read the setting if any of these NAME=VALUE holds.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>The value with which the app relies on the sign-in of App Service.</summary>
    public string? PlatformSignIn { get; init; }

    public bool IsList => Name.EndsWith("__*", StringComparison.Ordinal);

    /// <returns>The condition that holds; null if the app reads the setting.</returns>
    public string? IgnoredBy(SiteSettings settings) =>
        Unless.FirstOrDefault(condition =>
            condition.Split('=', 2) is [var name, var value]
            && string.Equals(settings.Value(name), value, StringComparison.OrdinalIgnoreCase)
        );
}
