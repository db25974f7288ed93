using Infra.Access;
using Infra.Components.Web;
using Moq;

namespace Infra.Tests.Barriers;

/// <summary>A role assignment is in effect up to ten minutes after Azure has confirmed it.</summary>
public sealed class RoleEffectTests
{
    private static readonly (string Key, string? Value)[] Everything =
    [
        ("addressRange", "192.168.16.0/22"),
        ("ingress", "gateway"),
        ("hostName", "chat.example.com"),
        (
            "certificateVaultId",
            $"/subscriptions/{Recorder.Subscription}/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-certificates"
        ),
        ("certificateName", "chat"),
        ("signInClientId", "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"),
        ("foundry", "agents"),
        ("aiGateway", "apim"),
        ("secondAiLocation", "francecentral"),
        ("customerManagedKeys", "true"),
        ("vaultPurgeProtection", "true"),
        (
            "predictiveDeployments",
            """["blue azureml://registries/c/models/m/versions/3 azureml://registries/c/environments/e/versions/1 Standard_DS3_v2 3 0"]"""
        ),
    ];

    /// <summary>Resources that Azure rejects, or that stay broken, if their role is not in effect.</summary>
    [Theory]
    [InlineData("gateway", "gateway-certificate-gateway-vault-secrets-user")]
    [InlineData("chat-site", "packages-app-blob-reader")]
    [InlineData("agents-host", "agents-threads-agents-cosmos-operator")]
    [InlineData("prediction-workspace", "prediction-store-prediction-blob-contributor")]
    [InlineData("documents-account", "vault-encryption-crypto-user")]
    [InlineData("ai-gateway-policy", "ai-account-ai-gateway-openai-user")]
    [InlineData("ai-gateway-policy", "ai-second-account-ai-gateway-openai-user")]
    public async Task A_resource_waits_until_its_new_role_is_in_effect(string resource, string role)
    {
        var azure = await New.Value;

        Assert.True(azure.TimeOf(resource) - azure.TimeOf(role) >= RoleEffect.Longest);
    }

    [Fact]
    public async Task A_managed_network_waits_until_its_account_may_approve_endpoints()
    {
        var azure = new SlowAzure { RoleAge = TimeSpan.Zero };
        var settings = Config.Settings(("foundry", "project"), ("managedNetwork", "approved"));

        await Stack.BuildAsync(settings, isPreview: false, azure, Mock.Of<IPackageUploader>(), azure.Clock);

        Assert.True(azure.TimeOf("ai-managed-network") - azure.TimeOf("ai-account-account-network-approver") >= RoleEffect.Longest);
    }

    private static readonly Lazy<Task<SlowAzure>> New = new(() => BuildAsync(new SlowAzure { RoleAge = TimeSpan.Zero }, isPreview: false));

    [Fact]
    public async Task A_wait_for_new_roles_never_exceeds_the_documented_time()
    {
        // The clock of this machine is an hour behind Azure's.
        var azure = await BuildAsync(new SlowAzure { RoleAge = TimeSpan.FromHours(-1) }, isPreview: false, gatewayOnly: true);

        var waited = azure.TimeOf("gateway") - azure.TimeOf("gateway-certificate-gateway-vault-secrets-user");
        Assert.InRange(waited, RoleEffect.Longest, RoleEffect.Longest * 3);
    }

    [Theory]
    [InlineData(false, 1440)]
    [InlineData(true, 0)]
    public async Task Old_roles_and_previews_wait_for_nothing(bool isPreview, int ageInMinutes)
    {
        var azure = new SlowAzure { RoleAge = TimeSpan.FromMinutes(ageInMinutes) };
        var start = azure.Clock.GetUtcNow();

        await BuildAsync(azure, isPreview, gatewayOnly: true);

        // An update reads the state of the account three times before its endpoint.
        Assert.True(azure.Clock.GetUtcNow() - start <= TimeSpan.FromSeconds(isPreview ? 0 : 20));
    }

    [Fact]
    public async Task A_role_that_is_not_created_fails_no_update_of_other_targets()
    {
        var azure = new SlowAzure { Skipped = "gateway-certificate-gateway-vault-secrets-user" };

        await BuildAsync(azure, isPreview: false, gatewayOnly: true);

        Assert.Contains("gateway", azure.Requests);
    }

    private static async Task<SlowAzure> BuildAsync(SlowAzure azure, bool isPreview, bool gatewayOnly = false)
    {
        var settings = Config.Settings(gatewayOnly ? Everything[..6] : Everything);
        await Stack.BuildAsync(settings, isPreview, azure, Mock.Of<IPackageUploader>(), azure.Clock);
        return azure;
    }
}
