using System.Collections.Immutable;
using Pulumi.AzureNative.Network;
using Pulumi.Testing;
using InlineSubnet = Pulumi.AzureNative.Network.Inputs.SubnetArgs;

namespace Pulumi.AzureNative.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Inputs_are_sent_under_their_wire_names_with_nested_defaults()
    {
        var mocks = new Mocks();

        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            _ = new VirtualNetwork(
                "net",
                new()
                {
                    ResourceGroupName = "rg",
                    Subnets =
                    {
                        new InlineSubnet { Name = "a", AddressPrefix = "10.0.0.0/24" },
                    },
                }
            );
        });

        Assert.Equal("azure-native:network:VirtualNetwork", mocks.Type);
        Assert.Equal(
            ["enableDdosProtection", "enableVmProtection", "resourceGroupName", "subnets"],
            mocks.Inputs.Keys.Order(StringComparer.Ordinal)
        );
        var subnet = (IReadOnlyDictionary<string, object>)((ImmutableArray<object>)mocks.Inputs["subnets"])[0];
        Assert.Equal("10.0.0.0/24", subnet["addressPrefix"]);
        Assert.Equal("Disabled", subnet["privateEndpointNetworkPolicies"]);
    }

    [Fact]
    public async Task A_required_input_left_out_fails_the_run()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(new Mocks(), new TestOptions(), () =>
            {
                _ = new VirtualNetwork("net", new());
            }));

        Assert.Contains("resourceGroupName", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_function_is_called_by_its_token()
    {
        var mocks = new Mocks();

        await Deployment.TestAsync(mocks, new TestOptions(), async () =>
        {
            var config = await Authorization.GetClientConfig.InvokeAsync();
            Assert.Equal("tenant", config.TenantId);
            return new Dictionary<string, object?>();
        });
    }

    private sealed class Mocks : IMocks
    {
        public string? Type { get; private set; }

        public ImmutableDictionary<string, object> Inputs { get; private set; } = ImmutableDictionary<string, object>.Empty;

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            (Type, Inputs) = (args.Type, args.Inputs);
            return Task.FromResult<(string?, object)>(("id", args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args)
        {
            Assert.Equal("azure-native:authorization:getClientConfig", args.Token);
            return Task.FromResult<object>(
                ImmutableDictionary<string, object>
                    .Empty.Add("tenantId", "tenant")
                    .Add("clientId", "")
                    .Add("objectId", "")
                    .Add("subscriptionId", "")
            );
        }
    }
}
