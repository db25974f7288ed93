using Delivery.Tests.Bootstrap;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.GitHub;

/// <summary>Runs `github` and `rules` against a repository, after bootstrap made the identities.</summary>
internal static class GitHubRun
{
    public static async Task<TestAzure> BootstrappedAsync(params string[] more)
    {
        var azure = await TestAzure.StartAsync();
        (await BootstrapRun.OfAsync(azure, ["--yes", .. more])).Succeeded();
        return azure;
    }

    public static Task<DeliveryRun> SetUpAsync(TestAzure azure, FakeGitHub gitHub, params string[] more) =>
        DeliveryRun.OfAsync(azure, gitHub, ["github", "--project", DeliveryRun.Project, "--repository", FakeGitHub.Repository, .. more]);

    public static Task<DeliveryRun> RulesAsync(TestAzure azure, FakeGitHub gitHub, string stack) =>
        DeliveryRun.OfAsync(azure, gitHub, ["rules", stack, "--repository", FakeGitHub.Repository]);
}
