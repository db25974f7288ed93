using AzureRest;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Bootstrap;

/// <summary>Which environments a run names, and which subscriptions they share.</summary>
public sealed class EnvironmentTests
{
    private const string Subscription = $"/subscriptions/{TestAzure.Subscription}";
    private const string Other = "22222222-aaaa-4bbb-8ccc-000000000002";
    private const string Third = "33333333-aaaa-4bbb-8ccc-000000000003";

    [Theory]
    [InlineData(new[] { "--environment", "sandbox" }, "error: dev, prod, test were bootstrapped before and are not named")]
    [InlineData(
        new[] { "--environment", "dev", "--environment", "test", "--environment", "sandbox" },
        "error: prod was bootstrapped before and is not named"
    )]
    public async Task Adding_an_environment_without_naming_the_existing_ones_is_rejected(string[] environments, string expected)
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");
        azure.ForgetLog();

        var run = await BootstrapRun.OfAsync(azure, [.. environments, "--yes"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(expected, run.Errors);
        Assert.Contains("--environment dev --environment test --environment prod --environment sandbox.", run.Errors);
        Assert.Empty(azure.Changes);
    }

    /// <summary>The line that the guide had: prod's identity stays in dev's subscription, whose deployer can add a trust to it.</summary>
    [Theory]
    [InlineData("dev", "test", $"prod={Other}")]
    [InlineData($"dev={Third}", "test", $"prod={Other}")]
    [InlineData("dev", $"test={Third}", $"prod={Other}")]
    [InlineData("sandbox", $"prod={Other}")]
    public async Task A_separate_production_without_a_separate_delivery_is_rejected(params string[] environments)
    {
        await using var azure = await StartAsync();
        var named = environments.SelectMany(environment => new[] { "--environment", environment });

        var run = await BootstrapRun.OfAsync(azure, ["--subscription", TestAzure.Subscription, .. named, "--yes"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            $"error: prod has its own subscription, but state, keys and identities would be in {TestAzure.Subscription}",
            run.Errors
        );
        Assert.Contains("--subscription <delivery subscription> --environment ", run.Errors);
        Assert.Contains($"--environment prod={Other}. To accept the risk, add --allow-shared-delivery", run.Errors);
        Assert.Empty(azure.Changes);
    }

    [Theory]
    [InlineData(TestAzure.Subscription, $"dev={Other}", $"prod={Other}")]
    [InlineData(TestAzure.Subscription, $"dev={Other}", $"prod={Third}")]
    [InlineData(Third, $"dev={Other}", $"prod={Third}")]
    [InlineData(TestAzure.Subscription, "dev", "prod")]
    public async Task Other_combinations_of_subscriptions_are_accepted(string delivery, params string[] environments)
    {
        await using var azure = await StartAsync();
        var named = environments.SelectMany(environment => new[] { "--environment", environment });

        (await BootstrapRun.OfAsync(azure, ["--subscription", delivery, .. named])).Succeeded();
    }

    [Fact]
    public async Task An_environment_with_its_own_subscription_has_role_assignments_only_there()
    {
        await using var azure = await StartAsync();

        var run = await BootstrapRun.OfAsync(
            azure,
            "--subscription",
            TestAzure.Subscription,
            "--environment",
            "dev",
            "--environment",
            $"prod={Other}",
            "--allow-shared-delivery",
            "--yes"
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(azure.RightsOf("id-aichat-deploy-prod"), right =>
            right.Scope == $"/subscriptions/{Other}" && right.Role == BuiltInRole.Contributor.Id
        );
        Assert.DoesNotContain(azure.RightsOf("id-aichat-deploy-prod"), right => right.Scope == Subscription);
        Assert.Contains($"AZURE_SUBSCRIPTION_ID={Other}", run.Lines);
        Assert.DoesNotContain(run.Lines, line => line.Contains("share subscription"));
        Assert.Contains(run.Lines, line =>
            line.StartsWith("note: state, keys and identities are in the subscription of dev")
            && line.EndsWith($"--environment dev={TestAzure.Subscription} --environment prod={Other}")
        );
    }

    [Fact]
    public async Task A_shared_subscription_is_reported_with_its_consequences()
    {
        await using var azure = await TestAzure.StartAsync();

        var run = await BootstrapRun.OfAsync(azure);

        Assert.Contains(run.Lines, line =>
            line.StartsWith($"note: dev, test, prod share subscription {TestAzure.Subscription}")
            && line.EndsWith(
                "--subscription <delivery subscription> --environment dev=<dev subscription> --environment test=<test subscription> "
                    + "--environment prod=<prod subscription>"
            )
        );
        Assert.Contains(run.Lines, line =>
            line
            == "note: the settings of prod refer to subscription "
                + $"{ArmId.After(DeliveryRun.OfProd("certificateVaultId"), "subscriptions")}: its owner must assign the required roles; "
                + $"on {ArmId.Name(DeliveryRun.OfProd("certificateVaultId"))}: Key Vault Contributor, and on its secret "
                + $"{DeliveryRun.OfProd("certificateName")}: Role Based Access Control Administrator, for the deployer; "
                + "Reader for the preview"
        );
    }

    private static async Task<TestAzure> StartAsync()
    {
        var azure = await TestAzure.StartAsync(options =>
            options with
            {
                OtherSubscriptions = new HashSet<string> { Other, Third },
            }
        );
        azure.AddSubscription(Other, "Production");
        azure.AddSubscription(Third, "Test");
        return azure;
    }
}
