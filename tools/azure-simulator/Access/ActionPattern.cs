using System.IO.Enumeration;

namespace AzureSimulator.Access;

/// <summary>Actions as role definitions name them: Microsoft.Storage/*/read.</summary>
public static class ActionPattern
{
    public static bool Matches(string pattern, string action) =>
        FileSystemName.MatchesSimpleExpression(pattern.AsSpan(), action.AsSpan(), ignoreCase: true);

    /// <summary>True if one of the patterns covers the action and none of the exceptions does.</summary>
    public static bool Allows(IEnumerable<string> patterns, IEnumerable<string> exceptions, string action) =>
        patterns.Any(pattern => Matches(pattern, action)) && !exceptions.Any(pattern => Matches(pattern, action));
}
