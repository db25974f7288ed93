using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Programs;
using Planning.ResourceIds;
using Planning.Wire;
using Pulumirpc;

namespace PreflightPack.Wire;

/// <summary>The stack that the engine judges: its names, its configuration, and the account that it deploys to.</summary>
internal sealed partial record PackStack(
    string Project,
    string Name,
    IReadOnlyDictionary<string, string> Config,
    IReadOnlyList<string> SecretKeys
)
{
    private const string Provider = "pulumi:providers:azure-native";

    /// <param name="configured">Null where the engine names no stack, as in `pulumi policy analyze`: the URNs name it.</param>
    public static PackStack Of(AnalyzerStackConfigureRequest? configured, string urn)
    {
        if (configured is { Stack.Length: > 0 })
        {
            return new PackStack(configured.Project, configured.Stack, configured.Config, configured.ConfigSecretKeys);
        }

        var parts = urn.Split("::");
        return new PackStack(parts.ElementAtOrDefault(1) ?? "", parts[0].Replace("urn:pulumi:", ""), new Dictionary<string, string>(), []);
    }

    /// <summary>What the planning engine would be asked to run. The default provider has configuration that only it was given.</summary>
    public RunRequest Request(IReadOnlyCollection<AnalyzerResource> resources)
    {
        var config = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var provider in resources.Select(resource => resource.Provider).OfType<AnalyzerProviderResource>())
        {
            foreach (
                var name in IsDefault(provider.Urn) && provider.Type == Provider ? new[] { "location", "subscriptionId", "tenantId" } : []
            )
            {
                if (provider.Properties.Text(name) is { } value)
                {
                    config[$"azure-native:{name}"] = value;
                }
            }
        }

        foreach (var (key, value) in Config)
        {
            config[key] = value;
        }

        return new RunRequest
        {
            Project = Project,
            Stack = Name,
            Program = new ProgramCommand("", [], "", "policy pack", "unknown"),
            Config = config,
            SecretKeys = SecretKeys,
            RootDirectory = "",
            Account = Account.MadeUp with { SubscriptionId = Subscription(resources) ?? Account.MadeUp.SubscriptionId },
        };
    }

    /// <summary>The engine names a default provider by its package's version.</summary>
    public static bool IsDefault(string urn) => DefaultName().IsMatch(Urn.Name(urn));

    /// <summary>Nothing names the subscription of a login; the ids of what is deployed do.</summary>
    private static string? Subscription(IEnumerable<AnalyzerResource> resources) =>
        resources
            .SelectMany(resource => Texts(Value.ForStruct(resource.Properties ?? new Struct())))
            .Select(text => InId().Match(text))
            .Where(match => match.Success)
            .CountBy(match => match.Groups[1].Value)
            .OrderByDescending(each => each.Value)
            .Select(each => each.Key)
            .FirstOrDefault();

    private static IEnumerable<string> Texts(Value value) =>
        value.KindCase switch
        {
            Value.KindOneofCase.StringValue => [value.StringValue],
            Value.KindOneofCase.ListValue => value.ListValue.Values.SelectMany(Texts),
            Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.SelectMany(Texts),
            _ => [],
        };

    [GeneratedRegex("^/subscriptions/([0-9a-fA-F-]{36})(?:/|$)")]
    private static partial Regex InId();

    [GeneratedRegex(@"^default(?:_\d+_\d+_\d+.*)?$")]
    private static partial Regex DefaultName();
}
