using System.IO.Enumeration;

namespace Preflight.AzureModel;

/// <summary>Actions of role definitions, in which * stands for any text.</summary>
public static class ActionPattern
{
    /// <summary>True if a pattern has an action, or all that another pattern has.</summary>
    public static bool Includes(string pattern, string action) => FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true);

    /// <summary>True if some action is in both.</summary>
    public static bool Overlaps(string one, string other) => Includes(one, other) || Includes(other, one);
}
