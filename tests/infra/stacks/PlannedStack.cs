using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Fixtures;
using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Planning.Projects;

namespace Stacks.Tests;

/// <summary>The plan of a fixture stack as preflight makes it, with queries.</summary>
internal sealed class PlannedStack
{
    private const string Registry = "azureml://registries/c";
    private static readonly ConcurrentDictionary<string, Lazy<Task<PlannedStack>>> Unchanged = new();
    private static readonly Lazy<Task<PlannedStack>> LazyEverything = new(() =>
        PlanAsync(
            "prod",
            (
                "certificateVaultId",
                "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-certificates"
                    + "/providers/Microsoft.KeyVault/vaults/kv-certificates"
            ),
            ("certificateName", "chat"),
            ("foundry", "agents"),
            ("bingGrounding", "true"),
            ("bingKey", "a-key-of-bing"),
            ("secondAiLocation", "francecentral"),
            ("chatHistoryDays", "30"),
            ("contact", "mailto:ai-help@example.com"),
            ("customerManagedKeys", "true"),
            ("defenderPlans", "true"),
            ("blockedTerms", """["project-x"]"""),
            ("stagingPercent", "10"),
            ("runnerSubnet", "github"),
            ("runnerHosts", """["mystate.blob.core.windows.net"]"""),
            ("monthlyBudget", "20000"),
            ("jumpHostKey", $"ssh-ed25519 {new string('A', 68)} admin"),
            (
                "predictiveDeployments",
                $"""
                ["blue {Registry}/models/churn/versions/3 {Registry}/environments/e/versions/1 Standard_DS3_v2 3 90",
                "green {Registry}/models/churn/versions/4 {Registry}/environments/e/versions/1 Standard_DS3_v2 3 10"]
                """
            )
        )
    );

    private readonly Dictionary<string, PlannedResource> _byUrn;

    private PlannedStack(Plan plan)
    {
        Plan = plan;
        _byUrn = plan.Resources.ToDictionary(resource => resource.Urn);
    }

    public static Task<PlannedStack> Dev => PlanAsync("dev");

    public static Task<PlannedStack> Test => PlanAsync("test");

    public static Task<PlannedStack> Prod => PlanAsync("prod");

    /// <summary>Prod with every optional part.</summary>
    public static Task<PlannedStack> Everything => LazyEverything.Value;

    /// <summary>A plan that a test has changed.</summary>
    public static PlannedStack Of(Plan plan) => new(plan);

    public Plan Plan { get; }

    public IEnumerable<PlannedResource> Azure =>
        Plan.Resources.Where(resource => resource.Type.StartsWith("azure-native:", StringComparison.Ordinal));

    /// <summary>A fixture stack, or one with some settings changed. Without a change, it is planned once in a test run.</summary>
    public static async Task<PlannedStack> PlanAsync(string stack, params (string Key, string Value)[] changes) =>
        changes.Length == 0
            ? await Unchanged.GetOrAdd(stack, name => new(async () => new PlannedStack(await FixtureStacks.PlanOfAsync(name)))).Value
            : new PlannedStack(await FixtureStacks.PlanAsync(stack, changes));

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    public static string PathOf(string file) => Path.Combine(FixtureStacks.Root, file);

    public IReadOnlyList<PlannedResource> Of(string type) => Azure.Where(resource => resource.Type == $"azure-native:{type}").ToList();

    public PlannedResource One(string type, string name) => Of(type).Single(resource => resource.Name == name);

    /// <summary>Everything a resource waits for, directly or not.</summary>
    public IReadOnlySet<string> Behind(PlannedResource resource)
    {
        var found = new HashSet<string>();
        var open = new Stack<PlannedResource>([resource]);
        while (open.TryPop(out var next))
        {
            foreach (var urn in next.DependsOn.Where(found.Add))
            {
                open.Push(_byUrn[urn]);
            }
        }

        return found;
    }

    /// <param name="path">As in properties.networkAcls.ipRules[0].value.</param>
    /// <returns>The input as text; null if there is none.</returns>
    public static string? Text(PlannedResource resource, string path)
    {
        JsonNode? node = resource.Inputs;
        foreach (var step in path.Replace("[", ".[").Split('.'))
        {
            node = step.StartsWith('[') ? node?[int.Parse(step[1..^1])] : node?[step];
        }

        return node?.ToString();
    }
}
