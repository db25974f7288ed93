using Delivery.Tests.Bootstrap;
using Delivery.Tests.Fake;

namespace Delivery.Tests.GitHub;

/// <summary>Runs `github` and `rules` against a repository, after bootstrap made the identities.</summary>
internal static class GitHubRun
{
    public static async Task<FakeAzure> BootstrappedAsync(params string[] more)
    {
        var azure = await FakeAzure.StartAsync();
        (await BootstrapRun.OfAsync(azure, ["--yes", .. more])).Succeeded();
        return azure;
    }

    public static Task<DeliveryRun> SetUpAsync(FakeAzure azure, FakeGitHub gitHub, params string[] more) =>
        DeliveryRun.OfAsync(azure, gitHub, ["github", "--project", DeliveryRun.Project, "--repository", FakeGitHub.Repository, .. more]);

    public static Task<DeliveryRun> RulesAsync(FakeAzure azure, FakeGitHub gitHub, string stack) =>
        DeliveryRun.OfAsync(azure, gitHub, ["rules", stack, "--repository", FakeGitHub.Repository]);
}
