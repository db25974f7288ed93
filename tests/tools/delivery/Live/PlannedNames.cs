using AzureRest;
using Delivery.Tests.Fake;
using Fixtures;
using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Planning.Projects;
using Planning.ResourceIds;

namespace Delivery.Tests.Live;

/// <summary>The planned names of a stack's resources in the fake's subscription.</summary>
internal static class PlannedNames
{
    public static async Task<string> IdOfAsync(string stack, string token) =>
        (await PlanAsync(stack, new Account(FakeAzure.Subscription, FakeAzure.Tenant)))
            .Resources.First(resource => resource.Type == $"azure-native:{token}")
            .Id!;

    public static async Task<string> OfAsync(string stack, string token) => ArmId.Name(await IdOfAsync(stack, token));

    public static Task<Plan> PlanAsync(string stack, Account account)
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
