using System.Text.RegularExpressions;
using CommandLine;

namespace Preflight.Tests.Requests;

/// <summary>What the npm package of azure-native declares; the test installs it from its lock file.</summary>
internal static partial class AzureNativePackage
{
    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tools/pulumi-offline/Pulumi.AzureNative/extract/node_modules/@pulumi/azure-native"
    );

    public static bool IsInstalled => Directory.Exists(Folder);

    /// <param name="Token">As in search:Service.</param>
    /// <param name="ApiVersion">Null for the few that are no resources of Azure Resource Manager.</param>
    /// <param name="Inputs">Name → its value where the type has only one; null otherwise.</param>
    /// <param name="KeepsProperties">Whether its outputs have `properties`, as in ARM.</param>
    public sealed record PackageType(string Token, string? ApiVersion, IReadOnlyDictionary<string, string?> Inputs, bool KeepsProperties);

    public static IReadOnlyList<PackageType> Types() =>
        [
            .. Texts()
                .Select(each => new PackageType(
                    each.Token,
                    Api().Match(each.Text) is { Success: true } api ? api.Groups[1].Value : null,
                    Input()
                        .Matches(each.Text)
                        .GroupBy(match => match.Groups[1].Value)
                        .ToDictionary(same => same.Key, same => same.First().Groups[2] is { Success: true } only ? only.Value : null),
                    each.Text.Contains("""resourceInputs["properties"] = undefined /*out*/""", StringComparison.Ordinal)
                ))
                .OrderBy(each => each.Token, StringComparer.Ordinal),
        ];

    /// <summary>Of each resource type, its source.</summary>
    public static ParallelQuery<(string Token, string Text)> Texts() =>
        Directory
            .GetFiles(Folder, "*.js", SearchOption.AllDirectories)
            .AsParallel()
            .Select(File.ReadAllText)
            .Select(text => (Text: text, Token: Token().Match(text)))
            .Where(each => each.Token.Success)
            .Select(each => (each.Token.Groups[1].Value, each.Text));

    [GeneratedRegex("__pulumiType = 'azure-native:([^']+)'")]
    private static partial Regex Token();

    [GeneratedRegex(@"Uses Azure REST API version (\S+?)\.\s")]
    private static partial Regex Api();

    [GeneratedRegex(@"resourceInputs\[""(\w+)""\] = (?:""([^""]*)""|[^\n]*args\?\.\w+)")]
    private static partial Regex Input();
}
