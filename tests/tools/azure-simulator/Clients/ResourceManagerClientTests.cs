using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.ResourceManager;
using Azure.ResourceManager.Resources;
using Azure.ResourceManager.Resources.Models;
using AzureSimulator.Tests.Http;

namespace AzureSimulator.Tests.Clients;

/// <summary>Microsoft's client for .NET, Azure.ResourceManager.</summary>
public sealed class ResourceManagerClientTests : IAsyncLifetime
{
    private Served _served = null!;
    private HttpClient _connections = null!;
    private ArmClient _client = null!;

    private string Vault => $"{_served.Group}/providers/Microsoft.KeyVault/vaults/kv-one";

    public async Task InitializeAsync()
    {
        _served = await Served.StartAsync();
        _connections = new HttpClient(_served.Connections());
        var transport = new HttpClientTransport(_connections);
        var credential = new ClientSecretCredential(
            _served.Azure.Options.Tenant,
            "11111111-0000-4000-8000-000000000000",
            "any",
            new ClientSecretCredentialOptions
            {
                AuthorityHost = _served.Server.Address,
                DisableInstanceDiscovery = true,
                Transport = transport,
            }
        );
        var options = new ArmClientOptions
        {
            Environment = new ArmEnvironment(_served.Server.Address, _served.Host),
            Transport = transport,
            Retry = { MaxRetries = 0 },
        };
        _client = new ArmClient(credential, _served.Azure.Options.Subscription, options);
    }

    public async Task DisposeAsync()
    {
        _connections.Dispose();
        await _served.DisposeAsync();
    }

    [Fact]
    public async Task The_subscription_and_its_tenant_are_found()
    {
        var subscription = await _client.GetDefaultSubscriptionAsync();
        var tenants = await _client.GetTenants().GetAllAsync().ToListAsync();

        Assert.Equal(_served.Azure.Options.Subscription, subscription.Data.SubscriptionId);
        Assert.Equal(_served.Azure.Options.Tenant, Assert.Single(tenants).Data.TenantId.ToString());
        Assert.Contains("swedencentral", (await subscription.GetLocationsAsync().ToListAsync()).Select(location => location.Name));
    }

    [Fact]
    public async Task A_group_is_created_listed_tagged_and_deleted()
    {
        var groups = (await _client.GetDefaultSubscriptionAsync()).GetResourceGroups();
        Assert.False(await groups.ExistsAsync("rg"));

        var group = await EndAsync(groups.CreateOrUpdateAsync(WaitUntil.Started, "rg", new ResourceGroupData(AzureLocation.SwedenCentral)));
        Assert.True(await groups.ExistsAsync("rg"));
        Assert.Equal("Succeeded", group.Data.ResourceGroupProvisioningState);
        Assert.Equal(["rg"], (await groups.GetAllAsync().ToListAsync()).Select(one => one.Data.Name));

        var tagged = (await group.UpdateAsync(new ResourceGroupPatch { Tags = { ["costs"] = "known" } })).Value;
        Assert.Equal("known", tagged.Data.Tags["costs"]);

        await EndAsync(group.DeleteAsync(WaitUntil.Started));
        Assert.False(await groups.ExistsAsync("rg"));
    }

    [Fact]
    public async Task A_resource_is_waited_for_listed_tagged_and_deleted()
    {
        await CreateGroupAsync();
        var before = _served.Azure.Clock.Now;

        var vault = await CreateVaultAsync();

        Assert.Equal("Succeeded", vault.Data.Properties.ToObjectFromJson<Dictionary<string, object>>()!["provisioningState"].ToString());
        Assert.True(_served.Azure.Clock.Now > before);
        var group = _client.GetResourceGroupResource(new ResourceIdentifier(_served.Group));
        Assert.Equal(["kv-one"], (await group.GetGenericResourcesAsync().ToListAsync()).Select(one => one.Data.Name));

        var tagged = (await vault.AddTagAsync("costs", "known")).Value;
        Assert.Equal("known", tagged.Data.Tags["costs"]);

        await EndAsync(vault.DeleteAsync(WaitUntil.Started));
        Assert.False(await _client.GetGenericResources().ExistsAsync(new ResourceIdentifier(Vault)));
    }

    [Fact]
    public async Task A_lock_stops_a_deletion_until_it_is_removed()
    {
        await CreateGroupAsync();
        var vault = await CreateVaultAsync();
        var locks = vault.GetManagementLocks();
        var held = await EndAsync(
            locks.CreateOrUpdateAsync(WaitUntil.Started, "keep", new ManagementLockData(ManagementLockLevel.CanNotDelete))
        );

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => vault.DeleteAsync(WaitUntil.Completed));

        Assert.Equal((409, "ScopeLocked"), (refusal.Status, refusal.ErrorCode));
        await EndAsync(held.DeleteAsync(WaitUntil.Started));
        await EndAsync(vault.DeleteAsync(WaitUntil.Started));
    }

    private async Task CreateGroupAsync()
    {
        var groups = (await _client.GetDefaultSubscriptionAsync()).GetResourceGroups();
        await EndAsync(groups.CreateOrUpdateAsync(WaitUntil.Started, "rg", new ResourceGroupData(AzureLocation.SwedenCentral)));
    }

    private async Task<GenericResource> CreateVaultAsync()
    {
        var properties = new
        {
            tenantId = _served.Azure.Options.Tenant,
            sku = new { family = "A", name = "standard" },
            enableRbacAuthorization = true,
        };
        var data = new GenericResourceData(AzureLocation.SwedenCentral) { Properties = BinaryData.FromObjectAsJson(properties) };
        return await EndAsync(_client.GetGenericResources().CreateOrUpdateAsync(WaitUntil.Started, new ResourceIdentifier(Vault), data));
    }

    /// <summary>Polls as WaitUntil.Completed does, without its pause of at least a second of real time before each poll.</summary>
    private static async Task<T> EndAsync<T>(Task<ArmOperation<T>> started)
        where T : notnull
    {
        var operation = await started;
        await EndAsync(operation);
        return operation.Value;
    }

    private static async Task EndAsync(Task<ArmOperation> started) => await EndAsync(await started);

    private static async Task EndAsync(Operation operation)
    {
        for (var polls = 0; !operation.HasCompleted; polls++)
        {
            Assert.InRange(polls, 0, 50);
            await operation.UpdateStatusAsync();
        }
    }
}
