using System.Text;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Data;

public sealed class BlobTests
{
    private const string Container = $"{Storage}/blobServices/default/containers/packages";
    private const string Contributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string Assignment = $"{Storage}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-0000000000a1";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("package");
    private static readonly BlobRequest Put = new("PUT", "data.blob.core.windows.net", "/packages/app.zip", Content);
    private readonly TestAzure _azure = new();

    public BlobTests()
    {
        _azure.MakeStorage();
        _azure.Make(Container, StorageVersion, "{}");
    }

    [Fact]
    public void A_blob_is_written_and_read_by_a_caller_with_a_role()
    {
        Assert.Equal((403, "AuthorizationPermissionMismatch"), Answer(Put));
        Grant();

        Assert.Equal((404, "BlobNotFound"), Answer(Put with { Method = "HEAD" }));
        Assert.Equal((201, null), Answer(Put));
        Assert.Equal(Content, _azure.Azure.SendBlob(Put with { Method = "GET" }).Content);
        Assert.Equal(Content.Length, _azure.Azure.SendBlob(Put with { Method = "HEAD" }).Length);
    }

    [Fact]
    public void A_blob_that_exists_is_kept_where_the_request_asks_for_it()
    {
        Grant();
        var once = Put with { Headers = new Dictionary<string, string> { ["if-none-match"] = "*" } };

        Assert.Equal((201, null), Answer(once));
        Assert.Equal((409, "BlobAlreadyExists"), Answer(once));
        Assert.Equal((201, null), Answer(Put));
    }

    [Fact]
    public void Blocks_become_a_blob_when_they_are_committed()
    {
        Grant();
        var block = Put with
        {
            Query = new Dictionary<string, string> { ["comp"] = "block", ["blockid"] = "MQ==" },
        };
        var list = "<?xml version=\"1.0\"?><BlockList><Latest>MQ==</Latest></BlockList>";

        Assert.Equal((201, null), Answer(block));
        Assert.Equal((404, "BlobNotFound"), Answer(Put with { Method = "HEAD" }));
        var commit = Put with
        {
            Query = new Dictionary<string, string> { ["comp"] = "blocklist" },
            Content = Encoding.UTF8.GetBytes(list),
        };
        Assert.Equal((201, null), Answer(commit));
        Assert.Equal(Content, _azure.Azure.SendBlob(Put with { Method = "GET" }).Content);
    }

    [Fact]
    public void Host_and_container_must_exist_and_go_with_the_account()
    {
        Grant();
        Answer(Put);

        Assert.Equal((0, "HostNotFound"), Answer(Put with { Host = "none.blob.core.windows.net" }));
        Assert.Equal((404, "ContainerNotFound"), Answer(Put with { Path = "/none/app.zip" }));
        _azure.Remove(Storage, StorageVersion);
        Assert.Equal((0, "HostNotFound"), Answer(Put));
        Assert.Empty(_azure.Azure.State.Blobs);
    }

    [Fact]
    public void An_account_that_is_closed_admits_callers_of_its_private_network_and_of_its_rules()
    {
        Grant();
        Close("\"publicNetworkAccess\": \"Disabled\"");
        Assert.Equal((403, "AuthorizationFailure"), Answer(Put));
        Assert.Equal((403, "AuthorizationFailure"), Answer(Put with { IsPrivate = true }));
        _azure.Make(
            $"{Group}/providers/Microsoft.Network/privateEndpoints/data",
            "2024-05-01",
            $$$"""
            {"location": "swedencentral", "properties": {"privateLinkServiceConnections":
             [{"name": "data", "properties": {"privateLinkServiceId": "{{{Storage}}}", "groupIds": ["blob"]}}]}}
            """
        );
        Assert.Equal((201, null), Answer(Put with { IsPrivate = true }));
        Assert.Equal((403, "AuthorizationFailure"), Answer(Put));
        Close(
            """
            "publicNetworkAccess": "Enabled", "networkAcls": {"defaultAction": "Deny", "ipRules": [{"value": "20.0.0.0/24"}]}
            """
        );
        Assert.Equal((201, null), Answer(Put with { Address = "20.0.0.7" }));
        Assert.Equal((403, "AuthorizationFailure"), Answer(Put with { Address = "20.0.1.7" }));
    }

    private (int, string?) Answer(BlobRequest request)
    {
        var answer = _azure.Azure.SendBlob(request);
        return (answer.Status, answer.ErrorCode);
    }

    private void Grant() =>
        _azure.Make(
            Assignment,
            "2022-04-01",
            $$"""
            {"properties": {"principalId": "{{_azure.Azure.Options.Owner}}",
             "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/{{Contributor}}"} }
            """
        );

    private void Close(string properties)
    {
        Ok(_azure.Send("PATCH", Storage, StorageVersion, $$"""{"properties": { {{properties}} } }"""));
        _azure.Finish();
    }
}
