using System.Collections.Concurrent;
using AzureRest;
using Delivery.Tests.Simulated;
using Fixtures;
using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Planning.Projects;
using Planning.ResourceIds;

namespace Delivery.Tests.Live;

/// <summary>The planned names of a stack's resources in the tests' subscription. A program runs once for all tests of its stack.</summary>
internal static class PlannedNames
{
    private static readonly Account TestAccount = new(TestAzure.Subscription, TestAzure.Tenant);
    private static readonly ConcurrentDictionary<(string Stack, Account Account), Lazy<Task<Plan>>> Plans = new();
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Files = new();

    public static async Task<string> IdOfAsync(string stack, string token) =>
        (await PlanAsync(stack, TestAccount)).Resources.First(resource => resource.Type == $"azure-native:{token}").Id!;

    public static async Task<string> OfAsync(string stack, string token) => ArmId.Name(await IdOfAsync(stack, token));

    public static Task<Plan> PlanAsync(string stack, Account account) =>
        Plans.GetOrAdd((stack, account), _ => new(() => RunAsync(stack, account))).Value;

    /// <summary>The plan as a file for --plan.</summary>
    public static Task<string> FileOfAsync(string stack) => Files.GetOrAdd(stack, _ => new(() => SaveAsync(stack))).Value;

    private static async Task<string> SaveAsync(string stack)
    {
        var folder = Directory.CreateTempSubdirectory("plan-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, $"{stack}.json");
        await File.WriteAllTextAsync(file, PlanFile.Write(await PlanAsync(stack, TestAccount)));
        return file;
    }

    private static Task<Plan> RunAsync(string stack, Account account)
    {
        var project = FixtureStacks.Project;
        return ProgramRunner.RunAsync(
            new RunRequest
            {
                Project = project.Name,
                Stack = stack,
                Program = ProgramLocator.Locate(project, null, null),
                Config = StackConfig.Read(project, stack).Values,
                SecretKeys = [],
                RootDirectory = project.Directory,
                Account = account,
            },
            default
        );
    }
}
