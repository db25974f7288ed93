namespace App.Settings;

/// <summary>The values of a setting that its reader accepts. Properties that do not apply are null.</summary>
/// <param name="Kind">text, secret, choice, number, flag, folder, address or name.</param>
internal sealed record SettingDeclaration(string Kind)
{
    public const string Text = "text";

    /// <summary>A start without the setting fails. Of a list: without its first element.</summary>
    public bool Required { get; init; }

    /// <summary>Of a choice; case is ignored.</summary>
    public string[]? Values { get; init; }

    /// <summary>The choice with which the app relies on the sign-in of App Service.</summary>
    public string? PlatformSignIn { get; init; }

    public int? Least { get; init; }

    public int? Most { get; init; }

    /// <summary>Of a number.</summary>
    public int? Default { get; init; }

    /// <summary>Of a secret, in characters.</summary>
    public int? LeastLength { get; init; }

    /// <summary>Of an address. Plain http is allowed for a developer's machine and never declared.</summary>
    public string[]? Schemes { get; init; }

    /// <summary>The regular expression of a name.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the pattern allows, as in "must be ...".</summary>
    public string? InWords { get; init; }
}
