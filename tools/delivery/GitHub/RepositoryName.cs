using System.Text.RegularExpressions;
using CommandLine;

namespace Delivery.GitHub;

/// <summary>A repository as the API names it.</summary>
internal static partial class RepositoryName
{
    /// <param name="text">OWNER/REPO, or OWNER@ID/REPO@ID as in the subject of its tokens.</param>
    /// <returns>OWNER/REPO.</returns>
    public static string Of(string? text) =>
        Form().Match(text ?? "") is { Success: true } match
            ? $"{match.Groups[1].Value}/{match.Groups[2].Value}"
            : throw new Failure($"--repository must be OWNER/REPO or OWNER@ID/REPO@ID, got '{text}'; gh repo view --json nameWithOwner");

    [GeneratedRegex(@"^([A-Za-z0-9_-]{1,39})(?:@[0-9]+)?/(?!\.{1,2}(?:@|$))([A-Za-z0-9._-]{1,100})(?:@[0-9]+)?$")]
    private static partial Regex Form();
}
