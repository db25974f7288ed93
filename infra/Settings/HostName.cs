using System.Text.RegularExpressions;

namespace Infra.Settings;

/// <summary>Checks the form of host names in rules of a firewall.</summary>
internal static partial class HostName
{
    /// <param name="text">It may begin with "*.".</param>
    public static bool IsValid(string text) => Form().IsMatch(text);

    /// <summary>At least two labels after a wildcard, so that no rule allows a whole top-level domain.</summary>
    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$")]
    private static partial Regex Form();
}
