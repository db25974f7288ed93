using System.Collections.Immutable;
using System.Text.Json;
using Infra.Settings;

namespace Infra.Tests;

/// <summary>What one choice changes and what it does not change.</summary>
public sealed class IsolationTests
{
    private const string Chat = "chat gpt-5.4-mini 2026-03-17 GlobalStandard 30";
    private const string Embedding = "embedding text-embedding-3-large 1 GlobalStandard 30";
    private static readonly Combination Base = new("private", "direct", "open", Zones: false, new HashSet<string>());

    /// <summary>Part → the resources of other parts that refer to it, and the reason.</summary>
    public static TheoryData<string, string[]> Touched =>
        new()
        {
            { "jumpHost", ["network", "network-endpoints-rules"] },
            { "resolver", ["network", "network-endpoints-rules"] },
            { "privateMonitoring", ["monitoring-workspace", "monitoring-insights"] },
            { "project", [] },
            { "agents", ["network", "network-endpoints-rules", "ai-account"] },
            { "managedNetwork", ["ai-account"] },
            { "predictive", ["chat-site"] },
            { "staging", ["chat-site"] },
            { "bing", [] },
            { "secondAccount", ["chat-site"] },
            { "history", ["chat-site"] },
            { "policies", [] },
            { "allowedModels", [] },
            { "defender", [] },
            { "blockedTerms", ["ai-filter"] },
        };

    [Theory]
    [MemberData(nameof(Touched))]
    public async Task A_removed_part_changes_only_its_resources_and_references_to_them(string part, string[] touched)
    {
        var without = await Inputs(Base);
        var with = await Inputs(Base with { Parts = new HashSet<string> { part } });

        Assert.Empty(without.Keys.Except(with.Keys));
        Assert.NotEmpty(with.Keys.Except(without.Keys).Concat(touched));
        Assert.Equal(touched.Order(), without.Keys.Where(name => without[name] != with[name]).Order());
    }

    [Fact]
    public async Task Renamed_deployment_is_the_only_change()
    {
        static async Task<SortedDictionary<string, string>> With(string candidate) =>
            await Inputs(
                Config.Settings(("deployments", $"""["{Chat}", "{candidate} gpt-5 2025-08-07 GlobalStandard 10", "{Embedding}"]"""))
            );
        var before = await With("chat-next");
        var after = await With("chat-candidate");

        Assert.Equal(["ai-chat-next"], before.Keys.Except(after.Keys));
        Assert.Equal(["ai-chat-candidate"], after.Keys.Except(before.Keys));
        Assert.All(before.Keys.Intersect(after.Keys), name => Assert.Equal(before[name], after[name]));
    }

    [Fact]
    public async Task An_added_subnet_does_not_change_the_others()
    {
        var without = await Subnets(Base);
        var with = await Subnets(
            Base with
            {
                Parts = new HashSet<string> { "agents", "jumpHost" },
            }
        );

        Assert.Equal(["app", "endpoints"], without.Keys.Order());
        Assert.All(without, subnet => Assert.Equal(subnet.Value, with[subnet.Key]));
    }

    [Fact]
    public async Task The_same_stack_planned_twice_is_identical()
    {
        var everything = new Combination(
            "private",
            "gateway",
            "firewall",
            Zones: true,
            Combination.Optional.Keys.Except(["project", "bing", "managedNetwork"]).ToHashSet()
        );

        Assert.Equal(await Inputs(everything), await Inputs(everything));
    }

    /// <summary>Names that all of Azure shares.</summary>
    [Fact]
    public async Task Two_stacks_with_the_same_settings_share_no_global_name()
    {
        var everything = new Combination(
            "private",
            "gateway",
            "firewall",
            Zones: true,
            Combination.Optional.Keys.Except(["project", "bing", "managedNetwork"]).ToHashSet()
        );

        var first = await GlobalNames(everything, "prod");
        var second = await GlobalNames(everything, "prod2");

        Assert.Equal(first.Count, second.Count);
        Assert.True(first.Count >= 11);
        Assert.Empty(first.Intersect(second));
    }

    private static async Task<IReadOnlySet<string>> GlobalNames(Combination combination, string stack)
    {
        var recorder = (await Stack.BuildAsync(combination.Settings(stack), isPreview: false)).Recorder;
        var global = new (string Type, string Input)[]
        {
            ("cognitiveservices:Account", "accountName"),
            ("search:Service", "searchServiceName"),
            ("keyvault:Vault", "vaultName"),
            ("storage:StorageAccount", "accountName"),
            ("cosmosdb:DatabaseAccount", "accountName"),
            ("web:WebApp", "name"),
            ("containerregistry:Registry", "registryName"),
            ("machinelearningservices:OnlineEndpoint", "endpointName"),
        };
        return global.SelectMany(kind => recorder.Of(kind.Type).Select(resource => (string)resource.Inputs[kind.Input])).ToHashSet();
    }

    private static Task<SortedDictionary<string, string>> Inputs(Combination combination) => Inputs(combination.Settings());

    private static async Task<SortedDictionary<string, string>> Inputs(WorkloadSettings settings) =>
        new(
            (await Stack.BuildAsync(settings, isPreview: false))
                .Recorder.Resources.Where(resource => resource.Type!.StartsWith("azure-native:", StringComparison.Ordinal))
                .ToDictionary(resource => resource.Name!, resource => JsonSerializer.Serialize(Ordered(resource.Inputs)))
        );

    private static async Task<IReadOnlyDictionary<string, string>> Subnets(Combination combination) =>
        (
            (ImmutableArray<object>)
                (await Stack.BuildAsync(combination.Settings(), isPreview: false)).Recorder.One("network:VirtualNetwork", "network").Inputs[
                    "subnets"
                ]
        )
            .Cast<ImmutableDictionary<string, object>>()
            .ToDictionary(subnet => (string)subnet["name"], subnet => JsonSerializer.Serialize(Ordered(subnet)));

    private static object? Ordered(object? value) =>
        value switch
        {
            ImmutableDictionary<string, object> map => new SortedDictionary<string, object?>(
                map.ToDictionary(entry => entry.Key, entry => Ordered(entry.Value))
            ),
            ImmutableArray<object> list => list.Select(Ordered).ToList(),
            _ => value,
        };
}
