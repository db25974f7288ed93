using System.Text.Json;
using System.Text.Json.Nodes;
using CommandLine;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Planning.PolicyPacks;

/// <summary>
/// The configuration that a policy pack gets: the defaults of its policies, what the pack itself sets, and a file as that of
/// `--policy-pack-config` of the Pulumi CLI.
/// </summary>
public static class PolicyPackConfig
{
    private const string Level = "enforcementLevel";

    /// <summary>The key that stands for each policy.</summary>
    private const string All = "all";

    /// <param name="file">Null for none.</param>
    public static Dictionary<string, PolicyConfig> Of(AnalyzerInfo info, string? file)
    {
        var given = file is null ? [] : Read(file);
        if (given.Count > 0 && !info.SupportsConfig)
        {
            throw new Failure($"the policy pack {info.Name} takes no configuration; leave out {file}.");
        }

        var problems = new List<string>();
        problems.AddRange(
            given
                .Keys.Where(name => name != All && info.Policies.All(policy => policy.Name != name))
                .Select(name =>
                    $"a key must be a policy of {info.Name}, got '{name}'; nearest: "
                    + Suggestion.NearestThree(name, info.Policies.Select(policy => policy.Name))
                )
        );
        var result = info.Policies.ToDictionary(policy => policy.Name, policy => Merged(policy, info, given, problems));
        return problems.Count == 0
            ? result
            : throw new Failure($"{file ?? info.Name} cannot be used:{string.Concat(problems.Select(problem => $"\n  - {problem}"))}");
    }

    private static PolicyConfig Merged(
        PolicyInfo policy,
        AnalyzerInfo info,
        IReadOnlyDictionary<string, JsonNode?> given,
        List<string> problems
    )
    {
        var result = new PolicyConfig { EnforcementLevel = policy.EnforcementLevel, Properties = Defaults(policy) };
        foreach (var name in new[] { All, policy.Name }.Where(info.InitialConfig.ContainsKey))
        {
            var initial = info.InitialConfig[name];
            result.EnforcementLevel = initial.EnforcementLevel;
            result.Properties.MergeFrom(initial.Properties ?? new Struct());
        }

        foreach (var name in new[] { All, policy.Name }.Where(given.ContainsKey))
        {
            Apply(result, name, given[name], problems);
        }

        problems.AddRange(
            (policy.ConfigSchema?.Required ?? [])
                .Where(name => !result.Properties.Fields.ContainsKey(name))
                .Select(name => $"{policy.Name}: {name} must be set, got nothing")
        );
        return result;
    }

    private static void Apply(PolicyConfig result, string name, JsonNode? value, List<string> problems)
    {
        var level = value is JsonObject map ? map[Level]?.ToString() : value?.ToString();
        if (level is not null)
        {
            if (System.Enum.TryParse<EnforcementLevel>(level, ignoreCase: true, out var known) && !char.IsDigit(level[0]))
            {
                result.EnforcementLevel = known;
            }
            else
            {
                problems.Add($"{name}: {Level} must be advisory, mandatory, remediate or disabled, got '{level}'");
            }
        }

        foreach (var (key, each) in value as JsonObject ?? [])
        {
            if (key != Level)
            {
                result.Properties.Fields[key] = Value.Parser.ParseJson(each?.ToJsonString() ?? "null");
            }
        }
    }

    private static Struct Defaults(PolicyInfo policy)
    {
        var result = new Struct();
        foreach (var (name, schema) in policy.ConfigSchema?.Properties?.Fields ?? [])
        {
            if (schema.StructValue?.Fields.TryGetValue("default", out var value) == true)
            {
                result.Fields[name] = value;
            }
        }

        return result;
    }

    private static Dictionary<string, JsonNode?> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new Failure($"--policy-pack-config must be an existing file, got '{file}'.");
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) is JsonObject map
                ? map.ToDictionary(entry => entry.Key, entry => entry.Value)
                : throw new JsonException("it is no object");
        }
        catch (JsonException exception)
        {
            throw new Failure($"{file} must be a JSON object of policies and their configuration: {exception.Message}");
        }
    }
}
