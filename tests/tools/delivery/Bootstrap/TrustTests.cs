using Delivery.Tests.Simulated;

namespace Delivery.Tests.Bootstrap;

/// <summary>Which environments and pipelines an identity of `bootstrap` trusts.</summary>
public sealed class TrustTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task A_credential_is_limited_to_its_environment(string environment)
    {
        await using var azure = await TestAzure.StartAsync();
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

    /// <summary>Since August 2024 Entra ID compares issuer and subject letter by letter: with another case no job can sign in.</summary>
    [Theory]
    [InlineData("subject", "repo:Contoso/chat:environment:dev")]
    [InlineData("subject", "repo:contoso/chat:environment:DEV")]
    [InlineData("issuer", "https://token.actions.GitHubUserContent.com")]
    [InlineData("issuer", "https://token.actions.githubusercontent.com/")]
    public async Task A_trust_with_another_spelling_is_shown_and_repaired(string property, string value)
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes", "--environment", "dev");
        var trust = azure
            .Made("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials")
            .Single(item => item["id"]!.ToString().Contains("/id-aichat-deploy-dev/"));
        var right = trust["properties"]![property]!.ToString();
        trust["properties"]![property] = value;
        azure.ForgetLog();

        var look = await BootstrapRun.OfAsync(azure, "--environment", "dev");
        await BootstrapRun.OfAsync(azure, "--environment", "dev", "--yes");

        Assert.Contains($"      properties.{property}: {value} -> {right}", look.Lines);
        Assert.Equal([$"PUT {trust["id"]}"], azure.Changes);
        Assert.Equal(right, azure.Resources[trust["id"]!.ToString()]!["properties"]![property]!.ToString());
    }

    /// <summary>Without the ids the jobs cannot sign in: AADSTS700213, see Azure/azure-dev#9382.</summary>
    [Fact]
    public async Task A_repository_with_numeric_ids_gets_a_subject_with_these_ids()
    {
        await using var azure = await TestAzure.StartAsync();

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
            line.StartsWith("note: the jobs of contoso/chat are trusted by its name, letter by letter as GitHub spells it.")
            && line.Contains("gh api repos/contoso/chat/actions/oidc/customization/sub --jq .sub_claim_prefix")
        );
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Lines, line => line.Contains("are trusted by its name"));
        Assert.Equal(
            ["repo:contoso_x@5544123/chat@821093847:environment:dev", "repo:contoso_x@5544123/chat@821093847:environment:dev-preview"],
            SubjectsOf(azure)
        );
    }

    [Fact]
    public async Task Another_pipeline_service_is_trusted_by_issuer_and_subject()
    {
        await using var azure = await TestAzure.StartAsync();

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
        Assert.Equal(["sc://contoso/chat/azure-dev", "sc://contoso/chat/azure-dev-preview"], SubjectsOf(azure));
    }

    /// <summary>Entra generates one subject for each service connection of Azure DevOps.</summary>
    [Fact]
    public async Task Subjects_can_be_set_for_each_environment()
    {
        await using var azure = await TestAzure.StartAsync();
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

    private static IEnumerable<string> SubjectsOf(TestAzure azure) =>
        azure
            .Made("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials")
            .Select(item => item["properties"]!["subject"]!.ToString())
            .Order();
}
