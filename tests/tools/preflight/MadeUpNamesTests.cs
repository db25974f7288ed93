using Google.Protobuf.WellKnownTypes;
using Planning.ResourceIds;

namespace Preflight.Tests;

/// <summary>Names that a program leaves out.</summary>
public sealed class MadeUpNamesTests
{
    private const string Guid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    [Theory]
    [InlineData("resources:ResourceGroup", "^docs[0-9a-f]{8}$")]
    [InlineData("storage:StorageAccount", "^docs[0-9a-f]{8}$")]
    [InlineData("storage:BlobContainer", "^docs$")]
    [InlineData("network:Subnet", "^docs$")]
    [InlineData("cdn:AFDEndpoint", "^docs[0-9a-f]{8}$")]
    [InlineData("authorization:RoleAssignment", $"^{Guid}$")]
    [InlineData("authorization:RoleDefinition", $"^{Guid}$")]
    [InlineData("authorization:ManagementLockByScope", "^docs[0-9a-f]{8}$")]
    public void A_name_that_is_left_out_is_made_as_by_the_provider(string type, string pattern)
    {
        var inputs = new Struct();
        foreach (var name in (string[])["resourceGroupName", "accountName", "virtualNetworkName", "profileName", "scope"])
        {
            inputs.Fields[name] = Value.ForString("given");
        }

        if (type is "resources:ResourceGroup" or "storage:StorageAccount")
        {
            inputs.Fields.Remove(type == "resources:ResourceGroup" ? "resourceGroupName" : "accountName");
        }

        var urn = $"urn:pulumi:dev::shop::azure-native:{type}::docs";
        var id = ResourceId.For($"azure-native:{type}", urn, inputs, Account.MadeUp, invents: true);

        Assert.Matches(pattern, id!.Name);
    }
}
