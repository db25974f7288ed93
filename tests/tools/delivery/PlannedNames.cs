using System.Collections.Concurrent;
using AzureRest;
using Delivery.Tests.Simulated;
using Fixtures;
using Planning.Engine;
using Planning.Plans;
using Planning.ResourceIds;

namespace Delivery.Tests;

/// <summary>The planned names of a stack's resources in the tests' subscription. Equal programs run once for all tests.</summary>
internal static class PlannedNames
{
    private static readonly Account TestAccount = new(TestAzure.Subscription, TestAzure.Tenant);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Files = new();

    public static async Task<string> IdOfAsync(string stack, string token) =>
        (await PlanAsync(stack)).Resources.First(resource => resource.Type == $"azure-native:{token}").Id!;

    public static async Task<string> OfAsync(string stack, string token) => ArmId.Name(await IdOfAsync(stack, token));

    /// <param name="changes">Settings, without `ai-workload:`.</param>
    public static Task<Plan> PlanAsync(string stack, params (string Key, string Value)[] changes) =>
        PlannedOnce.RunAsync(FixtureStacks.Request(stack, RunMode.Resolved, changes) with { Account = TestAccount }, default);

    /// <summary>The plan as a file for --plan.</summary>
    public static Task<string> FileOfAsync(string stack, params (string Key, string Value)[] changes) =>
        Files.GetOrAdd($"{stack} {string.Join(' ', changes)}", _ => new(() => SaveAsync(stack, changes))).Value;

    private static async Task<string> SaveAsync(string stack, (string Key, string Value)[] changes)
    {
        var folder = Directory.CreateTempSubdirectory("plan-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, $"{stack}.json");
        await File.WriteAllTextAsync(file, PlanFile.Write(await PlanAsync(stack, changes)));
        return file;
    }
}
