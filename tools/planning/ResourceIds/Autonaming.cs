using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Wire;

namespace Planning.ResourceIds;

/// <summary>`pulumi:autonaming`: how resources are named that the program does not name.</summary>
public sealed partial class Autonaming
{
    public const string Key = "pulumi:autonaming";

    private readonly AutonamingRule _standard;
    private readonly Dictionary<string, AutonamingRule> _packages = [];
    private readonly Dictionary<string, AutonamingRule> _types = [];
    private readonly Func<string, string> _expand;

    /// <param name="config">The configuration of the stack, by full key.</param>
    public Autonaming(IReadOnlyDictionary<string, string> config, string organization, string project, string stack)
    {
        _expand = pattern =>
            Setting()
                .Replace(
                    pattern
                        .Replace("${organization}", organization, StringComparison.Ordinal)
                        .Replace("${project}", project, StringComparison.Ordinal)
                        .Replace("${stack}", stack, StringComparison.Ordinal),
                    match => config.GetValueOrDefault($"{project}:{match.Groups[1].Value}") ?? ""
                );
        var section = config.TryGetValue(Key, out var text) ? AutonamingSection.Parse(text) as JsonObject : null;
        _standard = AutonamingRule.Of(section);
        foreach (var (package, value) in section?["providers"] as JsonObject ?? [])
        {
            var naming = value as JsonObject;
            _packages[package] = AutonamingRule.IsSet(naming) ? AutonamingRule.Of(naming) : _standard;
            foreach (var (type, rule) in naming?["resources"] as JsonObject ?? [])
            {
                _types[type] = AutonamingRule.Of(rule as JsonObject);
            }
        }
    }

    /// <returns>Null where the provider makes up the name by its own custom.</returns>
    public string? Proposed(string token, string urn) =>
        Rule(token) switch
        {
            { Mode: "verbatim" } => Urn.Name(urn),
            { Pattern: { } pattern } => AutonamingPattern.Name(_expand(pattern), urn),
            _ => null,
        };

    /// <summary>Whether the provider must take the proposed name, and no UUID in its place.</summary>
    public bool Enforces(string token) => Rule(token) is { Mode: "verbatim" } or { Enforce: true };

    /// <summary>Whether the program must name each resource of the type.</summary>
    public bool IsDisabled(string token) => Rule(token).Mode == "disabled";

    /// <summary>What the CLI refuses.</summary>
    /// <param name="config">The configuration of the stack, by full key.</param>
    public static IEnumerable<string> Problems(IReadOnlyDictionary<string, string> config, string project) =>
        config.TryGetValue(Key, out var text)
            ? AutonamingSection
                .Problems(text)
                .Concat(
                    Setting()
                        .Matches(text)
                        .Select(match => match.Groups[1].Value)
                        .Where(name => !config.ContainsKey($"{project}:{name}"))
                        .Select(name => $"{Key}: no value found for key \"{name}\"")
                )
            : [];

    private AutonamingRule Rule(string token) =>
        _types.GetValueOrDefault(token) ?? _packages.GetValueOrDefault(token.Split(':')[0]) ?? _standard;

    [GeneratedRegex(@"\$\{config\.([^}]+)\}")]
    private static partial Regex Setting();
}
