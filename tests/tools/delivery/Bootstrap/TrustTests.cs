using Delivery.Tests.Fake;

namespace Delivery.Tests.Bootstrap;

/// <summary>Which environments and pipelines an identity of `bootstrap` trusts.</summary>
public sealed class TrustTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task An_identity_is_trusted_in_its_own_environment_alone(string environment)
    {
        await using var azure = await FakeAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");

        foreach (var (purpose, jobs) in new[] { ("deploy", environment), ("preview", $"{environment}-preview") })
        {
            var trust = Assert.Single(azure.Made("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"), item =>
                item["id"]!.ToString().Contains($"/id-aichat-{purpose}-{environment}/")
            )["properties"]!;
            Assert.Equal(
                (
                    "https://token.actions.githubusercontent.com",
                    $"repo:contoso/chat:environment:{jobs}",
                    """["api://AzureADTokenExchange"]"""
                ),
                (trust["issuer"]!.ToString(), trust["subject"]!.ToString(), trust["audiences"]!.ToJsonString())
            );
        }
    }

    /// <summary>Without the numbers its jobs could not sign in: AADSTS700213, as Azure/azure-dev#9382 found.</summary>
    [Fact]
    public async Task A_repository_that_GitHub_names_by_its_numbers_is_trusted_so()
    {
        await using var azure = await FakeAzure.StartAsync();

        var named = await BootstrapRun.OfAsync(azure, "--environment", "dev");
        var run = await DeliveryRun.OfAsync(
            azure,
            "bootstrap",
            "--project",
            DeliveryRun.Project,
            "--repository",
            "contoso_x@5544123/chat@821093847",
            "--environment",
            "dev",
            "--yes"
        );

        Assert.Contains(named.Lines, line =>
            line.StartsWith("note: contoso/chat is trusted by name.")
            && line.Contains("gh api repos/contoso/chat/actions/oidc/customization/sub --jq .sub_claim_prefix")
        );
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Lines, line => line.Contains("is trusted by name"));
        Assert.Equal(
            ["repo:contoso_x@5544123/chat@821093847:environment:dev", "repo:contoso_x@5544123/chat@821093847:environment:dev-preview"],
            azure
                .Made("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials")
                .Select(item => item["properties"]!["subject"]!.ToString())
                .Order()
        );
    }

    [Fact]
    public async Task Another_service_is_trusted_by_issuer_and_subject()
    {
        await using var azure = await FakeAzure.StartAsync();

        var run = await DeliveryRun.OfAsync(
            azure,
            "bootstrap",
            "--project",
            DeliveryRun.Project,
            "--issuer",
            "https://vstoken.dev.azure.com/an-id",
            "--subject",
            "sc://contoso/chat/azure-{environment}",
            "--environment",
            "dev",
            "--yes"
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["sc://contoso/chat/azure-dev", "sc://contoso/chat/azure-dev-preview"],
            azure
                .Made("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials")
                .Select(item => item["properties"]!["subject"]!.ToString())
                .Order()
        );
    }

    /// <summary>A service connection of Azure DevOps has a subject that Entra makes up, one for each.</summary>
    [Fact]
    public async Task Subjects_that_follow_no_pattern_are_given_one_by_one()
    {
        await using var azure = await FakeAzure.StartAsync();
        const string Issuer = "https://login.microsoftonline.com/a-tenant/v2.0";

        var run = await DeliveryRun.OfAsync(
            azure,
            "bootstrap",
            "--project",
            DeliveryRun.Project,
            "--issuer",
            Issuer,
            "--subject",
            "dev=/eid1/c/pub/t/a/sc/1/2=",
            "--subject",
            "dev-preview=/eid1/c/pub/t/a/sc/1/3",
            "--environment",
            "dev",
            "--yes"
        );

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(
            [("deploy-dev", Issuer, "/eid1/c/pub/t/a/sc/1/2="), ("preview-dev", Issuer, "/eid1/c/pub/t/a/sc/1/3")],
            azure
                .Made("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials")
                .Select(item =>
                    (
                        item["id"]!.ToString().Split('/')[^3]["id-aichat-".Length..],
                        item["properties"]!["issuer"]!.ToString(),
                        item["properties"]!["subject"]!.ToString()
                    )
                )
                .Order()
        );
    }
}
