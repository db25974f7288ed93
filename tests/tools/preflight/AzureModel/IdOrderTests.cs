using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Tests.AzureModel;

public sealed class IdOrderTests
{
    private static readonly IdOrder Order = new([
        .. new[] { "/a/kv2", "/A/KV/keys/2", "/a/kv/keys/1", "/a/kv", "/a/kv-b/keys/1", "", "/a/kv/keys/1/versions/x" }.Select(Resource),
    ]);

    [Theory]
    [InlineData("/a/kv", "/A/KV/keys/2", "/a/kv/keys/1", "/a/kv/keys/1/versions/x")]
    [InlineData("/a/KV/keys/1", "/a/kv/keys/1/versions/x")]
    [InlineData("/a/kv2")]
    [InlineData("/b")]
    [InlineData("")]
    public void Resources_below_an_id_are_found_in_the_order_of_the_plan(string id, params string[] below) =>
        Assert.Equal(below, Order.Below(id).Select(each => each.Id));

    private static AzureResource Resource(string id) =>
        new(
            new PlannedResource
            {
                Urn = $"urn:pulumi:dev::p::azure-native:keyvault:Key::{id}",
                Type = "azure-native:keyvault:Key",
                Name = "key",
                Custom = true,
                Id = id,
            }
        );
}
